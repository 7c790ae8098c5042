// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import dev.baton.tests.matrix.Lacks;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("httpasyncclient4")
@Sends(with = "ApacheAsync40", way = "built")
@Lacks(
        test = "sendsOverTls",
        versions = "4\\.0(\\..*)?",
        always = false,
        because = "now and then it waits for ever in a handshake of TLS 1.3")
@Lacks(
        test = "tellsAProxyThatTunnelsNothing",
        versions = "4\\.0(\\..*)?",
        always = false,
        because = "now and then it waits for ever in a handshake of TLS 1.3")
class ApacheAsyncClient4WireTest extends ClientWireContract {
    private boolean isMinimal;

    @Override
    Prepared prepare(Call call) throws Exception {
        return isMinimal ? prepare("minimal", call) : super.prepare(call);
    }

    @Test
    void keepsCallsOfTheMinimalClientApart() throws Exception {
        isMinimal = true;
        try {
            assertKeepsApart(500, "/ok?");
        } finally {
            isMinimal = false;
        }
    }
}
