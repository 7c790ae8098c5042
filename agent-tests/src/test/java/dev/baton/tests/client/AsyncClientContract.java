// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import org.junit.jupiter.api.Test;

/** As {@link Http1ClientContract}, for calls that do not keep the caller waiting and share a limited pool of connections. */
abstract class AsyncClientContract extends Http1ClientContract {
    @Test
    void keepsACrowdOfCallsApart() throws Exception {
        assertKeepsApart(crowd(), "/ok?", "/ok?", "/302?/ok?");
    }

    /** How many calls wait for a connection at the same time. */
    int crowd() {
        return 10_000;
    }
}
