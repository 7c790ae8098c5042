// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.tracers.Tracer;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.TreeMap;

/** The OpenTelemetry SDK of any version. */
@SuppressWarnings("MustBeClosedChecker") // the contract closes them
public final class OpenTelemetry implements Tracer {
    private final io.opentelemetry.api.trace.Tracer tracer = tracer();

    /** With an exporter, for without one newer versions make no spans of their own. */
    static io.opentelemetry.api.trace.Tracer tracer() {
        return SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(SpanExporter.composite()))
                .build()
                .get("app");
    }

    @Override
    public String current() {
        SpanContext span = Span.current().getSpanContext();
        return span.getTraceId()
                + ' '
                + span.getSpanId()
                + ' '
                + span.isSampled()
                + ' '
                + span.isRemote()
                + ' '
                + new TreeMap<>(span.getTraceState().asMap())
                + ' '
                + Baggage.current().getEntryValue("session.id");
    }

    @Override
    public Object context() {
        return Context.current();
    }

    @Override
    public AutoCloseable makeCurrent(Object context) {
        return ((Context) context).makeCurrent();
    }

    @Override
    public AutoCloseable startSpan() {
        Span span = tracer.spanBuilder("own").startSpan();
        Scope scope = span.makeCurrent();
        return () -> {
            scope.close();
            span.end();
        };
    }

    @Override
    public String parentOfNewSpan() {
        Span span = tracer.spanBuilder("child").startSpan();
        span.end();
        SpanContext parent = ((ReadableSpan) span).toSpanData().getParentSpanContext();
        return parent.getTraceId() + ' ' + parent.getSpanId();
    }
}
