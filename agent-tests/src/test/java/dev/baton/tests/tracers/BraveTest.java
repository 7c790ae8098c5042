// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.tracers;

import org.junit.jupiter.api.Tag;

/** It knows no trace state, and the baggage only of those fields that an application names. */
@Tag("brave")
class BraveTest extends TracerContract {
    BraveTest() {
        super("Brave", "{} null");
    }
}
