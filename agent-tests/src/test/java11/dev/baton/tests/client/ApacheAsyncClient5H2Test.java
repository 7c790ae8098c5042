// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import org.junit.jupiter.api.Tag;

@Tag("httpclient5")
@Sends(with = "ApacheAsync50", way = "h2")
class ApacheAsyncClient5H2Test extends ClientContract {
    @Override
    Origin startOrigin() throws Exception {
        return TomcatOrigin.h2();
    }
}
