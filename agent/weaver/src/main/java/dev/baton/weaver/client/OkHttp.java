// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.client;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.NoteCaller;
import dev.baton.weaver.advice.WithoutContext;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.This;
import okhttp3.Headers;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * OkHttp 3.0–5.5. Below all interceptors, redirects and retries a codec for HTTP/1 or HTTP/2 writes a request's headers, on
 * the thread that runs the call; it gets a copy with trace headers. A {@code CONNECT} to a proxy does not pass there.
 *
 * <p>An enqueued call may wait until another one ends, and is then handed to the dispatcher's pool by the thread that ran
 * that one, under that one's context. So it brings the context of its own caller, and the dispatcher's pool carries none.
 * What comes in on a WebSocket is no longer part of the request that opened it.
 */
public final class OkHttp {
    private OkHttp() {}

    public static Edge edge() {
        Edge edge = Edge.out("okhttp", "OkHttp 3.0–5.5");
        String[] calls = {"okhttp3.RealCall$AsyncCall", "okhttp3.internal.connection.RealCall$AsyncCall"};
        for (String call : calls) {
            edge.type(call)
                    .advice("<init>", NoteCaller.class)
                    .advice("executeOn", HandOver.class)
                    .advice("execute|run", Run.class);
        }
        String[] codecs = {
            "http.Http1xStream",
            "http.Http2xStream",
            "http1.Http1Codec",
            "http2.Http2Codec",
            "http1.Http1ExchangeCodec",
            "http2.Http2ExchangeCodec"
        };
        for (String codec : codecs) {
            edge.type("okhttp3.internal." + codec).advice("writeRequestHeaders", Write.class, "okhttp3.Request");
        }
        return edge.type("okhttp3.internal.ws.RealWebSocket").advice("loopReader|readMessage", WithoutContext.class);
    }

    static final class HandOver {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@This Object call) {
            return Baton.open(Baton.noted(call, null));
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            Baton.close(scope);
        }
    }

    static final class Run {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@This Object call) {
            Object context = Baton.noted(call, null);
            if (context != null) Baton.note(call, null, null);
            return Baton.open(context);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            Baton.close(scope);
        }
    }

    static final class Write {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(value = 0, readOnly = false) Request carrier) {
            Object context = Baton.departing();
            if (context == null) return;
            Headers headers = carrier.headers();
            int size = carrier.method().length() + carrier.url().toString().length() + 12;
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
