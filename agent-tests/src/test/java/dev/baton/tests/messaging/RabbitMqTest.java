// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.messaging;

import org.junit.jupiter.api.Tag;

@Tag("rabbitmq")
class RabbitMqTest extends MessagingContract {
    RabbitMqTest() {
        super("RabbitMqMessenger", "consumer", "basicGet");
    }

    @Override
    boolean isLoop(String way) {
        return way.equals("basicGet");
    }

    @Override
    int broker() throws Exception {
        return QpidBroker.port();
    }
}
