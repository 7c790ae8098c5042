// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import org.junit.jupiter.api.Tag;

@Tag("nettyadapter")
@Sends(with = "NettyClient", way = "adapter")
class NettyHttp2AdapterTest extends ClientContract {
    @Override
    Origin startOrigin() throws Exception {
        return TomcatOrigin.h2c();
    }
}
