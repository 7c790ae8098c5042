// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.server;

import dev.baton.weaver.Edge;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.FieldValue;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.Return;
import net.bytebuddy.asm.Advice.This;
import net.bytebuddy.implementation.bytecode.assign.Assigner.Typing;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.internal.HttpChannelState;
import org.eclipse.jetty.server.internal.HttpChannelState.ChannelRequest;
import org.eclipse.jetty.server.internal.HttpChannelState.ChannelResponse;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Jetty 12.0 and 12.1: plain handlers, and the servlets of EE 8 to 11. A request is born in the constructor of {@code
 * ChannelRequest}, out of what the parser of whatever protocol has read: there it gets what is to be added, long before
 * anybody wraps it. Handlers are called by {@code HttpChannelState$HandlerInvoker}; who writes without blocking is told by
 * {@code ChannelResponse}, who waits for content by what {@code onContentAvailable} returns (see {@code JettyPool}), and
 * servlets that resume on another thread by their channel's {@code handle}.
 *
 * <p>An extended {@code CONNECT}, by which HTTP/2 carries WebSockets, is of a class of its own and is left as it came.
 */
public final class Jetty12 {
    private Jetty12() {}

    public static Edge edge() {
        String state = "org.eclipse.jetty.server.internal.HttpChannelState";
        return Edge.in("jetty12", "Jetty 12.0 and 12.1, with or without servlets of EE 8–11")
                .relocated("org.eclipse.jetty")
                .wokenBy(state, state + "$ChannelRequest", state + "$HandlerInvoker", state + "$ChannelResponse")
                .type(state + "$ChannelRequest")
                .advice("<init>", Received.class)
                .type(state + "$HandlerInvoker")
                .advice("run", Invoke.class)
                .type(state + "$ChannelResponse")
                .advice("succeeded|failed", Written.class)
                .type(state)
                .advice("onContentAvailable", ContentAvailable.class)
                .type("org.eclipse.jetty.server.Server")
                .advice("handle", Grant.class, "org.eclipse.jetty.server.Request", "*", "*")
                .type("org.eclipse.jetty.server.internal.ResponseHttpFields")
                .advice("commit", Commit.class)
                .type("org.eclipse.jetty.ee8.nested.HttpChannel")
                .advice("handle", Nested.class)
                .type("org.eclipse.jetty.ee9.nested.HttpChannel")
                .advice("handle", Nested.class)
                .type("org.eclipse.jetty.ee10.servlet.ServletChannel")
                .advice("handle", Servlet.class)
                .type("org.eclipse.jetty.ee11.servlet.ServletChannel")
                .advice("handle", Servlet.class);
    }

    static final class Received {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(
                @This Object channelRequest,
                @FieldValue(value = "_metaData", readOnly = false) MetaData.Request request) {
            if (request.getProtocol() != null) return;
            Iterable<HttpField> carrier = request.getHttpFields();
            if ("OPTIONS".equals(request.getMethod())) {
                String origin = null;
                String method = null;
                String asked = null;
                String privateNetwork = null;
                for (HttpField field : carrier) {
                    String name = field.getName();
                    if (name.equalsIgnoreCase("Origin")) origin = field.getValue();
                    else if (name.equalsIgnoreCase("Access-Control-Request-Method")) method = field.getValue();
                    else if (name.equalsIgnoreCase("Access-Control-Request-Headers"))
                        asked = asked == null ? field.getValue() : asked + ',' + field.getValue();
                    else if (name.equalsIgnoreCase("Access-Control-Request-Private-Network"))
                        privateNetwork = field.getValue();
                }
                Object preflight = Baton.preflight(origin, method, asked, privateNetwork);
                if (preflight != null) {
                    String remaining = Baton.remaining(preflight);
                    if (remaining == asked) return;
                    HttpFields.Mutable others = HttpFields.build(request.getHttpFields());
                    if (remaining == null) others.remove("Access-Control-Request-Headers");
                    else others.put("Access-Control-Request-Headers", remaining);
                    request = new MetaData.Request(
                            request.getBeginNanoTime(),
                            request.getMethod(),
                            request.getHttpURI(),
                            request.getHttpVersion(),
                            others,
                            request.getContentLength(),
                            request.getTrailersSupplier());
                    Baton.owe(channelRequest, preflight);
                    return;
                }
            }
            String[] headers = null;
            for (HttpField field : carrier) {
                int key = Baton.key(field.getName());
                if (key >= 0) headers = Baton.add(headers, key, field.getValue());
            }
            String[] additions = Baton.inbound(Baton.extract(headers));
            HttpFields.Mutable added = null;
            for (int key = 0; key < additions.length; key++) {
                if (additions[key] == null) continue;
                if (added == null) added = HttpFields.build(request.getHttpFields());
                added.add(Baton.names()[key], additions[key]);
            }
            if (added == null) return;
            request = new MetaData.Request(
                    request.getBeginNanoTime(),
                    request.getMethod(),
                    request.getHttpURI(),
                    request.getHttpVersion(),
                    added,
                    request.getContentLength(),
                    request.getTrailersSupplier());
        }
    }

