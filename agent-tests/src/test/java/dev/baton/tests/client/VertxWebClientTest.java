// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import org.junit.jupiter.api.Tag;

/** As {@link VertxClientTest}, for {@code WebClient}, which follows redirects. */
@Tag("vertx")
@Sends(with = "VertxClient", way = "web")
class VertxWebClientTest extends PoolContract {
    VertxWebClientTest() {
        super("/ok?", "/302?/ok?");
    }
}
