// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("netty")
@Sends(with = "NettyClient")
class NettyClientWireTest extends ClientWireContract {
    @Test
    void sendsWithTheHandshakeOfAWebSocket() throws Exception {
        for (int number = 1; number <= 5; number++) {
            send(Trace.all(number), prepare("websocket", Call.get(origin.uri("/ok"))));
            assertThat(onlyReceived().trace()).isEqualTo(Trace.once(Trace.all(number)));
            send(null, prepare("websocket", Call.get(origin.uri("/ok"))));
            assertThat(onlyReceived().trace()).isEmpty();
        }
    }
}
