// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.client.Trace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("springsqs")
class SpringSqsTest extends SqsContract {
    SpringSqsTest() {
        super("SpringSqsMessenger", "sync", "async");
    }

    @Override
    boolean isLoop(String way) {
        return false;
    }

    @Test
    void aBatchHasNoContext() throws Exception {
        String queue = newQueue();
        for (int number = 0; number < 3; number++) send(Trace.all(number), message(queue, "" + number));
        Sight sight = new Sight();
        try (AutoCloseable consumer = consume("batch", queue, sight)) {
            for (Sight.Seen seen : sight.next(3)) {
                assertThat(seen.headers).containsKey("traceparent");
                assertThat(seen.context).isEmpty();
            }
        }
    }
}
