// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The asynchronous client of AWS SDK 2, below its retries and signatures. */
@Tag("awsnetty")
@Sends(with = "AwsNetty")
class AwsNettyTest extends PoolContract {
    AwsNettyTest() {
        super("/ok?");
    }

    @Test
    void sendsABodyUnderItsOwnTrace() throws Exception {
        send(Trace.all(1), Call.post(origin.uri("/ok"), "what was posted"));
        Received received = onlyReceived();
        assertThat(received.trace()).isEqualTo(Trace.once(Trace.all(1)));
        assertThat(received.text()).isEqualTo("what was posted");
    }
}
