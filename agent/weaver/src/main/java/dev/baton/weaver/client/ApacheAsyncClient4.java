// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.client;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.NoteCaller;
import java.util.Iterator;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.Return;
import net.bytebuddy.asm.Advice.This;
import org.apache.http.Header;
import org.apache.http.HttpMessage;
import org.apache.http.HttpRequest;
import org.apache.http.RequestLine;
import org.apache.http.message.BasicHttpRequest;

/**
 * Apache HttpAsyncClient 4.0 and 4.1, the minimal and the pipelining one included. A call has a handler, made on the
 * caller's thread; a thread of the client's own asks it for a request, again for each redirect and retry, and has HttpCore
 * write that. So the context is noted for the handler, and by it for the request that is about to be written; and what is
 * written is a copy with trace headers.
 */
public final class ApacheAsyncClient4 {
    private ApacheAsyncClient4() {}

    public static Edge edge() {
        Edge edge = Edge.out("httpasyncclient4", "Apache HttpAsyncClient 4.0–4.1");
        String[] handlers = {
            "DefaultClientExchangeHandlerImpl",
            "MinimalClientExchangeHandlerImpl",
            "PipeliningClientExchangeHandlerImpl"
        };
        for (String handler : handlers) {
            edge.type("org.apache.http.impl.nio.client." + handler)
                    .advice("<init>", NoteCaller.class)
                    .advice("generateRequest", GenerateRequest.class);
        }
        return edge.type("org.apache.http.impl.nio.codecs.AbstractMessageWriter")
                .advice("write", Write.class, "org.apache.http.HttpMessage");
    }

    static final class GenerateRequest {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@This Object handler, @Return HttpRequest request) {
            if (request != null) Baton.note(request, null, Baton.noted(handler, null));
        }
    }

    static final class Write {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(value = 0, readOnly = false) HttpMessage carrier) {
            Object context = Baton.noted(carrier, null);
            if (context == null || !(carrier instanceof HttpRequest)) return;
            Baton.note(carrier, null, null);
            RequestLine line = ((HttpRequest) carrier).getRequestLine();
            if (line.getMethod().equals("CONNECT")) return;
            BasicHttpRequest copy = new BasicHttpRequest(line);
            int size = line.getMethod().length() + line.getUri().length() + 12;
            String[] present = null;
            for (Iterator<?> headers = carrier.headerIterator(); headers.hasNext(); ) {
                Header header = (Header) headers.next();
                copy.addHeader(header);
                String value = header.getValue();
                size += header.getName().length() + (value == null ? 0 : value.length()) + 4;
                int key = Baton.key(header.getName());
                if (key >= 0) present = Baton.add(present, key, value == null ? "" : value);
            }
            String[] names = Baton.names();
            String[] values = Baton.inject(context, present, size);
            for (int key = 0; key < values.length; key++) {
                if (values[key] != null) copy.addHeader(names[key], values[key]);
            }
            carrier = copy;
        }
    }
}
