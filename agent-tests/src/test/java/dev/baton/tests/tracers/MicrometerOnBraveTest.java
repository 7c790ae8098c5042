// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.tracers;

import org.junit.jupiter.api.Tag;

@Tag("micrometer")
class MicrometerOnBraveTest extends TracerContract {
    MicrometerOnBraveTest() {
        super("MicrometerOnBrave", "{} null");
    }
}
