// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.server;

import dev.baton.weaver.Edge;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.FieldValue;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.Return;
import net.bytebuddy.implementation.bytecode.assign.Assigner.Typing;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.internal.HttpChannelState;
import org.eclipse.jetty.server.internal.HttpChannelState.ChannelRequest;
import org.jspecify.annotations.Nullable;

/**
 * Jetty 12.0 and 12.1: plain handlers, and the servlets of EE 8 to 11. A request is born in the constructor of {@code
 * ChannelRequest}, out of what the parser of whatever protocol has read: there it gets what is to be added, long before
 * anybody wraps it. Handlers are called by {@code HttpChannelState$HandlerInvoker}; who writes without blocking is told by
 * {@code ChannelResponse}, who waits for content by what {@code onContentAvailable} returns (see {@code JettyPool}), and
 * servlets that resume by their channel's {@code handle}.
 *
 * <p>An extended {@code CONNECT}, by which HTTP/2 carries WebSockets, is of a class of its own and is left as it came.
 */
public final class Jetty12 {
    private Jetty12() {}

    public static Edge edge() {
        return Edge.in("jetty12", "Jetty 12.0 and 12.1, with or without servlets of EE 8–11")
                .type("org.eclipse.jetty.server.internal.HttpChannelState$ChannelRequest")
                .advice("<init>", Received.class)
                .type("org.eclipse.jetty.server.internal.HttpChannelState$HandlerInvoker")
                .advice("run", Invoke.class)
                .type("org.eclipse.jetty.server.internal.HttpChannelState$ChannelResponse")
                .advice("succeeded|failed", Written.class)
                .type("org.eclipse.jetty.server.internal.HttpChannelState")
                .advice("onContentAvailable", ContentAvailable.class)
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
        static void exit(@FieldValue(value = "_metaData", readOnly = false) MetaData.Request request) {
            if (request.getProtocol() != null) return;
            Iterable<HttpField> carrier = request.getHttpFields();
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
            for (HttpField field : carrier) {
                int key = Baton.key(field.getName());
                if (key >= 0) headers = Baton.add(headers, key, field.getValue());
            }
            return Baton.serve(Baton.extract(headers));
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter Object scope) {
            Baton.close(scope);
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
            return Baton.open(Baton.extract(headers));
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
            Object scope = Baton.open(Baton.extract(headers));
            Baton.capture(task);
            Baton.close(scope);
        }
    }

    static final class Nested {
        @OnMethodEnter(suppress = Throwable.class)
        static Object enter(@FieldValue(value = "_coreRequest", typing = Typing.DYNAMIC) @Nullable Object request) {
            String[] headers = null;
            if (request != null) {
                Iterable<HttpField> carrier = ((Request.Wrapper) request).getHeaders();
                for (HttpField field : carrier) {
                    int key = Baton.key(field.getName());
                    if (key >= 0) headers = Baton.add(headers, key, field.getValue());
                }
            }
            return Baton.serve(headers == null ? null : Baton.extract(headers));
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter Object scope) {
            Baton.close(scope);
        }
    }

    static final class Servlet {
        @OnMethodEnter(suppress = Throwable.class)
        static Object enter(
                @FieldValue(value = "_servletContextRequest", typing = Typing.DYNAMIC) @Nullable Object request) {
            String[] headers = null;
            if (request != null) {
                Iterable<HttpField> carrier = ((Request.Wrapper) request).getHeaders();
                for (HttpField field : carrier) {
                    int key = Baton.key(field.getName());
                    if (key >= 0) headers = Baton.add(headers, key, field.getValue());
                }
            }
            return Baton.serve(headers == null ? null : Baton.extract(headers));
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter Object scope) {
            Baton.close(scope);
        }
    }
}
