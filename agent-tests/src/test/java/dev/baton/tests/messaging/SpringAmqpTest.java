// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.messaging;

import org.junit.jupiter.api.Tag;

@Tag("springamqp")
class SpringAmqpTest extends MessagingContract {
    SpringAmqpTest() {
        super("SpringAmqpMessenger", "simple", "direct");
    }

    @Override
    boolean isLoop(String way) {
        return false;
    }

    @Override
    int broker() throws Exception {
        return QpidBroker.port();
    }
}
