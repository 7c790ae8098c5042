// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** SDK 1 signs nearly all the headers that its request has, and it has none of ours by then. */
@Tag("awssdk1")
@Sends(with = "AwsSts1")
class SignedByAwsSdk1Test extends ClientHarness {
    @Test
    void staysValid() throws Exception {
        send(Trace.all(1), Call.get(origin.uri("/")));
        List<Received> received = origin.received();
        assertThat(received).isNotEmpty();
        for (Received request : received) {
            assertThat(request.trace()).isEqualTo(Trace.once(Trace.all(1)));
            AwsSignature.assertIsValid(request);
        }
    }
}
