// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import org.junit.jupiter.api.Test;

/** As {@link Http1ClientContract}, for calls that do not keep the caller waiting and share a limited pool of connections. */
abstract class AsyncClientContract extends Http1ClientContract {
    @Test
    void keepsTenThousandCallsApart() throws Exception {
        assertKeepsApart(10_000, "/ok?", "/ok?", "/302?/ok?");
    }
}
