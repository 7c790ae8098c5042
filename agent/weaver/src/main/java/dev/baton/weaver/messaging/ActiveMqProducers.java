// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.messaging;

import dev.baton.weaver.Edge;
import java.io.IOException;
import java.util.Map;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.FieldValue;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import org.apache.activemq.command.Command;
import org.apache.activemq.command.Message;

/**
 * Producers of ActiveMQ classic 5.8–6.3. A session copies what the application sends, and has its connection send the copy,
 * on the caller's thread; where the user has switched that off, Baton copies. Names of properties are Java identifiers: a
 * dash is written {@code __dash__}, as other tracers do.
 */
public final class ActiveMqProducers {
    private ActiveMqProducers() {}

    public static Edge edge() {
        return Edge.send("activemqproducer", "producers of ActiveMQ classic 5.8–6.3")
                .type("org.apache.activemq.ActiveMQConnection")
                .advice("asyncSendPacket|syncSendPacket", Send.class, "org.apache.activemq.command.Command");
    }

    static final class Send {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Argument(value = 0, readOnly = false) Command command, @FieldValue("copyMessageOnSend") boolean isCopy)
                throws IOException {
            Object context = Baton.departing();
            if (context == null || !(command instanceof Message)) return;
            Message carrier = (Message) command;
            String[] present = null;
            for (Map.Entry<String, Object> property : carrier.getProperties().entrySet()) {
                int key = Baton.key(property.getKey().replace("__dash__", "-"));
                if (key >= 0) present = Baton.add(present, key, String.valueOf(property.getValue()));
            }
            String[] names = Baton.names();
            String[] values = Baton.inject(context, present, 0);
            Message target = null;
            for (int key = 0; key < values.length; key++) {
                if (values[key] == null) continue;
                if (target == null) target = isCopy ? carrier : carrier.copy();
                target.setProperty(names[key].replace("-", "__dash__"), values[key]);
            }
            if (target == null) return;
            // Old versions would write what was marshalled when the message came in, or was sent before.
            target.setMarshalledProperties(null);
            command = target;
        }
    }
}
