// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.Slots;
import dev.baton.tests.client.Trace;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("springkafka")
class SpringKafkaTest extends MessagingContract {
    SpringKafkaTest() {
        super("SpringKafkaMessenger", "record");
    }

    @Override
    boolean isLoop(String way) {
        return false;
    }

    @Override
    int broker() throws Exception {
        return KafkaBroker.port();
    }

    /** Before it is asked, the container has taken all other records out of its iterator. */
    @Test
    void anErrorHandlerIsAskedUnderTheContextOfWhatFailed() throws Exception {
        String queue = newQueue();
        for (int number = 0; number < 3; number++) send(Trace.all(number), message(queue, "again" + number));
        Sight sight = new Sight();
        try (AutoCloseable consumer = consume("with error handler", queue, sight)) {
            for (int number = 0; number < 3; number++) {
                for (int deliveries = 0; deliveries < 2; deliveries++) {
                    Sight.Seen seen = sight.next();
                    assertThat(seen.text).isEqualTo("again" + number);
                    assertThat(seen.context).isEqualTo(Trace.all(number));
                }
            }
            // Before each second delivery.
            Set<String> asked = new TreeSet<>();
            for (Sight.Seen between : sight.between()) {
                assertThat(between.context).isEqualTo(Trace.all(between.text.charAt("again".length()) - '0'));
                asked.add(between.text);
            }
            assertThat(asked).containsExactly("again0", "again1", "again2");
        }
    }

    /** Its container then takes the iterator to its end, while it asks what to do. */
    @Test
    void aRecordThatFailsAsTheLastIsOverWhenItIs() throws Exception {
        String queue = newQueue();
        Sight sight = new Sight();
        try (AutoCloseable consumer = consume("record", queue, sight)) {
            send(Trace.all(1), message(queue, "again"));
            for (int deliveries = 0; deliveries < 2; deliveries++)
                assertThat(sight.next().context).isEqualTo(Trace.all(1));
            Slots.assertNothingIsLeft();
            send(Trace.all(2), message(queue, "again too"));
            assertThat(sight.next().context).isEqualTo(Trace.all(2));
            Slots.assertNothingIsLeft();
        }
    }

    @Test
    void aBatchHasNoContextButItsRecordsHave() throws Exception {
        String queue = newQueue();
        for (int number = 0; number < 3; number++) send(Trace.all(number), message(queue, "" + number));
        Sight sight = new Sight();
        try (AutoCloseable consumer = consume("batch", queue, sight)) {
            for (int number = 0; number < 3; number++)
                assertThat(sight.next().context).isEmpty();
        }
    }
}
