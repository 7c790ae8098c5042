// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Callers that wait for a connection, and get it from one another. */
@Tag("reactornetty")
@Sends(with = "ReactorClient")
class ReactorPoolsTest extends ClientHarness {
    @Test
    void everyCallThatWaitsForAConnectionSendsItsOwnTrace() throws Exception {
        for (int round = 0; round < 5; round++) assertKeepsApart(500, "/ok?");
    }
}
