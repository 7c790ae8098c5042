// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A request that is signed goes out still valid, since trace headers are written later and are none of those that were
 * signed.
 */
@Tag("awssdk")
@Sends(with = "AwsSts")
class SignedByAwsSdk2Test extends ClientHarness {
    @Test
    void staysValidOverApacheHttpClient() throws Exception {
        assertStaysValid("apache");
    }

    @Test
    void staysValidOverHttpURLConnection() throws Exception {
        assertStaysValid("urlconnection");
    }

    private void assertStaysValid(String way) throws Exception {
        send(Trace.all(1), prepare(way, Call.get(origin.uri("/"))));
        List<Received> received = origin.received();
        assertThat(received).isNotEmpty();
        for (Received request : received) {
            assertThat(request.trace()).isEqualTo(Trace.once(Trace.all(1)));
            AwsSignature.assertIsValid(request);
        }
    }
}
