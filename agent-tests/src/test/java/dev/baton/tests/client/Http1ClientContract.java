// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;

/** As {@link ClientContract}, for a client that speaks HTTP/1.1 and takes connections back into a pool. */
abstract class Http1ClientContract extends ClientContract {
    @Test
    void sendsTheSameOnceMoreWhenAPooledConnectionTurnsOutToBeClosed() throws Exception {
        send(Trace.all(1), Call.get(origin.uri("/ok")));
        assertEveryRequestHad(Trace.all(1), 1);
        send(Trace.all(2), Call.get(origin.uri("/drop")));
        assertEveryRequestHad(Trace.all(2), 2);
        send(null, Call.get(origin.uri("/drop")));
        assertEveryRequestHad(Collections.emptyMap(), 2);
    }

    @Test
    void sendsABodyThatTheServerIsAskedAboutByteForByte() throws Exception {
        Call call = Call.post(origin.uri("/ok"), bytes(10_000));
        call.expectsContinue = true;
        send(Trace.all(1), call);
        Received received = onlyReceived();
        assertThat(received.trace()).isEqualTo(Trace.once(Trace.all(1)));
        assertThat(received.body).isEqualTo(call.body);
    }

    @Test
    void writesNamesInTheirCustomaryCase() throws Exception {
        send(Trace.all(1), Call.get(origin.uri("/ok")));
        assertThat(onlyReceived().names()).containsAll(Trace.all(1).keySet());
    }
}
