// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.messaging;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.AwaitMessage;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.Return;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.jspecify.annotations.Nullable;

/**
 * JMS consumers of ActiveMQ Artemis 2.0–2.56, of {@code javax.jms} and {@code jakarta.jms}: what calls a listener, and what
 * {@code receive} ends in; then the thread has the message's context until it asks again.
 */
public final class Artemis {
    private Artemis() {}

    public static Edge edge() {
        String consumer = "org.apache.activemq.artemis.jms.client.ActiveMQMessageConsumer";
        return Edge.receive("artemis", "JMS consumers of ActiveMQ Artemis 2.0–2.56")
                .wokenBy(consumer)
                .type("org.apache.activemq.artemis.jms.client.JMSMessageListenerWrapper")
                .advice("onMessage", Handle.class, "org.apache.activemq.artemis.api.core.client.ClientMessage")
                .type(consumer)
                .advice("close", AwaitMessage.class)
                .advice("getMessage", Receive.class);
    }

    static final class Handle {
        @OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Argument(0) ClientMessage message) {
            String[] headers = null;
            for (SimpleString property : message.getPropertyNames()) {
                int key = Baton.key(property.toString().replace("__dash__", "-"));
                if (key >= 0) headers = Baton.add(headers, key, String.valueOf(message.getObjectProperty(property)));
            }
            return Baton.open(Baton.extract(headers));
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter Object scope) {
            Baton.close(scope);
        }
    }

    static final class Receive {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter() {
            Baton.received();
        }

        @OnMethodExit(suppress = Throwable.class)
        static void exit(@Return @Nullable Object received) {
            if (received == null) return;
            ClientMessage message = ((ActiveMQMessage) received).getCoreMessage();
            String[] headers = null;
            for (SimpleString property : message.getPropertyNames()) {
                int key = Baton.key(property.toString().replace("__dash__", "-"));
                if (key >= 0) headers = Baton.add(headers, key, String.valueOf(message.getObjectProperty(property)));
            }
            Baton.receive(Baton.extract(headers));
        }
    }
}
