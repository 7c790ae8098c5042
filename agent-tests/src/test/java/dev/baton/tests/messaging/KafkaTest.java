// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.messaging;

import org.junit.jupiter.api.Tag;

@Tag("kafka")
class KafkaTest extends MessagingContract {
    KafkaTest() {
        super("KafkaMessenger", "loop", "topic", "forEach", "stream", "left early");
    }

    @Override
    int broker() throws Exception {
        return KafkaBroker.port();
    }
}
