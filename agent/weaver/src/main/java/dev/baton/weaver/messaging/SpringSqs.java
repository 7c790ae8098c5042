// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.messaging;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.WithoutContext;
import java.util.Map;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import org.springframework.messaging.Message;

/**
 * The listeners of Spring Cloud AWS 3.0–4.1 for SQS. A container receives messages together, and hands each to an executor by
 * a method that has to be at that message's; what comes after it, interceptors, error handlers and acknowledgements, hangs on
 * the future of that. Attributes are headers by then. A listener that gets a batch has no context.
 */
public final class SpringSqs {
    private SpringSqs() {}

    public static Edge edge() {
        String sink = "io.awspring.cloud.sqs.listener.sink.AbstractMessageProcessingPipelineSink";
        return Edge.receive("springsqs", "the SQS listeners of Spring Cloud AWS 3.0–4.1")
                .wokenBy(sink)
                .type(sink)
                .advice("execute", Handle.class, "org.springframework.messaging.Message")
                .advice("execute", WithoutContext.class, "java.util.Collection");
    }

    static final class Handle {
        @OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Argument(0) Message<?> message) {
            String[] headers = null;
            for (Map.Entry<String, Object> header : message.getHeaders().entrySet()) {
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
