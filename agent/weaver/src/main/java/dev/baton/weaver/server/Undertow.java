// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.server;

import dev.baton.weaver.Edge;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.HttpString;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.FieldValue;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;

/**
 * Undertow 1.4–2.4, plain handlers and servlets. Whenever a handler is called for a request, on an I/O thread first, on a
 * worker after a dispatch, and once a body has been received, it is called through {@code
 * Connectors.executeRootHandler}; HTTP/1.1, HTTP/2 and AJP alike. What is not: a sender's callback, the listeners of
 * servlets' streams, which the servlet context invokes, and those of asynchronous requests.
 */
public final class Undertow {
    private Undertow() {}

    public static Edge edge() {
        return Edge.in("undertow", "Undertow 1.4–2.4")
                .type("io.undertow.server.Connectors")
                .advice("executeRootHandler", Execute.class, "*", "io.undertow.server.HttpServerExchange")
                .advice("flattenCookies", Commit.class, "io.undertow.server.HttpServerExchange")
                .type("io.undertow.io.AsyncSenderImpl")
                .advice("invokeOnComplete|invokeOnException", Resume.class)
                .type("io.undertow.servlet.spec.ServletContextImpl")
                .advice(
                        "invokeOnWritePossible|invokeOnAllDataRead|invokeOnDataAvailable|invokeRunnable",
                        Invoke.class,
                        "io.undertow.server.HttpServerExchange")
                .type("io.undertow.servlet.spec.AsyncContextImpl")
                .advice("onAsyncComplete|onAsyncCompleteAndRespond|onAsyncTimeout|onAsyncError", Resume.class);
    }

    static final class Execute {
        @OnMethodEnter(suppress = Throwable.class, skipOn = String[].class)
        static Object enter(@Argument(1) HttpServerExchange exchange) {
            HeaderMap carrier = exchange.getRequestHeaders();
            if (exchange.getRequestMethod().toString().equals("OPTIONS")) {
                String asked = null;
                HeaderValues lines = carrier.get("Access-Control-Request-Headers");
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
                    if (remaining == asked) return Baton.serve(null);
                    if (remaining == null) carrier.remove("Access-Control-Request-Headers");
                    else carrier.put(new HttpString("Access-Control-Request-Headers"), remaining);
                    Baton.owe(exchange, preflight);
                    String[] grant = Baton.grant(preflight);
                    if (grant == null) return Baton.serve(null);
                    exchange.setStatusCode(Integer.parseInt(grant[0]));
                    for (int i = 1; i < grant.length; i += 2) {
                        exchange.getResponseHeaders().put(new HttpString(grant[i]), grant[i + 1]);
                    }
                    exchange.endExchange();
                    return grant;
                }
            }
            String[] headers = null;
            for (long at = carrier.fastIterate(); at != -1L; at = carrier.fiNext(at)) {
                HeaderValues values = carrier.fiCurrent(at);
                int key = Baton.key(values.getHeaderName().toString());
                if (key < 0) continue;
                for (int i = 0; i < values.size(); i++) headers = Baton.add(headers, key, values.get(i));
            }
            // A worker's thread comes here with what has been read, and perhaps begun, on the I/O thread.
            Object context = exchange.isInIoThread() ? Baton.extract(headers) : Baton.extractAgain(headers);
            String[] additions = Baton.inbound(context);
            for (int key = 0; key < additions.length; key++) {
                if (additions[key] != null) carrier.add(new HttpString(Baton.names()[key]), additions[key]);
            }
            Baton.owe(exchange, context);
            return Baton.serve(context);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter Object scope) {
            if (!(scope instanceof String[])) Baton.close(scope);
        }
    }

    static final class Commit {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(0) HttpServerExchange exchange) {
            Object owed = Baton.owed(exchange);
            if (owed == null) return;
            Baton.owe(exchange, null);
            HeaderMap carrier = exchange.getResponseHeaders();
            String[] names = Baton.responseNames();
            String[] lines = null;
            for (int key = 0; key < names.length; key++) {
                HeaderValues there = carrier.get(names[key]);
                for (int i = 0; there != null && i < there.size(); i++) {
                    lines = Baton.addResponse(lines, key, there.get(i));
                }
            }
            String[] values = Baton.respond(owed, lines);
            for (int key = 0; key < values.length; key++) {
                if (values[key] != null) carrier.put(new HttpString(names[key]), values[key]);
            }
        }
    }

    static final class Resume {
        @OnMethodEnter(suppress = Throwable.class)
        static Object enter(@FieldValue("exchange") HttpServerExchange exchange) {
            HeaderMap carrier = exchange.getRequestHeaders();
            String[] headers = null;
            for (long at = carrier.fastIterate(); at != -1L; at = carrier.fiNext(at)) {
                HeaderValues values = carrier.fiCurrent(at);
                int key = Baton.key(values.getHeaderName().toString());
                if (key < 0) continue;
                for (int i = 0; i < values.size(); i++) headers = Baton.add(headers, key, values.get(i));
            }
            return Baton.open(Baton.extractAgain(headers));
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter Object scope) {
            Baton.close(scope);
        }
    }

    static final class Invoke {
        @OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Argument(0) HttpServerExchange exchange) {
            HeaderMap carrier = exchange.getRequestHeaders();
            String[] headers = null;
            for (long at = carrier.fastIterate(); at != -1L; at = carrier.fiNext(at)) {
                HeaderValues values = carrier.fiCurrent(at);
                int key = Baton.key(values.getHeaderName().toString());
                if (key < 0) continue;
                for (int i = 0; i < values.size(); i++) headers = Baton.add(headers, key, values.get(i));
            }
            return Baton.open(Baton.extractAgain(headers));
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter Object scope) {
            Baton.close(scope);
        }
    }
}
