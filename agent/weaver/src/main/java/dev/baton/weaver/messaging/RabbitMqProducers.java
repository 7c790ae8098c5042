// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.messaging;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.LongString;
import com.rabbitmq.client.impl.AMQChannel;
import dev.baton.weaver.Edge;
import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.This;
import org.jspecify.annotations.Nullable;

/**
 * The Java client of RabbitMQ 4.0–5.37, and so Spring AMQP. Every {@code basicPublish} ends in one of a channel's that takes
 * all parameters; it gets a copy of the properties with trace headers. They have to fit into one frame, so what would not is
 * left out.
 */
public final class RabbitMqProducers {
    private RabbitMqProducers() {}

    public static Edge edge() {
        return Edge.send("rabbitmqproducer", "RabbitMQ's Java client 4.0–5.37")
                .type("com.rabbitmq.client.impl.ChannelN")
                .advice(
                        "basicPublish",
                        Publish.class,
                        "java.lang.String",
                        "java.lang.String",
                        "boolean",
                        "boolean",
                        "com.rabbitmq.client.AMQP$BasicProperties");
    }

    static final class Publish {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @This Object channel, @Argument(value = 4, readOnly = false) AMQP.@Nullable BasicProperties carrier) {
            Object context = Baton.departing();
            if (context == null) return;
            Map<String, Object> headers = carrier == null ? null : carrier.getHeaders();
            int size = 1024;
            String[] present = null;
            if (headers != null) {
                for (Map.Entry<String, Object> header : headers.entrySet()) {
                    Object value = header.getValue();
                    size += header.getKey().length() + 8;
                    if (value instanceof LongString) size += (int) ((LongString) value).length();
                    else if (value instanceof CharSequence) size += ((CharSequence) value).length();
                    else if (value instanceof byte[]) size += ((byte[]) value).length;
                    int key = Baton.key(header.getKey());
                    if (key >= 0) present = Baton.add(present, key, String.valueOf(value));
                }
            }
            int frame = ((AMQChannel) channel).getConnection().getFrameMax();
            int room = frame == 0 ? 8192 : Math.max(0, Math.min(8192, frame - size));
            String[] names = Baton.names();
            String[] values = Baton.inject(context, present, 8192 - room);
            Map<String, Object> copy = null;
            for (int key = 0; key < values.length; key++) {
                if (values[key] == null) continue;
                if (copy == null) copy = headers == null ? new HashMap<String, Object>() : new HashMap<>(headers);
                copy.put(names[key], values[key]);
            }
            if (copy == null) return;
            AMQP.BasicProperties.Builder builder =
                    carrier == null ? new AMQP.BasicProperties.Builder() : carrier.builder();
            carrier = builder.headers(copy).build();
        }
    }
}
