// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.messaging;

import org.junit.jupiter.api.Tag;

@Tag("activemq")
class ActiveMqWithoutCopiesTest extends JmsContract {
    ActiveMqWithoutCopiesTest() {
        super("ActiveMqWithoutCopies", "receive", "listener");
    }
}
