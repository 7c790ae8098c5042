// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.messaging;

import org.junit.jupiter.api.Tag;

@Tag("activemq")
class ActiveMqTest extends JmsContract {
    ActiveMqTest() {
        super("ActiveMqMessenger", "receive", "receiveNoWait", "listener");
    }
}
