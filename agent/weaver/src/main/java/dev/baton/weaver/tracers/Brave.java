// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.tracers;

import brave.NoopSpan;
import brave.propagation.B3SingleFormat;
import brave.propagation.TraceContext;
import dev.baton.weaver.Edge;
import java.util.concurrent.atomic.AtomicReference;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.FieldValue;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.OnNonDefaultValue;
import net.bytebuddy.asm.Advice.Return;
import net.bytebuddy.implementation.bytecode.assign.Assigner.Typing;
import org.jspecify.annotations.Nullable;

/**
 * Brave 5.12–6.3, and so Micrometer Tracing and Spring Cloud Sleuth on it. Where the application has no span current, the
 * request's is: what it starts is its child. Where it has one, that is what Baton follows.
 *
 * <p>Scopes compare and put back what Brave itself keeps for the thread, which is not touched.
 */
public final class Brave {
    private Brave() {}

    public static Edge edge() {
        String local = "brave.propagation.ThreadLocalCurrentTraceContext";
        return Edge.tracer("brave", "Brave 5.12–6.3")
                .type(local)
                .advice("get", Current.class)
                .advice("newScope|clear", Switch.class)
                .type(local + "$RevertToNullScope")
                .advice("close", Switch.class)
                .type(local + "$RevertToPreviousScope")
                .advice("close", Switch.class)
                .type("brave.Tracer")
                .advice("toSpan", ToSpan.class, "brave.propagation.TraceContext");
    }

    static final class Current {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@Return(readOnly = false) TraceContext context) {
            AtomicReference<Object> kept = context == null ? Baton.keptOfSpan() : null;
            if (kept == null) return;
            Object known = kept.get();
            // The API of another tracer may have kept something of its own.
            if (known instanceof TraceContext) {
                context = (TraceContext) known;
                return;
            }
            String[] span = Baton.span();
            if (span.length == 0) return;
            context = TraceContext.newBuilder()
                    .traceIdHigh(Long.parseUnsignedLong(span[0].substring(0, 16), 16))
                    .traceId(Long.parseUnsignedLong(span[0].substring(16), 16))
                    .spanId(Long.parseUnsignedLong(span[1], 16))
                    .sampled((Integer.parseInt(span[2], 16) & 1) == 1)
                    .build();
            kept.set(context);
        }
    }

    /** The request's span is the browser's, so nothing that is added to it here is to be reported as if it were ours. */
    static final class ToSpan {
        @OnMethodEnter(suppress = Throwable.class, skipOn = OnNonDefaultValue.class)
        static @Nullable Object enter(
                @Argument(0) TraceContext context, @Argument(value = 1, optional = true) @Nullable TraceContext child) {
            if (child != null) return null;
            AtomicReference<Object> kept = Baton.keptOfSpan();
            return kept == null || kept.get() != context ? null : new NoopSpan(context);
        }

        @OnMethodExit(suppress = Throwable.class)
        static void exit(@Enter Object noop, @Return(readOnly = false, typing = Typing.DYNAMIC) Object span) {
            if (noop != null) span = noop;
        }
    }

    static final class Switch {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@FieldValue("local") ThreadLocal<TraceContext> local) {
            TraceContext own = Baton.current() == null ? null : local.get();
            // Of a span that is not from here the local root is not known.
            Baton.follow(
                    own == null || own.localRootId() == 0
                            ? null
                            : Baton.add(null, Baton.key("b3"), B3SingleFormat.writeB3SingleFormatWithoutParentId(own)));
        }
    }
}
