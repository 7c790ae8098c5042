// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.tracers.Tracer;
import io.micrometer.tracing.CurrentTraceContext;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;

/** Micrometer Tracing of any version, on one of the tracers below it. */
abstract class Micrometer implements Tracer {
    private final io.micrometer.tracing.Tracer tracer;
    private final CurrentTraceContext current;

    Micrometer(io.micrometer.tracing.Tracer tracer, CurrentTraceContext current) {
        this.tracer = tracer;
        this.current = current;
    }

    @Override
    public String current() {
        Span span = tracer.currentSpan();
        TraceContext context = current.context();
        if (context == null && span == null) return NONE;
        if (context == null
                || span == null
                || !context.spanId().equals(span.context().spanId())) {
            return "differ: " + context + ' ' + span;
        }
        return Tracer.ids(context.traceId(), context.spanId())
                + ' '
                + Boolean.TRUE.equals(context.sampled())
                + ' '
                + span.isNoop()
                + " {} null";
    }

    @Override
    public Object context() {
        return current.context();
    }

    @Override
    public AutoCloseable makeCurrent(Object context) {
        CurrentTraceContext.Scope scope = current.newScope((TraceContext) context);
        return scope::close;
    }

    @Override
    public AutoCloseable startSpan() {
        Span span = tracer.nextSpan().name("own").start();
        io.micrometer.tracing.Tracer.SpanInScope scope = tracer.withSpan(span);
        return () -> {
            scope.close();
            span.end();
        };
    }

    @Override
    public String parentOfNewSpan() {
        TraceContext child = tracer.nextSpan().start().context();
        String parent = child.parentId();
        boolean isRoot = parent == null || parent.matches("0*");
        return isRoot ? NO_IDS : Tracer.ids(child.traceId(), parent);
    }
}
