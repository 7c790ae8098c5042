// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.messaging;

import org.junit.jupiter.api.Tag;

@Tag("springjms")
class SpringJmsTest extends JmsContract {
    SpringJmsTest() {
        super("SpringJmsMessenger", "default", "simple");
    }
}
