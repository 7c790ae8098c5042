// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.client.Trace;
import java.util.Collections;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("sqsbatch")
class SqsBatchTest extends SqsContract {
    SqsBatchTest() {
        super("SqsBatchMessenger", "async", "callback");
    }

    @Test
    void aMessageThatLeavesNoRoomIsSentWithoutATrace() throws Exception {
        String queue = newQueue();
        Sight sight = new Sight();
        try (AutoCloseable consumer = consume("async", queue, sight)) {
            send(Trace.all(1), message(queue, text(LARGEST - 200, 'x')));
            assertThat(sight.next().headers).isEmpty();
            // The batch manager reckons with so many bytes of attributes.
            send(Trace.all(1), messenger.message(queue, "m", Collections.singletonMap("own", text(16384 - 200, '1'))));
            assertThat(sight.next().headers).isEmpty();
            send(Trace.all(2), message(queue, text(LARGEST - 2000, 'x')));
            assertThat(sight.next().headers).isEqualTo(Sight.once(takenBy(Trace.all(2))));
        }
    }
}
