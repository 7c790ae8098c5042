// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What sits on OkHttp needs no edge of its own. */
@Tag("retrofit")
@Sends(with = "OkHttpRetrofit")
class OkHttpRetrofitTest extends ClientHarness {
    @Test
    void keepsCallsApart() throws Exception {
        assertKeepsApart(200, "/ok?", "/302?/ok?");
    }
}