    static final class Invoke {
        @OnMethodEnter(suppress = Throwable.class)
        static Object enter(@FieldValue("this$0") HttpChannelState channel) {
            ChannelRequest request = (ChannelRequest) (Object) channel.getRequest();
            String[] headers = null;
            Iterable<HttpField> carrier = request.getHeaders();
            Object preflight = Baton.owed(request);
            if (preflight == null && "OPTIONS".equals(request.getMethod())) {
                String origin = null;
                String method = null;
                for (HttpField field : carrier) {
                    if (field.getName().equalsIgnoreCase("Origin")) origin = field.getValue();
                    else if (field.getName().equalsIgnoreCase("Access-Control-Request-Method"))
                        method = field.getValue();
                }
                preflight = Baton.preflight(origin, method, null, null);
            }
            ChannelResponse response = (ChannelResponse) (Object) channel.getResponse();
            if (preflight != null) {
                Baton.owe(response.getHeaders(), preflight);
                return Baton.serve(null);
            }
            for (HttpField field : carrier) {
                int key = Baton.key(field.getName());
                if (key >= 0) headers = Baton.add(headers, key, field.getValue());
            }
            Object context = Baton.extractAgain(headers);
            Baton.owe(response.getHeaders(), context);
            return Baton.serve(context);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter Object scope) {
            Baton.close(scope);
        }
    }

    static final class Grant {
        @OnMethodEnter(suppress = Throwable.class, skipOn = String[].class)
        static @Nullable Object enter(@Argument(1) Object response, @Argument(2) Callback callback) {
            if (!(response instanceof ChannelResponse)) return null;
            ChannelResponse carrier = (ChannelResponse) response;
            String[] grant = Baton.grant(Baton.owed(carrier.getHeaders()));
            if (grant == null) return null;
            carrier.setStatus(Integer.parseInt(grant[0]));
            for (int i = 1; i < grant.length; i += 2) carrier.getHeaders().put(grant[i], grant[i + 1]);
            callback.succeeded();
            return grant;
        }

        @OnMethodExit(suppress = Throwable.class)
        static void exit(@Enter @Nullable Object grant, @Return(readOnly = false) boolean isHandled) {
            if (grant != null) isHandled = true;
        }
    }

    static final class Commit {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@This Object fields) {
            Object owed = Baton.owed(fields);
            if (owed == null) return;
            Baton.owe(fields, null);
            Iterable<HttpField> carrier = (HttpFields.Mutable) fields;
            String[] names = Baton.responseNames();
            String[] lines = null;
            for (HttpField field : carrier) {
                for (int key = 0; key < names.length; key++) {
                    if (names[key].equalsIgnoreCase(field.getName()))
                        lines = Baton.addResponse(lines, key, field.getValue());
                }
            }
            String[] values = Baton.respond(owed, lines);
            for (int key = 0; key < values.length; key++) {
                if (values[key] != null) ((HttpFields.Mutable) fields).put(names[key], values[key]);
            }
        }
    }

    static final class Written {
        @OnMethodEnter(suppress = Throwable.class)
        static Object enter(@FieldValue("_request") ChannelRequest request) {
            String[] headers = null;
            Iterable<HttpField> carrier = request.getHeaders();
            for (HttpField field : carrier) {
                int key = Baton.key(field.getName());
                if (key >= 0) headers = Baton.add(headers, key, field.getValue());
            }
            return Baton.open(Baton.extractAgain(headers));
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter Object scope) {
            Baton.close(scope);
        }
    }

    /** Nobody else has the task yet that is returned, and it runs once. */
    static final class ContentAvailable {
        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@FieldValue("_request") @Nullable ChannelRequest request, @Return @Nullable Runnable task) {
            if (task == null || request == null) return;
            String[] headers = null;
            Iterable<HttpField> carrier = request.getHeaders();
            for (HttpField field : carrier) {
                int key = Baton.key(field.getName());
                if (key >= 0) headers = Baton.add(headers, key, field.getValue());
            }
            Object scope = Baton.open(Baton.extractAgain(headers));
            Baton.capture(task);
            Baton.close(scope);
        }
    }

    static final class Nested {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(
                @FieldValue(value = "_coreRequest", typing = Typing.DYNAMIC) @Nullable Object request) {
            if (Baton.isServing()) return null;
            String[] headers = null;
            if (request != null) {
                Iterable<HttpField> carrier = ((Request.Wrapper) request).getHeaders();
                for (HttpField field : carrier) {
                    int key = Baton.key(field.getName());
                    if (key >= 0) headers = Baton.add(headers, key, field.getValue());
                }
            }
            return Baton.serve(Baton.extractAgain(headers));
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            Baton.close(scope);
        }
    }

    static final class Servlet {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(
                @FieldValue(value = "_servletContextRequest", typing = Typing.DYNAMIC) @Nullable Object request) {
            if (Baton.isServing()) return null;
            String[] headers = null;
            if (request != null) {
                Iterable<HttpField> carrier = ((Request.Wrapper) request).getHeaders();
                for (HttpField field : carrier) {
                    int key = Baton.key(field.getName());
                    if (key >= 0) headers = Baton.add(headers, key, field.getValue());
                }
            }
            return Baton.serve(Baton.extractAgain(headers));
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            Baton.close(scope);
        }
    }
}
