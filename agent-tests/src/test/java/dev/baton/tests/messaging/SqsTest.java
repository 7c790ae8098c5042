// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.client.Trace;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("sqs")
class SqsTest extends SqsContract {
    SqsTest() {
        super("SqsMessenger", "for", "forEach", "stream", "left early", "async", "callback");
    }

    /** Whoever splits the stream takes all messages for other threads, and is at none of them. */
    @Test
    void aParallelStreamNeverHasTheContextOfAnotherMessage() throws Exception {
        String queue = newQueue();
        int count = 60;
        for (int number = 0; number < count; number++) send(Trace.all(number), message(queue, "" + number));
        Sight sight = new Sight();
        try (AutoCloseable consumer = consume("parallel", queue, sight)) {
            for (Sight.Seen seen : sight.next(count)) {
                Map<String, String> own = sentOnBy(takenBy(Trace.all(Integer.parseInt(seen.text))));
                assertThat(seen.context).isIn(own, Collections.emptyMap());
            }
            assertThat(sight.idle(2)).containsOnly(Collections.<String, String>emptyMap());
        }
    }

    /** Nobody is told who takes what. */
    @Test
    void aMessageTakenByItsNumberOrFromACopyHasNoContext() throws Exception {
        for (String way : Arrays.asList("numbers", "copy")) {
            String queue = newQueue();
            for (int number = 0; number < 20; number++) send(Trace.all(number), message(queue, "" + number));
            Sight sight = new Sight();
            try (AutoCloseable consumer = consume(way, queue, sight)) {
                for (Sight.Seen seen : sight.next(20)) {
                    assertThat(seen.headers).isEqualTo(Sight.once(takenBy(Trace.all(Integer.parseInt(seen.text)))));
                    assertThat(seen.context).as(way).isEmpty();
                }
            }
        }
    }

    @Test
    void eachMessageOfABatchTakesItsSendersContextBesidesItsOwnAttributes() throws Exception {
        String queue = newQueue();
        Sight sight = new Sight();
        Map<String, String> own = Trace.b3(7);
        try (AutoCloseable consumer = consume("for", queue, sight)) {
            for (String batch : Arrays.asList("batch", "async batch")) {
                send(Trace.all(1), messenger.message(queue, batch, own));
                for (Sight.Seen seen : sight.next(3)) {
                    if (seen.text.endsWith("own")) {
                        assertThat(seen.headers)
                                .containsEntry("b3", Collections.singletonList(own.get("b3")))
                                .containsKey("traceparent");
                        assertThat(seen.context).containsEntry("b3", own.get("b3"));
                    } else {
                        assertThat(seen.headers).isEqualTo(Sight.once(takenBy(Trace.all(1))));
                    }
                }
                send(null, messenger.message(queue, batch, own));
                for (Sight.Seen seen : sight.next(3))
                    assertThat(seen.headers).hasSize(seen.text.endsWith("own") ? 1 : 0);
            }
        }
    }

    @Test
    void aMessageNeverHasMoreThanTenAttributes() throws Exception {
        String queue = newQueue();
        Sight sight = new Sight();
        try (AutoCloseable consumer = consume("for", queue, sight)) {
            Map<String, String> own = new HashMap<>();
            for (int room = MOST_ATTRIBUTES; room >= 0; room--) {
                send(Trace.all(1), messenger.message(queue, "m", own));
                Sight.Seen seen = sight.next();
                assertThat(seen.headers).as("%s more", room).hasSizeLessThanOrEqualTo(room);
                assertWhole(seen.headers, room);
                for (String batch : Arrays.asList("batch", "async batch")) {
                    send(Trace.all(1), messenger.message(queue, batch, own));
                    for (Sight.Seen each : sight.next(3)) {
                        assertThat(each.headers)
                                .as(each.text)
                                .isEqualTo(
                                        each.text.endsWith("own") ? seen.headers : Sight.once(takenBy(Trace.all(1))));
                    }
                }
                own.put("own" + room, "value");
            }
        }
    }

    /** No half formats; but of the last one only what it needs. */
    private static void assertWhole(Map<String, List<String>> headers, int room) {
        List<String> names = Arrays.asList(headers.keySet().toArray(new String[0]));
        assertThat(names.contains("traceparent")).as("%s more", room).isEqualTo(room >= 1);
        assertThat(names.contains("tracestate")).as("%s more", room).isEqualTo(room >= 2);
        assertThat(names.contains("baggage")).as("%s more", room).isEqualTo(room >= 3);
        for (Map<String, String> format : Arrays.asList(Trace.b3multi(1), Trace.datadog(1))) {
            assertThat(names.containsAll(format.keySet()))
                    .as("%s more: %s", room, names)
                    .isEqualTo(format.keySet().stream().anyMatch(names::contains));
        }
    }

    @Test
    void aMessageThatLeavesNoRoomIsSentWithoutATrace() throws Exception {
        String queue = newQueue();
        Sight sight = new Sight();
        try (AutoCloseable consumer = consume("for", queue, sight)) {
            for (String text :
                    Arrays.asList(text(LARGEST, 'x'), text(LARGEST - 200, 'x'), text(LARGEST / 2, '\u00e9'))) {
                send(Trace.all(1), message(queue, text));
                Sight.Seen seen = sight.next();
                assertThat(seen.headers).isEmpty();
                assertThat(seen.text).isEqualTo(text);
            }
            Map<String, String> own = Collections.singletonMap("own", text(LARGEST - 1000, '1'));
            send(Trace.all(1), messenger.message(queue, text(900, 'y'), own));
            assertThat(sight.next().headers).isEmpty();
            // Three messages of a batch together.
            send(Trace.all(1), message(queue, "batch" + text(LARGEST / 3 - 200, 'x')));
            for (Sight.Seen seen : sight.next(3)) assertThat(seen.headers).isEmpty();
            for (String text : Arrays.asList("batch" + text(LARGEST / 3 - 1000, 'x'), text(LARGEST - 2000, 'x'))) {
                send(Trace.all(2), message(queue, text));
                for (Sight.Seen seen : sight.next(text.startsWith("batch") ? 3 : 1))
                    assertThat(seen.headers).isEqualTo(Sight.once(takenBy(Trace.all(2))));
            }
        }
    }
}
