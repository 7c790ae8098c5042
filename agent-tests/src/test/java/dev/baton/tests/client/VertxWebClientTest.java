// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** As {@link VertxClientTest}, for {@code WebClient}, which follows redirects. */
@Tag("vertx")
@Sends(with = "VertxClient", way = "web")
class VertxWebClientTest extends ClientHarness {
    @Test
    void everyCallThatWaitsForAConnectionSendsItsOwnTrace() throws Exception {
        for (int round = 0; round < 3; round++) assertKeepsApart(500, "/ok?", "/302?/ok?");
    }
}
