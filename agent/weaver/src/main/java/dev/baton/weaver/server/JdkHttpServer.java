// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.server;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.baton.weaver.Edge;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.FieldValue;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.Return;
import net.bytebuddy.asm.Advice.This;
import org.jspecify.annotations.Nullable;

/**
 * {@code com.sun.net.httpserver} of JDK 8–26, with TLS and without. A request is one call of {@code Exchange.run}, on the
 * server's executor or, without one, on its dispatcher; filters and the handler run inside. It parses the header block in
 * {@code Request.headers}, and asks for it a second time to make what handlers see of it: between the two the block can
 * be added to, and the context begins.
 */
public final class JdkHttpServer {
    private JdkHttpServer() {}

    public static Edge edge() {
        return Edge.in("httpserver", "com.sun.net.httpserver of JDK 8–26")
                .wokenBy("sun.net.httpserver.ServerImpl")
                .type("sun.net.httpserver.ServerImpl$Exchange")
                .advice("run", Run.class)
                .type("sun.net.httpserver.Request")
                .advice("headers", ParseHeaders.class)
                .type("sun.net.httpserver.ExchangeImpl")
                .advice("<init>", Begin.class)
                .advice("sendResponseHeaders", Commit.class)
                .type("com.sun.net.httpserver.Filter$Chain")
                .advice("doFilter", Grant.class);
    }

    static final class Run {
        /** Whatever the thread has is left from a request that was being read while Baton was attached: no scope of it. */
        @OnMethodEnter(suppress = Throwable.class)
        static Object enter() {
            Baton.open(null);
            return Baton.open(null);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter Object scope) {
            Baton.close(scope);
        }
    }

    static final class ParseHeaders {
        @OnMethodEnter(suppress = Throwable.class)
        static boolean enter(@FieldValue("hdrs") @Nullable Headers parsed) {
            return parsed == null;
        }

        /** Opens a scope that {@link Run} ends. */
        @OnMethodExit(suppress = Throwable.class)
        static void exit(
                @This Object request,
                @FieldValue("startLine") String startLine,
                @Return Headers carrier,
                @Enter boolean isParsing) {
            if (!isParsing) return;
            if (startLine.startsWith("OPTIONS ")) {
                String asked = null;
                List<String> lines = carrier.get("Access-Control-Request-Headers");
                for (int i = 0; lines != null && i < lines.size(); i++) {
                    asked = asked == null ? lines.get(i) : asked + ',' + lines.get(i);
                }
                Object preflight = Baton.preflight(
                        carrier.getFirst("Origin"),
                        carrier.getFirst("Access-Control-Request-Method"),
                        asked,
                        carrier.getFirst("Access-Control-Request-Private-Network"));
                if (preflight != null) {
                    String remaining = Baton.remaining(preflight);
                    if (remaining == null) carrier.remove("Access-Control-Request-Headers");
                    else if (!remaining.equals(asked)) carrier.set("Access-Control-Request-Headers", remaining);
                    Baton.owe(request, preflight);
                    return;
                }
            }
            String[] headers = null;
            for (Map.Entry<String, List<String>> header : carrier.entrySet()) {
                int key = Baton.key(header.getKey());
                if (key < 0) continue;
                for (String value : header.getValue()) headers = Baton.add(headers, key, value);
            }
            Object context = Baton.extract(headers);
            String[] additions = Baton.inbound(context);
            for (int key = 0; key < additions.length; key++) {
                if (additions[key] != null) carrier.add(Baton.names()[key], additions[key]);
            }
            Baton.owe(request, context);
            Baton.open(context);
        }
    }

    /** From here on the exchange is known by its URI, an object of its own that all can get at. */
    static final class Begin {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@FieldValue("req") Object request, @FieldValue("uri") URI exchange) {
            Object owed = Baton.owed(request);
            if (owed == null) return;
            Baton.owe(request, null);
            Baton.owe(exchange, owed);
        }
    }

    static final class Grant {
        @OnMethodEnter(suppress = Throwable.class, skipOn = String[].class)
        static @Nullable Object enter(@Argument(0) HttpExchange exchange) throws IOException {
            String[] grant = Baton.grant(Baton.owed(exchange.getRequestURI()));
            if (grant == null) return null;
            Headers carrier = exchange.getResponseHeaders();
            for (int i = 1; i < grant.length; i += 2) carrier.set(grant[i], grant[i + 1]);
            exchange.sendResponseHeaders(Integer.parseInt(grant[0]), -1);
            return grant;
        }
    }

    static final class Commit {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@FieldValue("uri") URI exchange, @FieldValue("rspHdrs") Headers carrier) {
            Object owed = Baton.owed(exchange);
            if (owed == null) return;
            Baton.owe(exchange, null);
            String[] names = Baton.responseNames();
            String[] lines = null;
            for (int key = 0; key < names.length; key++) {
                List<String> there = carrier.get(names[key]);
                for (int i = 0; there != null && i < there.size(); i++) {
                    lines = Baton.addResponse(lines, key, there.get(i));
                }
            }
            String[] values = Baton.respond(owed, lines);
            for (int key = 0; key < values.length; key++) {
                if (values[key] != null) carrier.set(names[key], values[key]);
            }
        }
    }
}
