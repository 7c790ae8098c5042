// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.matrix.Lacks;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("okhttp")
@Sends(with = "OkHttp3", way = "enqueue")
@Lacks(
        test = "whatComesInOnAWebSocketIsNoLongerPartOfItsHandshake",
        versions = "3\\.[0-4]\\..*",
        because = "its WebSockets are an artifact of their own")
class OkHttpWireTest extends ClientWireContract {
    @Test
    void whatComesInOnAWebSocketIsNoLongerPartOfItsHandshake() throws Exception {
        Prepared socket = prepare("websocket", Call.get(origin.uri("/ok")));
        assertThat(begin(Trace.all(1), socket).get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .isEqualTo(101);
        assertEveryRequestHad(Trace.all(1), 1);
    }
}
