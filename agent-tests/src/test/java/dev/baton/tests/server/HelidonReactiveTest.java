// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

import org.junit.jupiter.api.Tag;

@Tag("helidonreactive")
class HelidonReactiveTest extends FrameworkContract {
    HelidonReactiveTest() {
        super("HelidonReactive", "see", "pooled", "observed", "timer", "stage", "call", "calls", "streamed", "refused");
    }
}
