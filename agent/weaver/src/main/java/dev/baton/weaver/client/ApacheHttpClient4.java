// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.client;

import dev.baton.weaver.Edge;
import java.util.Iterator;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import org.apache.http.Header;
import org.apache.http.HttpMessage;
import org.apache.http.HttpRequest;
import org.apache.http.RequestLine;
import org.apache.http.message.BasicHttpRequest;

/**
 * Apache HttpClient 4.0–4.5, each of its clients, and whatever else sits on the blocking half of HttpCore 4. There one
 * class writes the head of every message, below interceptors, redirects and retries, and on the caller's thread. What it
 * is given to write is a copy with trace headers: not even a retry, which writes the same object again, sees them.
 */
public final class ApacheHttpClient4 {
    private ApacheHttpClient4() {}

    public static Edge edge() {
        return Edge.out("httpclient4", "Apache HttpClient 4.0–4.5")
                .type("org.apache.http.impl.io.AbstractMessageWriter")
                .advice("write", Write.class, "org.apache.http.HttpMessage");
    }

    static final class Write {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(value = 0, readOnly = false) HttpMessage carrier) {
            Object context = Baton.departing();
            if (context == null || !(carrier instanceof HttpRequest)) return;
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
