// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.Woken;
import dev.baton.tests.client.Trace;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("kafka")
class KafkaTest extends MessagingContract {
    /** What {@code max.request.size} is by default. */
    private static final int LARGEST = 1048576;

    KafkaTest() {
        super("KafkaMessenger", "loop", "topic", "forEach", "stream", "left early");
    }

    @Override
    int broker() throws Exception {
        return KafkaBroker.port();
    }

    /** Whoever splits the stream takes many records for other threads, and is at none of them. */
    @Test
    void aParallelStreamNeverHasTheContextOfAnotherRecord() throws Exception {
        String queue = newQueue();
        int count = 300;
        for (int number = 0; number < count; number++) send(Trace.all(number), message(queue, "" + number));
        Sight sight = new Sight();
        try (AutoCloseable consumer = consume("parallel", queue, sight)) {
            for (Sight.Seen seen : sight.next(count)) {
                Map<String, String> own = Trace.all(Integer.parseInt(seen.text));
                assertThat(seen.context).isIn(own, Collections.emptyMap());
            }
            assertThat(sight.idle(2)).containsOnly(Collections.<String, String>emptyMap());
        }
    }

    /** Many of which come back together. */
    @Test
    void aCallbackHasTheContextOfTheOneWhoSent() throws Exception {
        String queue = newQueue();
        int count = 60;
        Map<Integer, Map<String, String>> seen = new ConcurrentHashMap<>();
        CountDownLatch called = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            int number = i;
            Messenger.Outgoing message = message(queue, "" + number);
            Object scope = Woken.open(ofNumber(number));
            try {
                message.send(() -> {
                    seen.put(number, Sight.now());
                    called.countDown();
                });
            } finally {
                Baton.close(scope);
            }
        }
        assertThat(called.await(1, TimeUnit.MINUTES)).isTrue();
        for (int number = 0; number < count; number++) {
            Map<String, String> own = ofNumber(number);
            assertThat(seen.get(number)).isEqualTo(own == null ? Collections.emptyMap() : own);
        }
    }

    /** A few bytes more or less are what the producer's estimate adds: one of these is just small enough. */
    @Test
    void aRecordThatLeavesNoRoomIsSentWithoutATrace() throws Exception {
        String queue = newQueue();
        Sight sight = new Sight();
        try (AutoCloseable consumer = consume("loop", queue, sight)) {
            char[] text = new char[LARGEST - 300];
            Arrays.fill(text, 'x');
            send(Trace.all(1), message(queue, new String(text)));
            Sight.Seen seen = sight.next();
            assertThat(seen.headers).isEmpty();
            assertThat(seen.text).hasSize(text.length);
            send(Trace.all(2), message(queue, new String(text, 0, LARGEST / 2)));
            assertThat(sight.next().headers).isEqualTo(Sight.once(Trace.all(2)));
        }
    }
}
