// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.client;

import dev.baton.weaver.Edge;
import java.util.Iterator;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.Return;
import net.bytebuddy.asm.Advice.This;
import org.eclipse.jetty.client.HttpConversation;
import org.eclipse.jetty.client.HttpExchange;
import org.eclipse.jetty.client.HttpRequest;
import org.eclipse.jetty.client.api.Request;
import org.eclipse.jetty.http.HttpField;

/**
 * The client of Jetty 9.2–11, over every protocol. The last that happens to a request before its head is generated, on
 * whatever thread has a connection for it, is that the application's listeners are shown its headers; trace headers are
 * added after that, to the request itself, which is good for one exchange.
 *
 * <p>The exchange is made on the caller's thread, and the context noted there. An exchange that is not the first of its
 * conversation follows a redirect or a challenge: it is made on the client's thread, and inherits. In 9.2 its request's
 * copy of the headers lacks those whose value another one has too.
 */
public final class JettyClient {
    private static final String CLIENT = "org.eclipse.jetty.client.";

    private JettyClient() {}

    public static Edge edge() {
        return Edge.out("jettyclient", "Jetty client 9.2–11")
                .type(CLIENT + "HttpExchange")
                .advice("<init>", Begin.class, "*", CLIENT + "HttpRequest")
                .type(CLIENT + "RequestNotifier")
                .advice("notifyHeaders", NotifyHeaders.class, CLIENT + "api.Request")
                .type(CLIENT + "HttpClient")
                .advice("copyRequest", CopyRequest.class, CLIENT + "HttpRequest");
    }

    static final class Begin {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@This HttpExchange exchange, @Argument(1) HttpRequest request) {
            HttpConversation conversation = exchange.getConversation();
            boolean isFirst = conversation.getExchanges().size() <= 1;
            Object context = isFirst ? Baton.departing() : Baton.noted(conversation, null);
            if (context == null) return;
            if (isFirst) Baton.note(conversation, null, context);
            Baton.note(request, null, context);
        }
    }

    static final class NotifyHeaders {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@Argument(0) Request carrier) {
            Object context = Baton.noted(carrier, null);
            if (context == null || "CONNECT".equals(carrier.getMethod())) return;
            Baton.note(carrier, null, null);
            int size = 0;
            String[] present = null;
            Iterable<?> fields = carrier.getHeaders(); // a class in 9, an interface in 10
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
                if (values[key] != null) carrier.header(names[key], values[key]);
            }
        }
    }

    static final class CopyRequest {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@Argument(0) HttpRequest request, @Return Object result) {
            Request copy = (Request) result;
            String[] copied = null;
            Iterable<?> fields = copy.getHeaders();
            for (Iterator<?> headers = fields.iterator(); headers.hasNext(); ) {
                HttpField header = (HttpField) headers.next();
                int key = Baton.key(header.getName());
                if (key >= 0) copied = Baton.add(copied, key, header.getValue());
            }
            fields = request.getHeaders();
            for (Iterator<?> headers = fields.iterator(); headers.hasNext(); ) {
                HttpField header = (HttpField) headers.next();
                int key = Baton.key(header.getName());
                if (key < 0 || (copied != null && copied[key] != null)) continue;
                copy.header(header.getName(), header.getValue());
            }
        }
    }
}
