// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import org.junit.jupiter.api.Tag;

@Tag("jettyclienth2")
@Sends(with = "Jetty9", way = "h2")
class JettyClientH2Test extends ClientContract {
    @Override
    Origin startOrigin() throws Exception {
        return TomcatOrigin.h2c();
    }
}
