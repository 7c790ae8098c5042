// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.Keep;
import dev.baton.weaver.advice.ReopenOrNone;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.FieldValue;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import org.jspecify.annotations.Nullable;

/**
 * Calls of {@code HttpClient} and {@code WebClient} of Vert.x 3.9–5: what a request and its response tell of, a connection in
 * 3.9 among it, they tell under the context in which the request was made. The callers share event loops, connections and the
 * pool, where one gets what another gives back.
 */
public final class VertxCalls {
    private VertxCalls() {}

    public static Edge edge() {
        return Edge.between("vertxcalls", "calls of Vert.x's HTTP client 3.9–5")
                .type("io.vertx.core.http.impl.HttpClientRequestBase")
                .advice("<init>", Keep.class)
                .advice("handleException|handleResponse|handlePush|handleTimeout", ReopenOrNone.class)
                .type("io.vertx.core.http.impl.HttpClientRequestImpl")
                .advice("connected", ReopenOrNone.class) // 3.9
                .advice("handleException|handleResponse|handleDrained", ReopenOrNone.class)
                .advice("handleContinue|handleEarlyHints", ReopenOrNone.class)
                .type("io.vertx.core.http.impl.HttpClientResponseImpl")
                .advice("handleChunk|handleEnd|handleTrailers|handleException", OfRequest.class)
                .advice("handleUnknownFrame|handlePriorityChange", OfRequest.class);
    }

    static final class OfRequest {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@FieldValue("request") Object request) {
            return Baton.reopenOrNone(request);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            Baton.close(scope);
        }
    }
}
