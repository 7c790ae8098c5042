// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.messaging;

import dev.baton.weaver.Edge;
import java.nio.charset.StandardCharsets;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * The listeners of Spring Kafka 2.2–4.1 that get one record at a time. Their container iterates over records as anybody
 * does ({@link KafkaConsumers}); but when a listener fails, it takes those that are left out of the iterator, and then asks
 * the error handler about the one that failed.
 *
 * <p>A listener that gets a batch has no context, unless it iterates over {@code ConsumerRecords} itself.
 */
public final class SpringKafka {
    private SpringKafka() {}

    public static Edge edge() {
        String container = "org.springframework.kafka.listener.KafkaMessageListenerContainer$ListenerConsumer";
        return Edge.receive("springkafka", "the listeners of Spring Kafka 2.2–4.1")
                .wokenBy("org.springframework.kafka.listener.KafkaMessageListenerContainer")
                .type(container)
                .advice("doInvokeRecordListener", Handle.class, "org.apache.kafka.clients.consumer.ConsumerRecord");
    }

    static final class Handle {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Argument(0) ConsumerRecord<?, ?> message) {
            String[] headers = null;
            for (Header header : message.headers()) {
                int key = Baton.key(header.key());
                if (key < 0) continue;
                byte[] value = header.value();
                headers = Baton.add(headers, key, value == null ? "" : new String(value, StandardCharsets.UTF_8));
            }
            // Whoever takes the others out of the iterator leaves this one alone, and what the iterator has to end.
            Object scope = Baton.meanwhile(null);
            Baton.open(Baton.extractCounted(headers));
            return scope;
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            Baton.close(scope);
        }
    }
}
