// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.server;

import dev.baton.weaver.Edge;
import io.ktor.http.Headers;
import io.ktor.http.HeadersBuilder;
import io.ktor.http.cio.HttpHeadersMap;
import io.ktor.http.cio.Request;
import java.util.Iterator;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.FieldValue;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;

/**
 * The server of Ktor's CIO engine, which has sockets of its own. A connection's coroutine parses the heads of requests and
 * hands each to a coroutine that runs the application for it and is made in the request's context; from there on coroutines
 * carry it. What the parser made of the head cannot be added to: the application gets a copy.
 */
public final class KtorCio {
    private KtorCio() {}

    public static Edge edge() {
        return Edge.in("ktorcio", "Ktor 2.3–3.6, its CIO engine")
                .wokenBy("io.ktor.server.cio.CIOApplicationEngine")
                .type("io.ktor.server.cio.CIOApplicationEngine")
                .advice(
                        "handleRequest",
                        Handle.class,
                        "io.ktor.server.cio.backend.ServerRequestScope",
                        "io.ktor.http.cio.Request")
                .type("io.ktor.server.cio.CIOApplicationRequest")
                .advice("<init>", Complete.class)
                .advice("<init>", Complete2.class); // until 3
    }

    static final class Handle {
        @OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Argument(1) Request request) {
            HttpHeadersMap carrier = request.getHeaders();
            String[] names = Baton.names();
            String[] headers = null;
            for (int key = 0; key < names.length && carrier.getSize() > 0; key++) {
                if (carrier.get(names[key]) == null) continue;
                Iterator<CharSequence> values = carrier.getAll(names[key]).iterator();
                while (values.hasNext())
                    headers = Baton.add(headers, key, values.next().toString());
            }
            return Baton.serve(Baton.extract(headers));
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter Object scope) {
            Baton.close(scope);
        }
    }

    static final class Complete {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@FieldValue(value = "engineHeaders", readOnly = false) Headers received) {
            String[] additions = Baton.inbound(Baton.current());
            HeadersBuilder copy = null;
            for (int key = 0; key < additions.length; key++) {
                if (additions[key] == null) continue;
                if (copy == null) {
                    copy = new HeadersBuilder(0);
                    copy.appendAll(received);
                }
                copy.append(Baton.names()[key], additions[key]);
            }
            if (copy != null) received = copy.build();
        }
    }

    static final class Complete2 {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@FieldValue(value = "headers", readOnly = false) Headers received) {
            String[] additions = Baton.inbound(Baton.current());
            HeadersBuilder copy = null;
            for (int key = 0; key < additions.length; key++) {
                if (additions[key] == null) continue;
                if (copy == null) {
                    copy = new HeadersBuilder(0);
                    copy.appendAll(received);
                }
                copy.append(Baton.names()[key], additions[key]);
            }
            if (copy != null) received = copy.build();
        }
    }
}
