// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import org.junit.jupiter.api.Tag;

/** As {@link PekkoHttpConnectionTest}, over HTTP/2. */
@Tag("pekkohttp")
@Sends(with = "PekkoHttpClients", way = "h2")
class PekkoHttp2ConnectionTest extends ClientContract {
    @Override
    Origin startOrigin() throws Exception {
        return TomcatOrigin.h2c();
    }
}
