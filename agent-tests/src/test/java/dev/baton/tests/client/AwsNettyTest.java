// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The asynchronous client of AWS SDK 2, below its retries and signatures: callers wait for a connection and get it from one another. */
@Tag("awsnetty")
@Sends(with = "AwsNetty")
class AwsNettyTest extends ClientHarness {
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
    void sendsABodyUnderItsOwnTrace() throws Exception {
        send(Trace.all(1), Call.post(origin.uri("/ok"), "what was posted"));
        Received received = onlyReceived();
        assertThat(received.trace()).isEqualTo(Trace.once(Trace.all(1)));
        assertThat(received.text()).isEqualTo("what was posted");
    }

    @Test
    void everyCallThatWaitsForAConnectionSendsItsOwnTrace() throws Exception {
        for (int round = 0; round < 3; round++) assertKeepsApart(500, "/ok?");
    }
}
