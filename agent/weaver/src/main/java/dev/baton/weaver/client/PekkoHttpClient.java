// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.client;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.WithoutContext;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP client of Akka HTTP 10.1–10.2 and Pekko HTTP 1. A pool of connections is a stream that all callers share: it has no
 * context, and the promise of a call's response keeps the caller's until the pool has made its own request of the caller's,
 * behind which nobody looks at the headers any more. What goes to a connection past a pool has the context of its stream.
 * Requests cannot be changed, only copied.
 */
public final class PekkoHttpClient {
    private static final String[] PACKAGES = {"akka", "org.apache.pekko"};

    private PekkoHttpClient() {}

    public static Edge edge() {
        Edge edge = Edge.out("pekkohttpclient", "Akka HTTP client 10.1–10.2 and Pekko HTTP client 1");
        for (String root : PACKAGES) {
            String client = root + ".http.impl.engine.client.";
            String mangled = root.replace('.', '$') + "$http$impl$engine$client$PoolMasterActor$$startPoolInterface";
            String request = root + ".http.scaladsl.model.HttpRequest";
            edge.type(client + "PoolMasterActor")
                    .advice(mangled + '|' + mangled + "Actor", WithoutContext.class)
                    .type(client + "PoolInterfaceActor$PoolRequest") // 10.1.0
                    .advice("<init>", Call.class, request, "scala.concurrent.Promise")
                    .type(client + "PoolInterface$Logic")
                    .advice("request", Call.class, request, "scala.concurrent.Promise")
                    .type(client + "PoolFlow$RequestContext")
                    .advice("<init>", Dispatch.class, request, "scala.concurrent.Promise")
                    .type(root + ".http.impl.engine.rendering.RequestRenderingContext")
                    .advice("<init>", Render.class, request)
                    .type(root + ".http.impl.engine.http2.MessageRendering")
                    .advice("apply", Render.class, root + ".http.scaladsl.model.HttpMessage");
        }
        return edge;
    }

    static final class Call {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(1) Object promise) {
            Object context = Baton.departing();
            if (context != null) Baton.note(promise, null, context);
        }
    }

    static final class Dispatch {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Argument(value = 0, readOnly = false, typing = Assigner.Typing.DYNAMIC) Object carrier,
                @Argument(1) Object promise) {
            Object context = Baton.noted(promise, null);
            if (context == null) return;
            HttpRequest request = (HttpRequest) carrier;
            int size = 0;
            String[] present = null;
            for (HttpHeader header : request.getHeaders()) {
                size += header.name().length() + header.value().length() + 4;
                int key = Baton.key(header.name());
                if (key >= 0) present = Baton.add(present, key, header.value());
            }
            String[] names = Baton.names();
            String[] values = Baton.inject(context, present, size);
            List<HttpHeader> added = null;
            for (int key = 0; key < values.length; key++) {
                if (values[key] == null) continue;
                if (added == null) added = new ArrayList<>();
                added.add(RawHeader.create(names[key], values[key]));
            }
            if (added != null) carrier = request.addHeaders(added);
        }
    }

    /** Over HTTP/2 a server's responses come by, too. */
    static final class Render {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Argument(value = 0, readOnly = false, typing = Assigner.Typing.DYNAMIC) @Nullable Object carrier) {
            Object context = Baton.current();
            if (context == null || !(carrier instanceof HttpRequest)) return;
            HttpRequest request = (HttpRequest) carrier;
            int size = 0;
            String[] present = null;
            for (HttpHeader header : request.getHeaders()) {
                size += header.name().length() + header.value().length() + 4;
                int key = Baton.key(header.name());
                if (key >= 0) present = Baton.add(present, key, header.value());
            }
            String[] names = Baton.names();
            String[] values = Baton.inject(context, present, size);
            List<HttpHeader> added = null;
            for (int key = 0; key < values.length; key++) {
                if (values[key] == null) continue;
                if (added == null) added = new ArrayList<>();
                added.add(RawHeader.create(names[key], values[key]));
            }
            if (added != null) carrier = request.addHeaders(added);
        }
    }
}
