// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.server;

import dev.baton.weaver.Edge;
import io.helidon.http.Header;
import io.helidon.http.HeaderValues;
import io.helidon.http.WritableHeaders;
import io.helidon.http.http2.Http2Headers;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.FieldValue;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;

/**
 * The web server of Helidon 4, which has sockets and threads of its own: a virtual thread for each connection, and over HTTP/2
 * one for each request. What a connection is upgraded to, such as a WebSocket, has no context: it outlives its request.
 */
public final class Helidon {
    private Helidon() {}

    public static Edge edge() {
        return Edge.in("helidon", "Helidon 4.0–4.5 WebServer, with HTTP/2")
                .wokenBy("io.helidon.webserver.LoomServer")
                .type("io.helidon.webserver.http1.Http1Connection")
                .advice("route", Route.class, "io.helidon.http.HttpPrologue", "io.helidon.http.WritableHeaders")
                .type("io.helidon.webserver.http2.Http2ServerStream")
                .advice("handle", Handle.class);
    }

    static final class Route {
        @OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Argument(1) WritableHeaders<?> carrier) {
            String[] headers = null;
            for (Header header : carrier) {
                int key = Baton.key(header.name());
                if (key < 0) continue;
                for (String value : header.allValues()) headers = Baton.add(headers, key, value);
            }
            Object context = Baton.extract(headers);
            String[] additions = Baton.inbound(context);
            for (int key = 0; key < additions.length; key++) {
                if (additions[key] != null) carrier.add(HeaderValues.create(Baton.names()[key], additions[key]));
            }
            return Baton.serve(context);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter Object scope) {
            Baton.close(scope);
        }
    }

    /** These headers cannot be changed, only copied. */
    static final class Handle {
        @OnMethodEnter(suppress = Throwable.class)
        static Object enter(@FieldValue(value = "headers", readOnly = false) Http2Headers received) {
            String[] headers = null;
            for (Header header : received.httpHeaders()) {
                int key = Baton.key(header.name());
                if (key < 0) continue;
                for (String value : header.allValues()) headers = Baton.add(headers, key, value);
            }
            Object context = Baton.extract(headers);
            String[] additions = Baton.inbound(context);
            WritableHeaders<?> copy = null;
            for (int key = 0; key < additions.length; key++) {
                if (additions[key] == null) continue;
                if (copy == null) copy = WritableHeaders.create(received.httpHeaders());
                copy.add(HeaderValues.create(Baton.names()[key], additions[key]));
            }
            if (copy != null) {
                Http2Headers more = Http2Headers.create(copy);
                more.method(received.method()).path(received.path()).scheme(received.scheme());
                if (received.authority() != null) more.authority(received.authority());
                received = more;
            }
            return Baton.serve(context);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter Object scope) {
            Baton.close(scope);
        }
    }
}
