// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.client;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.WithoutContext;
import io.ktor.client.request.HttpRequestData;
import io.ktor.http.Headers;
import io.ktor.http.HeadersBuilder;
import java.util.List;
import java.util.Map;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import org.jspecify.annotations.Nullable;

/**
 * The client of Ktor's CIO engine, which has sockets of its own. Below plugins, redirects and retries a function writes a
 * request's head; it gets a copy with trace headers. A {@code CONNECT} to a proxy does not pass there.
 *
 * <p>Where requests are pipelined, a coroutine of their connection's writes them, whoever opened that: so each is noted for
 * the call that queues it, and connections are opened for nobody.
 */
public final class KtorCioClient {
    private KtorCioClient() {}

    public static Edge edge() {
        return Edge.out("ktorcioclient", "Ktor 2.0–3.6, its client's CIO engine")
                .type("io.ktor.client.engine.cio.CIOEngine")
                .advice("selectEndpoint", WithoutContext.class)
                .type("io.ktor.client.engine.cio.Endpoint")
                .advice("createPipeline", WithoutContext.class)
                .type("io.ktor.client.engine.cio.RequestTask")
                .advice("<init>", Queue.class)
                .type("io.ktor.client.engine.cio.UtilsKt")
                .advice("writeRequest", OfCaller.class, "io.ktor.client.request.HttpRequestData")
                .advice("writeHeaders|writeRequest|write", Write.class, "io.ktor.client.request.HttpRequestData");
    }

    static final class Queue {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@Argument(0) HttpRequestData request) {
            Object context = Baton.departing();
            if (context != null) Baton.note(request, null, context);
        }
    }

    /** Its body is written for its caller, too. Where there is no request it goes on after it was suspended. */
    static final class OfCaller {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Argument(0) @Nullable HttpRequestData request) {
            Object context = request == null ? null : Baton.noted(request, null);
            return context == null ? null : Baton.open(context);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            Baton.close(scope);
        }
    }

    /** The head has a function of its own since 2.3. */
    static final class Write {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(value = 0, readOnly = false) @Nullable HttpRequestData carrier) {
            if (carrier == null) return;
            Object context = Baton.noted(carrier, null);
            if (context == null) context = Baton.departing();
            if (context == null) return;
            int size = carrier.getMethod().getValue().length()
                    + carrier.getUrl().toString().length()
                    + 12;
            String[] present = null;
            Headers[] both = {carrier.getHeaders(), carrier.getBody().getHeaders()};
            for (Headers headers : both) {
                for (Map.Entry<String, List<String>> header : headers.entries()) {
                    String name = header.getKey();
                    int key = Baton.key(name);
                    for (String value : header.getValue()) {
                        size += name.length() + value.length() + 4;
                        if (key >= 0) present = Baton.add(present, key, value);
                    }
                }
            }
            String[] names = Baton.names();
            String[] values = Baton.inject(context, present, size);
            HeadersBuilder copy = null;
            for (int key = 0; key < values.length; key++) {
                if (values[key] == null) continue;
                if (copy == null) {
                    copy = new HeadersBuilder(0);
                    copy.appendAll(carrier.getHeaders());
                }
                copy.append(names[key], values[key]);
            }
            if (copy == null) return;
            carrier = new HttpRequestData(
                    carrier.getUrl(),
                    carrier.getMethod(),
                    copy.build(),
                    carrier.getBody(),
                    carrier.getExecutionContext(),
                    carrier.getAttributes());
        }
    }
}
