// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import java.util.concurrent.CompletableFuture;

/** A call made into the library's request, ready to be sent, more than once if the library permits that. */
public interface Prepared {
    /** @return the status, when the response has been read to its end */
    CompletableFuture<Integer> send() throws Exception;
}
