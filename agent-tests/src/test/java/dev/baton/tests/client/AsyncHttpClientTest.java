// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** It opens a connection for each call that finds none free, so that thousands at once are more than a server takes. */
@Tag("asynchttpclient")
@Sends(with = "AsyncHttp")
class AsyncHttpClientTest extends Http1ClientContract {
    @Test
    void keepsHundredsOfCallsApart() throws Exception {
        for (int round = 0; round < 3; round++) assertKeepsApart(300, "/ok?", "/302?/ok?", "/locked?");
    }
}
