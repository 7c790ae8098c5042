// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.messaging;

import dev.baton.weaver.Edge;
import java.util.Map;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import org.springframework.amqp.core.Message;

/**
 * The listeners of Spring AMQP 2.0–4.1. One kind of container has its consumer put deliveries into a queue and works them off
 * on threads of its own. A listener that gets a batch has no context.
 */
public final class SpringAmqp {
    private SpringAmqp() {}

    public static Edge edge() {
        String container = "org.springframework.amqp.rabbit.listener.AbstractMessageListenerContainer";
        return Edge.receive("springamqp", "the listeners of Spring AMQP 2.0–4.1")
                .wokenBy(container)
                .type(container)
                .advice("executeListener", Handle.class, "com.rabbitmq.client.Channel");
    }

    static final class Handle {
        @OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Argument(1) Object data) {
            if (!(data instanceof Message)) return Baton.open(null);
            Map<String, Object> carrier =
                    ((Message) data).getMessageProperties().getHeaders();
            String[] headers = null;
            for (Map.Entry<String, Object> header : carrier.entrySet()) {
                int key = Baton.key(header.getKey());
                if (key >= 0) headers = Baton.add(headers, key, String.valueOf(header.getValue()));
            }
            return Baton.open(Baton.extractCounted(headers));
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter Object scope) {
            Baton.close(scope);
        }
    }
}
