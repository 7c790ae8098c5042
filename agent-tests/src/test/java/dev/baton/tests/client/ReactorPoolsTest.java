// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import org.junit.jupiter.api.Tag;

@Tag("reactornetty")
@Sends(with = "ReactorClient")
class ReactorPoolsTest extends PoolContract {
    ReactorPoolsTest() {
        super("/ok?");
    }
}
