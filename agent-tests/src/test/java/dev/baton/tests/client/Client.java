// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** A library's client of some version, as the contracts see it. It lives beside the library, in its class loader. */
public interface Client extends AutoCloseable {
    /** @param way which of the ways in which the library sends; the test names it */
    Prepared prepare(String way, Call call) throws Exception;

    /** The outcome of a call that keeps its caller waiting. */
    static CompletableFuture<Integer> outcome(Callable<Integer> call) {
        CompletableFuture<Integer> outcome = new CompletableFuture<>();
        try {
            outcome.complete(call.call());
        } catch (Throwable fault) {
            outcome.completeExceptionally(fault);
        }
        return outcome;
    }
}
