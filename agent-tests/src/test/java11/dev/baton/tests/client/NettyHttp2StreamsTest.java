// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import org.junit.jupiter.api.Tag;

@Tag("nettystreams")
@Sends(with = "NettyClient", way = "streams")
class NettyHttp2StreamsTest extends ClientContract {
    @Override
    Origin startOrigin() throws Exception {
        return TomcatOrigin.h2c();
    }
}
