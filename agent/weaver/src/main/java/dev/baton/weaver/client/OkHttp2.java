// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.client;

import com.squareup.okhttp.Headers;
import com.squareup.okhttp.Request;
import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.NoteCaller;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.OnMethodEnter;

/**
 * OkHttp 2.2–2.7: as {@link OkHttp}, with other names. What writes a request's headers were transports, then streams, for
 * HTTP/1 and for SPDY and HTTP/2.
 */
public final class OkHttp2 {
    private OkHttp2() {}

    public static Edge edge() {
        Edge edge = Edge.out("okhttp2", "OkHttp 2.2–2.7")
                .type("com.squareup.okhttp.Call$AsyncCall")
                .advice("<init>", NoteCaller.class)
                .advice("execute", OkHttp.Run.class);
        String[] writers = {"HttpTransport", "SpdyTransport", "FramedTransport", "Http1xStream", "Http2xStream"};
        for (String writer : writers) {
            edge.type("com.squareup.okhttp.internal.http." + writer)
                    .advice("writeRequestHeaders", Write.class, "com.squareup.okhttp.Request");
        }
        return edge;
    }

    static final class Write {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(value = 0, readOnly = false) Request carrier) {
            Object context = Baton.departing();
            if (context == null) return;
            Headers headers = carrier.headers();
            int size = carrier.method().length() + carrier.urlString().length() + 12;
            String[] present = null;
            for (int i = 0; i < headers.size(); i++) {
                String name = headers.name(i);
                String value = headers.value(i);
                size += name.length() + value.length() + 4;
                int key = Baton.key(name);
                if (key >= 0) present = Baton.add(present, key, value);
            }
            String[] names = Baton.names();
            String[] values = Baton.inject(context, present, size);
            Request.Builder copy = null;
            for (int key = 0; key < values.length; key++) {
                if (values[key] == null) continue;
                if (copy == null) copy = carrier.newBuilder();
                copy.addHeader(names[key], values[key]);
            }
            if (copy != null) carrier = copy.build();
        }
    }
}
