// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.client;

import dev.baton.weaver.Edge;
import java.util.Iterator;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.This;
import org.eclipse.jetty.client.transport.HttpConversation;
import org.eclipse.jetty.client.transport.HttpRequest;
import org.eclipse.jetty.http.HttpField;

/** The client of Jetty 12.0 and 12.1: as {@link JettyClient}, with other names; a request notifies its own listeners. */
public final class JettyClient12 {
    private static final String REQUEST = "org.eclipse.jetty.client.transport.HttpRequest";

    private JettyClient12() {}

    public static Edge edge() {
        return Edge.out("jettyclient12", "Jetty client 12.0–12.1")
                .type("org.eclipse.jetty.client.transport.HttpExchange")
                .advice("<init>", Begin.class, "*", REQUEST, "*")
                .type(REQUEST)
                .advice("notifyHeaders", NotifyHeaders.class);
    }

    static final class Begin {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@Argument(1) HttpRequest request) {
            HttpConversation conversation = request.getConversation();
            boolean isFirst = conversation.getExchanges().size() <= 1;
            Object context = isFirst ? Baton.departing() : Baton.noted(conversation, null);
            if (context == null) return;
            if (isFirst) Baton.note(conversation, null, context);
            Baton.note(request, null, context);
        }
    }

    static final class NotifyHeaders {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@This HttpRequest carrier) {
            Object context = Baton.noted(carrier, null);
            if (context == null || "CONNECT".equals(carrier.getMethod())) return;
            Baton.note(carrier, null, null);
            int size = 0;
            String[] present = null;
            Iterable<?> fields = carrier.getHeaders();
            for (Iterator<?> headers = fields.iterator(); headers.hasNext(); ) {
                HttpField header = (HttpField) headers.next();
                String value = header.getValue();
                size += header.getName().length() + (value == null ? 0 : value.length()) + 4;
                int key = Baton.key(header.getName());
                if (key >= 0) present = Baton.add(present, key, value == null ? "" : value);
            }
            String[] names = Baton.names();
            String[] values = Baton.inject(context, present, size);
            for (int key = 0; key < values.length; key++) {
                if (values[key] != null) carrier.addHeader(new HttpField(names[key], values[key]));
            }
        }
    }
}
