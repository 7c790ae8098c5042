// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import org.junit.jupiter.api.Tag;

@Tag("micronaut")
@Sends(with = "MicronautClient")
class MicronautPoolsTest extends PoolContract {
    MicronautPoolsTest() {
        super("/ok?");
    }
}
