// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.client;

import dev.baton.weaver.Edge;
import java.io.IOException;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.This;
import org.apache.commons.httpclient.Header;
import org.apache.commons.httpclient.HttpConnection;
import org.apache.commons.httpclient.HttpMethodBase;

/**
 * Apache Commons HttpClient 3.1. A method object writes its own headers onto the connection, again for each redirect,
 * challenge and retry; trace headers follow the last of them, and the object does not keep them.
 */
public final class CommonsHttpClient {
    private CommonsHttpClient() {}

    public static Edge edge() {
        return Edge.out("commonshttpclient", "Apache Commons HttpClient 3.1")
                .type("org.apache.commons.httpclient.HttpMethodBase")
                .advice("writeRequestHeaders", WriteRequestHeaders.class);
    }

    static final class WriteRequestHeaders {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@This HttpMethodBase request, @Argument(1) HttpConnection carrier) {
            Object context = Baton.departing();
            if (context == null || request.getName().equals("CONNECT")) return;
            int size = request.getName().length() + request.getPath().length() + 12;
            String[] present = null;
            for (Header header : request.getRequestHeaders()) {
                String value = header.getValue();
                size += header.getName().length() + (value == null ? 0 : value.length()) + 4;
                int key = Baton.key(header.getName());
                if (key >= 0) present = Baton.add(present, key, value == null ? "" : value);
            }
            String[] names = Baton.names();
            String[] values = Baton.inject(context, present, size);
            StringBuilder lines = new StringBuilder();
            for (int key = 0; key < values.length; key++) {
                if (values[key] == null) continue;
                lines.append(names[key]).append(": ").append(values[key]).append("\r\n");
            }
            try {
                carrier.print(lines.toString(), "US-ASCII");
            } catch (IOException ignored) {
                // The connection is gone, as what is written next will find.
            }
        }
    }
}
