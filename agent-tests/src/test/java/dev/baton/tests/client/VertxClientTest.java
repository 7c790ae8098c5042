// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import dev.baton.tests.carry.Request;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Callers from outside of Vert.x. */
@Tag("vertx")
@Sends(with = "VertxClient")
class VertxClientTest extends PoolContract {
    VertxClientTest() {
        super("/ok?");
    }

    @Test
    void nothingIsKept() throws Exception {
        everyCallThatWaitsForAConnectionSendsItsOwnTrace();
        Request.assertNothingIsLeft();
    }
}
