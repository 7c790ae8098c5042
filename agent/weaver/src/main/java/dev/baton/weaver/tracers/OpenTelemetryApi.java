// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.tracers;

import dev.baton.weaver.Edge;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import io.opentelemetry.api.baggage.BaggageEntryMetadata;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.TraceStateBuilder;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.Return;

/**
 * The OpenTelemetry API 1.0–1.68 that an application brings along, with an SDK or without. Where it has no span current, its
 * context is completed by the request's: {@code Span.current()} is then the browser's, and a span that the application
 * starts is its child. Where it has one, that is what Baton follows.
 *
 * <p>What the API keeps for the thread is not touched, only what {@code Context.current()} says of it: scopes compare that
 * with what they find when they are closed.
 */
public final class OpenTelemetryApi {
    private OpenTelemetryApi() {}

    public static Edge edge() {
        String storage = "io.opentelemetry.context.ThreadLocalContextStorage";
        return Edge.tracer("opentelemetryapi", "the OpenTelemetry API 1.0–1.68")
                .type("io.opentelemetry.context.Context")
                .advice("current", Current.class)
                .type(storage)
                .advice("attach", Switch.class)
                .advice("lambda$attach$0", Switch.class) // a scope's end, in the first versions
                .type(storage + "$ScopeImpl")
                .advice("close", Switch.class);
    }

    static final class Current {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@Return(readOnly = false) Context context) {
            AtomicReference<Object> kept = Baton.keptOfSpan();
            if (kept == null || Span.fromContextOrNull(context) != null) return;
            boolean isRoot = context == Context.root();
            Object known = kept.get();
            // Another copy of the API may have kept a context of its own.
            if (isRoot && known instanceof Context) {
                context = (Context) known;
                return;
            }
            String[] span = Baton.span();
            if (span.length > 0) {
                TraceStateBuilder state = TraceState.builder();
                // It puts each before the others.
                for (int i = span.length - 2; i > 2; i -= 2) state.put(span[i], span[i + 1]);
                context = context.with(Span.wrap(SpanContext.createFromRemoteParent(
                        span[0], span[1], TraceFlags.fromHex(span[2], 0), state.build())));
            }
            String[] members = Baton.baggage();
            if (members.length > 0 && Baggage.fromContextOrNull(context) == null) {
                BaggageBuilder baggage = Baggage.builder();
                for (int i = 0; i < members.length; i += 3) {
                    baggage.put(members[i], members[i + 1], BaggageEntryMetadata.create(members[i + 2]));
                }
                context = context.with(baggage.build());
            }
            if (isRoot) kept.set(context);
        }
    }

    static final class Switch {
        @OnMethodExit(suppress = Throwable.class)
        static void exit() {
            Context context =
                    Baton.current() == null ? null : ContextStorage.get().current();
            Span span = context == null ? null : Span.fromContextOrNull(context);
            SpanContext own = span == null ? null : span.getSpanContext();
            if (own == null || !own.isValid() || own.isRemote()) {
                Baton.follow(null);
                return;
            }
            StringBuilder state = new StringBuilder();
            for (Map.Entry<String, String> member : own.getTraceState().asMap().entrySet()) {
                state.append(state.length() == 0 ? "" : ",").append(member.getKey());
                state.append('=').append(member.getValue());
            }
            String ids = "00-" + own.getTraceId() + '-' + own.getSpanId() + '-'
                    + own.getTraceFlags().asHex();
            String[] headers = Baton.add(null, Baton.key("traceparent"), ids);
            if (state.length() > 0) headers = Baton.add(headers, Baton.key("tracestate"), state.toString());
            Baton.follow(headers);
        }
    }
}
