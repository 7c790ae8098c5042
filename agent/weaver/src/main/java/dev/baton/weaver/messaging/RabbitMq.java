// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.messaging;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.GetResponse;
import dev.baton.weaver.Edge;
import java.util.Map;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.FieldValue;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.Return;
import org.jspecify.annotations.Nullable;

/**
 * Consumers of RabbitMQ's Java client 4.0–5.37: one task for each delivery, of an anonymous class. What {@code basicGet} gets is current until the thread gets more.
 */
public final class RabbitMq {
    private RabbitMq() {}

    public static Edge edge() {
        String dispatcher = "com.rabbitmq.client.impl.ConsumerDispatcher";
        return Edge.receive("rabbitmq", "RabbitMQ's Java client 4.0–5.37")
                .wokenBy(dispatcher)
                .type("com.rabbitmq.client.impl.ChannelN")
                .advice("basicGet", Get.class)
                .type(dispatcher + "$5")
                .advice("run", Deliver.class);
    }

    static final class Deliver {
        @OnMethodEnter(suppress = Throwable.class)
        static Object enter(@FieldValue("val$properties") AMQP.BasicProperties properties) {
            Map<String, Object> carrier = properties.getHeaders();
            String[] headers = null;
            if (carrier != null) {
                for (Map.Entry<String, Object> header : carrier.entrySet()) {
                    int key = Baton.key(header.getKey());
                    if (key >= 0) headers = Baton.add(headers, key, String.valueOf(header.getValue()));
                }
            }
            return Baton.open(Baton.extract(headers));
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter Object scope) {
            Baton.close(scope);
        }
    }

    static final class Get {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter() {
            Baton.received();
        }

        @OnMethodExit(suppress = Throwable.class)
        static void exit(@Return @Nullable GetResponse message) {
            if (message == null) return;
            Map<String, Object> carrier = message.getProps().getHeaders();
            String[] headers = null;
            if (carrier != null) {
                for (Map.Entry<String, Object> header : carrier.entrySet()) {
                    int key = Baton.key(header.getKey());
                    if (key >= 0) headers = Baton.add(headers, key, String.valueOf(header.getValue()));
                }
            }
            Baton.receive(Baton.extract(headers));
        }
    }
}
