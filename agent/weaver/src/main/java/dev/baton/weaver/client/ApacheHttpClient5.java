// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.client;

import dev.baton.weaver.Edge;
import java.util.Iterator;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/**
 * Apache HttpClient 5.0–5.6, each of its blocking clients. As in version 4, one class of HttpCore writes the head of every
 * message, below interceptors, redirects and retries, on the caller's thread; it is given a copy with trace headers. The
 * asynchronous clients are another edge.
 */
public final class ApacheHttpClient5 {
    private ApacheHttpClient5() {}

    public static Edge edge() {
        return Edge.out("httpclient5", "Apache HttpClient 5.0–5.6")
                .relocated("org.apache.hc")
                .type("org.apache.hc.core5.http.impl.io.AbstractMessageWriter")
                .advice("write", Write.class, "org.apache.hc.core5.http.HttpMessage");
    }

    static final class Write {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(value = 0, readOnly = false) HttpMessage carrier) {
            Object context = Baton.departing();
            if (context == null || !(carrier instanceof ClassicHttpRequest)) return;
            ClassicHttpRequest request = (ClassicHttpRequest) carrier;
            String method = request.getMethod();
            if (method.equals("CONNECT")) return;
            String target = request.getRequestUri();
            BasicClassicHttpRequest copy = new BasicClassicHttpRequest(method, (HttpHost) null, target);
            copy.setVersion(request.getVersion());
            int size = method.length() + (target == null ? 0 : target.length()) + 12;
            String[] present = null;
            for (Iterator<Header> headers = request.headerIterator(); headers.hasNext(); ) {
                Header header = headers.next();
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
