// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.carry.Request;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Callers from outside of Vert.x, who share an event loop, wait for a connection and get it from one another. */
@Tag("vertx")
@Sends(with = "VertxClient")
class VertxClientTest extends ClientHarness {
    @Test
    void sendsWhatWasCarriedVerbatim() throws Exception {
        for (Map<String, String> carried : Trace.everyFormat(1)) {
            send(carried, Call.get(origin.uri("/ok")));
            assertThat(onlyReceived().trace()).containsAllEntriesOf(Trace.once(carried));
            send(null, Call.get(origin.uri("/ok")));
            assertThat(onlyReceived().trace()).isEmpty();
        }
    }

    @Test
    void everyCallThatWaitsForAConnectionSendsItsOwnTrace() throws Exception {
        for (int round = 0; round < 3; round++) assertKeepsApart(500, "/ok?");
    }

    @Test
    void nothingIsKept() throws Exception {
        everyCallThatWaitsForAConnectionSendsItsOwnTrace();
        Request.assertNothingIsLeft();
    }
}
