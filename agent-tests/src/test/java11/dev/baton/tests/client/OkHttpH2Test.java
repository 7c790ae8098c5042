// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code enqueue}, over HTTP/2 and TLS. */
@Tag("okhttph2")
@Sends(with = "OkHttp3", way = "enqueue")
class OkHttpH2Test extends ClientContract {
    @Override
    Origin startOrigin() throws Exception {
        return TomcatOrigin.h2();
    }

    @Test
    void sendsADuplexCall() throws Exception {
        Call call = Call.post(origin.uri("/ok"), bytes(1000));
        send(Trace.all(1), prepare("duplex", call));
        Received received = onlyReceived();
        assertThat(received.trace()).isEqualTo(Trace.once(Trace.all(1)));
        assertThat(received.body).isEqualTo(call.body);
        assertThat(received.values("Content-Length")).isEmpty();
    }
}
