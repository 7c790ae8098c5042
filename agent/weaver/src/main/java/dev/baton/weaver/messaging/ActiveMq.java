// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.messaging;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.AwaitMessage;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.FieldValue;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.Return;
import org.apache.activemq.command.ConsumerInfo;
import org.apache.activemq.command.Message;

/**
 * Consumers of ActiveMQ classic 5.8–6.3, of {@code javax.jms} and {@code jakarta.jms}. {@code createActiveMQMessage} makes
 * what the application gets, be it for a listener, which {@code dispatch} calls, or for {@code receive}: then the thread has
 * the message's context until it asks again. To browse a queue is not to handle its messages.
 */
public final class ActiveMq {
    private ActiveMq() {}

    public static Edge edge() {
        String consumer = "org.apache.activemq.ActiveMQMessageConsumer";
        return Edge.receive("activemq", "consumers of ActiveMQ classic 5.8–6.3")
                .wokenBy(consumer)
                .type(consumer)
                .advice("receive|receiveNoWait|close", AwaitMessage.class)
                .advice("dispatch", Dispatch.class, "org.apache.activemq.command.MessageDispatch")
                .advice("createActiveMQMessage", Receive.class);
    }

    static final class Dispatch {
        @OnMethodEnter(suppress = Throwable.class)
        static Object enter() {
            return Baton.open(null);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter Object scope) {
            Baton.received();
            Baton.close(scope);
        }
    }

    static final class Receive {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Return Object message,
                @FieldValue("info") ConsumerInfo consumer,
                @FieldValue("messageListener") AtomicReference<?> listener)
                throws IOException {
            if (consumer.isBrowser()) return;
            String[] headers = null;
            for (Map.Entry<String, Object> property :
                    ((Message) message).getProperties().entrySet()) {
                String name = property.getKey();
                int key = Baton.key(name.indexOf('_') < 0 ? name : name.replace("__dash__", "-"));
                if (key >= 0) headers = Baton.add(headers, key, String.valueOf(property.getValue()));
            }
            Object context = Baton.extract(headers);
            if (listener.get() == null) {
                Baton.receive(context);
            } else {
                // Until the end of the dispatch, whatever the listener receives meanwhile.
                Object unused = Baton.open(context);
            }
        }
    }
}
