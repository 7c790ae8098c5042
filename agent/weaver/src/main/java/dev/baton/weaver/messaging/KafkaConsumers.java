// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.messaging;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.AwaitMessage;
import dev.baton.weaver.advice.Meanwhile;
import java.nio.charset.StandardCharsets;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.Return;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * The consumer of Kafka 0.11–4.4. Whoever iterates over what {@code poll} returns, all of it or a topic's, handles a record
 * from the moment that the iterator gives it until it is asked for the next one: so long the record's context is current.
 * With the last record, or the next {@code poll} where a loop was left early, it ends.
 *
 * <p>A partition's records are a list of the JDK's, of which nobody is told who takes what. A parallel stream takes many
 * records out of the iterator at once, for other threads to handle: whoever splits it is not at one of them.
 */
public final class KafkaConsumers {
    private KafkaConsumers() {}

    public static Edge edge() {
        String consumer = "org.apache.kafka.clients.consumer.KafkaConsumer";
        String shared = "org.apache.kafka.clients.consumer.KafkaShareConsumer";
        return Edge.receive("kafkaconsumer", "the consumer of Kafka 0.11–4.4")
                .wokenBy(consumer, shared)
                .type(consumer)
                .advice("poll|close", AwaitMessage.class)
                .type(shared)
                .advice("poll|close", AwaitMessage.class)
                .type("org.apache.kafka.clients.consumer.ConsumerRecords$ConcatenatedIterable$1")
                .advice("makeNext", Next.class)
                .type("java.util.Spliterators$IteratorSpliterator")
                .advice("trySplit", Meanwhile.class);
    }

    static final class Next {
        /** Null behind the last one. */
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@Return @Nullable ConsumerRecord<?, ?> message) {
            if (message == null) {
                Baton.received();
                return;
            }
            String[] headers = null;
            for (Header header : message.headers()) {
                int key = Baton.key(header.key());
                if (key < 0) continue;
                byte[] value = header.value();
                headers = Baton.add(headers, key, value == null ? "" : new String(value, StandardCharsets.UTF_8));
            }
            Baton.receive(Baton.extract(headers));
        }
    }
}
