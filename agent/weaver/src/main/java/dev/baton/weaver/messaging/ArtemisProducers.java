// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.messaging;

import dev.baton.weaver.Edge;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.jspecify.annotations.Nullable;

/**
 * Producers of ActiveMQ Artemis 2.0–2.56. The message that the application sends is the very one whose bytes are written,
 * on the caller's thread, and a copy would cost its whole body; so it gets trace headers while it is written and not
 * longer. Names of properties are Java identifiers: a dash is written {@code __dash__}, as other tracers do.
 */
public final class ArtemisProducers {
    private ArtemisProducers() {}

    public static Edge edge() {
        return Edge.send("artemisproducer", "producers of ActiveMQ Artemis 2.0–2.56")
                .type("org.apache.activemq.artemis.core.protocol.core.impl.ActiveMQSessionContext")
                .advice("sendFullMessage|sendInitialChunkOnLargeMessage", Send.class);
    }

    static final class Send {
        @OnMethodEnter(suppress = Throwable.class)
        static String @Nullable [] enter(@Argument(0) Object message) {
            Object context = Baton.departing();
            if (context == null) return null;
            Message carrier = (Message) message;
            String[] present = null;
            for (SimpleString property : carrier.getPropertyNames()) {
                int key = Baton.key(property.toString().replace("__dash__", "-"));
                if (key >= 0) present = Baton.add(present, key, String.valueOf(carrier.getObjectProperty(property)));
            }
            String[] names = Baton.names();
            String[] values = Baton.inject(context, present, 0);
            for (int key = 0; key < values.length; key++) {
                if (values[key] == null) continue;
                Object unused = carrier.putStringProperty(names[key].replace("-", "__dash__"), values[key]);
            }
            return values.length == 0 ? null : values;
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Argument(0) Object message, @Enter String @Nullable [] values) {
            if (values == null) return;
            String[] names = Baton.names();
            for (int key = 0; key < values.length; key++) {
                if (values[key] == null) continue;
                Object unused = ((Message) message).removeProperty(names[key].replace("-", "__dash__"));
            }
        }
    }
}
