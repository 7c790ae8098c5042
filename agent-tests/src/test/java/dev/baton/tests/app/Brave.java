// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import brave.Span;
import brave.Tracing;
import brave.propagation.CurrentTraceContext.Scope;
import brave.propagation.TraceContext;
import dev.baton.tests.tracers.Tracer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Brave of any version. A span that is not the application's own is one that takes nothing: it is not reported. */
public final class Brave implements Tracer {
    private final Tracing tracing = Tracing.newBuilder().build();

    public Brave() {
        quiet();
    }

    /** It prints every span. */
    static void quiet() {
        Logger.getLogger(brave.Tracer.class.getName()).setLevel(Level.OFF);
    }

    @Override
    public String current() {
        Span span = tracing.tracer().currentSpan();
        TraceContext context = tracing.currentTraceContext().get();
        if (context == null && span == null) return NONE;
        if (context == null || span == null || !context.equals(span.context()))
            return "differ: " + context + ' ' + span;
        return Tracer.ids(context.traceIdString(), context.spanIdString())
                + ' '
                + Boolean.TRUE.equals(context.sampled())
                + ' '
                + span.isNoop()
                + " {} null";
    }

    @Override
    public Object context() {
        return tracing.currentTraceContext().get();
    }

    @Override
    public AutoCloseable makeCurrent(Object context) {
        Scope scope = tracing.currentTraceContext().newScope((TraceContext) context);
        return scope::close;
    }

    @Override
    public AutoCloseable startSpan() {
        Span span = tracing.tracer().nextSpan().name("own").start();
        Scope scope = tracing.currentTraceContext().newScope(span.context());
        return () -> {
            scope.close();
            span.finish();
        };
    }

    @Override
    public String parentOfNewSpan() {
        TraceContext child = tracing.tracer().nextSpan().context();
        String parent = child.parentIdString();
        return parent == null ? NO_IDS : Tracer.ids(child.traceIdString(), parent);
    }
}
