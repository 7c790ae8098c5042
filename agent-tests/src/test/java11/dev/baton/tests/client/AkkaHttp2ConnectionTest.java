// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import org.junit.jupiter.api.Tag;

/** As {@link AkkaHttpConnectionTest}, over HTTP/2. */
@Tag("akkahttp2")
@Sends(with = "PekkoHttpClients", way = "h2")
class AkkaHttp2ConnectionTest extends ClientContract {
    @Override
    Origin startOrigin() throws Exception {
        return TomcatOrigin.h2c();
    }
}
