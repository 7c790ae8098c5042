// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("httpasyncclient4")
@Sends(with = "ApacheAsync40", way = "built")
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
