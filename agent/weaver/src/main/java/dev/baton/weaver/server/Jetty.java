// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.server;

import dev.baton.weaver.Edge;
import java.lang.reflect.Method;
import java.util.Enumeration;
import java.util.List;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.FieldValue;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.This;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.HttpChannel;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/**
 * Jetty 9.2–11. Whatever happens to a request happens inside {@code HttpChannel.handle}: the first dispatch and those
 * that follow, error pages, timeouts, read and write listeners; HTTP/1.1, HTTP/2 and FastCGI alike. Only the listeners of
 * an asynchronous request are told elsewhere by some versions: by the scheduler (9.2, 9.3), or by the end of a write.
 *
 * <p>The headers of a request can be added to up to 9.4. From 10 on they cannot, and are exchanged as soon as the request
 * has them, in {@code setMetaData}.
 */
public final class Jetty {
    private Jetty() {}

    public static Edge edge() {
        String channel = "org.eclipse.jetty.server.HttpChannel";
        String state = "org.eclipse.jetty.server.HttpChannelState";
        String request = "org.eclipse.jetty.server.Request";
        return Edge.in("jetty", "Jetty 9.2–11")
                .relocated("org.eclipse.jetty")
                .wokenBy(channel, state, request)
                .type(channel)
                .advice("handle", Handle.class)
                .type(state)
                .advice("expired|onTimeout|onError|onComplete|completed", Listeners.class)
                .type(request)
                .advice("setMetaData", SetMetaData.class)
                .type("org.eclipse.jetty.server.Server")
                .advice("handle", Grant.class, "org.eclipse.jetty.server.HttpChannel")
                .type("org.eclipse.jetty.server.Response")
                .advice("newResponseInfo|newResponseMetaData", Commit.class);
    }

    static final class Handle {
        @OnMethodEnter(suppress = Throwable.class)
        static Object enter(@This HttpChannel channel) throws ReflectiveOperationException {
            Request request = channel.getRequest();
            Iterable<HttpField> carrier = request.getHttpFields();
            if (carrier != null && "OPTIONS".equals(request.getMethod())) {
                String asked = null;
                Enumeration<String> lines = request.getHeaders("Access-Control-Request-Headers");
                while (lines.hasMoreElements()) {
                    String line = lines.nextElement();
                    asked = asked == null ? line : asked + ',' + line;
                }
                Object preflight = Baton.preflight(
                        request.getHeader("Origin"),
                        request.getHeader("Access-Control-Request-Method"),
                        asked,
                        request.getHeader("Access-Control-Request-Private-Network"));
                if (preflight != null) {
                    String remaining = Baton.remaining(preflight);
                    if (carrier.getClass() == HttpFields.class && remaining != asked) {
                        HttpFields.class
                                .getMethod("put", String.class, String.class)
                                .invoke(carrier, "Access-Control-Request-Headers", remaining);
                        Baton.owe(channel, preflight);
                    }
                    return Baton.serve(null);
                }
            }
            String[] headers = null;
            if (carrier != null) {
                for (HttpField field : carrier) {
                    int key = Baton.key(field.getName());
                    if (key >= 0) headers = Baton.add(headers, key, field.getValue());
                }
            }
            boolean isExchanged = carrier != null && carrier.getClass() != HttpFields.class;
            boolean isAgain =
                    isExchanged || (carrier != null && !channel.getState().isInitial()); // until 9
            Object context = isAgain ? Baton.extractAgain(headers) : Baton.extract(headers);
            if (carrier != null && !isExchanged) {
                // A class, and not yet the interface that this is compiled for: no call of it would link.
                Method add = null;
                String[] additions = Baton.inbound(context);
                for (int key = 0; key < additions.length; key++) {
                    if (additions[key] == null) continue;
                    if (add == null) add = HttpFields.class.getMethod("add", String.class, String.class);
                    add.invoke(carrier, Baton.names()[key], additions[key]);
                }
            }
            Baton.owe(channel, context);
            return Baton.serve(context);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter Object scope) {
            Baton.close(scope);
        }
    }

