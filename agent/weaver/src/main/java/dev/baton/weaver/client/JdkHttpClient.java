// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.client;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.Keep;
import dev.baton.weaver.advice.ReopenOrNone;
import java.util.List;
import java.util.Map;
import jdk.internal.net.http.HttpRequestImpl;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.This;
import org.jspecify.annotations.Nullable;

/**
 * {@code java.net.http.HttpClient} of JDK 11–26, WebSocket handshakes included. {@code send}, {@code sendAsync} and
 * {@code buildAsync} first copy the caller's request, on the caller's thread; the copy goes onto the wire from another,
 * again after a lost connection, and is copied once more for a redirect or a challenge. Trace headers are put among the
 * copy's system headers, which neither the caller's request nor {@code HttpResponse.request()} shows, and which a
 * {@code CONNECT} to a proxy does not take over.
 *
 * <p>The client's schedulers run whatever part of a connection is ready on the thread that happens to be there: while one
 * runs there is no context, lest a shared connection be read under another request's, or a WebSocket listen for ever under
 * that of its handshake. What an application hangs onto a {@code CompletableFuture} is carried by that edge, and so are body
 * handlers; what a handler made is told of the body in the context in which that was made.
 */
public final class JdkHttpClient {
    private static final String REQUEST = "jdk.internal.net.http.HttpRequestImpl";

    /** Method, version and the headers that the client adds on its own: host, length, user agent, upgrade to HTTP/2. */
    static final int OWN_BYTES = 256;

    private static final String SIGNALS = "onSubscribe|onNext|onError|onComplete";

    private JdkHttpClient() {}

    public static Edge edge() {
        return Edge.out("httpclient", "java.net.http.HttpClient of JDK 11–26")
                .type(REQUEST)
                .advice("<init>", Send.class, "java.net.http.HttpRequest", "java.net.ProxySelector")
                .advice("<init>", SendAgain.class, "java.net.URI", "java.lang.String", REQUEST)
                .type("jdk.internal.net.http.common.SequentialScheduler$SchedulableTask")
                .advice("run", Run.class)
                .type("jdk.internal.net.http.common.HttpBodySubscriberWrapper")
                .advice("<init>", Keep.class)
                .advice(SIGNALS, ReopenOrNone.class)
                .type("jdk.internal.net.http.Http1Response$Http1BodySubscriber") // before it
                .advice("<init>", Keep.class)
                .advice(SIGNALS, ReopenOrNone.class)
                .type("jdk.internal.net.http.Stream") // before it, HTTP/2
                .advice("readBodyAsync", Read.class)
                .advice("schedule", ReopenOrNone.class);
    }

    static final class Send {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@This HttpRequestImpl carrier) {
            Object context = Baton.departing();
            if (context == null) return;
            int size = carrier.uri().toString().length() + OWN_BYTES;
            String[] present = null;
            for (Map.Entry<String, List<String>> header :
                    carrier.headers().map().entrySet()) {
                int key = Baton.key(header.getKey());
                for (String value : header.getValue()) {
                    size += header.getKey().length() + value.length() + 4;
                    if (key >= 0) present = Baton.add(present, key, value);
                }
            }
            String[] names = Baton.names();
            String[] values = Baton.inject(context, present, size);
            for (int key = 0; key < values.length; key++) {
                if (values[key] != null) carrier.setSystemHeader(names[key], values[key]);
            }
        }
    }

    static final class SendAgain {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@This HttpRequestImpl carrier, @Argument(2) HttpRequestImpl before) {
            Map<String, List<String>> headers = before.getSystemHeadersBuilder().map();
            for (String name : Baton.names()) {
                List<String> values = headers.get(name);
                if (values != null) carrier.setSystemHeader(name, values.get(0));
            }
        }
    }

    /** The first signal may come before the method returns. */
    static final class Read {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@This Object stream) {
            Baton.keep(stream);
        }
    }

    static final class Run {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter() {
            return Baton.current() == null ? null : Baton.open(null);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            Baton.close(scope);
        }
    }
}
