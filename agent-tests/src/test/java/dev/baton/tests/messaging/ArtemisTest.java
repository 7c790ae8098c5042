// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.messaging;

import org.junit.jupiter.api.Tag;

@Tag("artemis")
class ArtemisTest extends JmsContract {
    ArtemisTest() {
        super("ArtemisMessenger", "receive", "receiveNoWait", "listener");
    }
}