    static final class Listeners {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(
                @FieldValue("_channel") HttpChannel channel,
                @FieldValue("_asyncListeners") @Nullable List<?> listeners) {
            if (listeners == null) return null;
            Iterable<HttpField> carrier = channel.getRequest().getHttpFields();
            if (carrier == null) return null;
            String[] headers = null;
            for (HttpField field : carrier) {
                int key = Baton.key(field.getName());
                if (key >= 0) headers = Baton.add(headers, key, field.getValue());
            }
            return Baton.open(Baton.extractAgain(headers));
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            Baton.close(scope);
        }
    }

    static final class SetMetaData {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@This Request request) throws ReflectiveOperationException {
            Iterable<HttpField> carrier = request.getHttpFields();
            if (carrier == null || carrier.getClass() == HttpFields.class) return;
            if ("OPTIONS".equals(request.getMethod())) {
                String asked = null;
                Enumeration<String> lines = request.getHeaders("Access-Control-Request-Headers");
                while (lines.hasMoreElements()) {
                    String line = lines.nextElement();
                    asked = asked == null ? line : asked + ',' + line;
                }
                Object preflight = Baton.preflight(
                        request.getHeader("Origin"),
                        request.getHeader("Access-Control-Request-Method"),
                        asked,
                        request.getHeader("Access-Control-Request-Private-Network"));
                Baton.owe(request.getHttpChannel(), preflight);
                if (preflight != null) {
                    String remaining = Baton.remaining(preflight);
                    if (remaining == asked) return;
                    Object others;
                    if (remaining == null) {
                        // What is built is of a class, and not yet of the interface that this is compiled for.
                        others = HttpFields.build(request.getHttpFields());
                        others.getClass()
                                .getMethod("remove", String.class)
                                .invoke(others, "Access-Control-Request-Headers");
                    } else {
                        HttpField field = new HttpField("Access-Control-Request-Headers", remaining);
                        others = HttpFields.build(request.getHttpFields(), field);
                    }
                    request.setHttpFields((HttpFields) others);
                    return;
                }
            }
            String[] headers = null;
            for (HttpField field : carrier) {
                int key = Baton.key(field.getName());
                if (key >= 0) headers = Baton.add(headers, key, field.getValue());
            }
            String[] additions = Baton.inbound(Baton.extract(headers));
            for (int key = 0; key < additions.length; key++) {
                if (additions[key] == null) continue;
                HttpField field = new HttpField(Baton.names()[key], additions[key]);
                // By way of Object: else the verifier of 9.3 and 9.4 wants to see Mutable, which they do not have.
                Object added = HttpFields.build(request.getHttpFields(), field);
                request.setHttpFields((HttpFields) added);
            }
        }
    }

    static final class Grant {
        @OnMethodEnter(suppress = Throwable.class, skipOn = String[].class)
        static @Nullable Object enter(@Argument(0) HttpChannel channel) {
            String[] grant = Baton.grant(Baton.owed(channel));
            if (grant == null) return null;
            channel.getResponse().setStatus(Integer.parseInt(grant[0]));
            for (int i = 1; i < grant.length; i += 2) channel.getResponse().setHeader(grant[i], grant[i + 1]);
            channel.getRequest().setHandled(true);
            return grant;
        }
    }

    static final class Commit {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@This Object response) {
            Response carrier = (Response) response;
            HttpChannel channel = carrier.getHttpChannel();
            Object owed = Baton.owed(channel);
            if (owed == null) return;
            String[] names = Baton.responseNames();
            String[] lines = null;
            for (int key = 0; key < names.length; key++) {
                for (String value : carrier.getHeaders(names[key])) lines = Baton.addResponse(lines, key, value);
            }
            String[] values = Baton.respond(owed, lines);
            for (int key = 0; key < values.length; key++) {
                if (values[key] != null) carrier.setHeader(names[key], values[key]);
            }
            Baton.owe(channel, null);
        }
    }
}
