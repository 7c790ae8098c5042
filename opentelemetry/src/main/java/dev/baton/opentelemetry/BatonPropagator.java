// SPDX-License-Identifier: Apache-2.0
package dev.baton.opentelemetry;

import dev.baton.core.format.Fields;
import dev.baton.core.format.Format;
import dev.baton.core.format.Propagator;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a trace from the headers of any of its formats, and writes the current span into all of them. What came in goes out
 * byte for byte where the application has made no span of its own in between.
 *
 * <p>What a format knows besides ids and flags travels in the span's trace state, as W3C asks of vendors: Datadog's origin,
 * priority and tags in the member {@code dd}.
 */
public final class BatonPropagator implements TextMapPropagator {
    private static final @Nullable String[] NOTHING = {};
    private static final int TRACEPARENT = Fields.key("traceparent");
    private static final int TRACESTATE = Fields.key("tracestate");
    private static final int BAGGAGE = Fields.key("baggage");

    /** Hex digits. */
    private static final int HALF_A_TRACE_ID = 16;

    /** Since 1.50. */
    private static final boolean HAS_ALL_LINES = hasAllLines();

    private final ContextKey<Received> received = ContextKey.named("baton");
    private final List<String> names;
    private final Propagator reading;
    private final Propagator writing;
    private final boolean hasBaggage;

    private BatonPropagator(List<Format> formats) {
        reading = new Propagator(formats, formats, false, true);
        writing = new Propagator(Collections.singletonList(Format.TRACECONTEXT), formats, false, false);
        hasBaggage = formats.contains(Format.BAGGAGE);
        List<String> all = new ArrayList<>();
        for (Format format : formats) all.addAll(format.names());
        names = Collections.unmodifiableList(all);
    }

    /** Of all formats, and the baggage. */
    public static BatonPropagator all() {
        return new BatonPropagator(Arrays.asList(Format.values()));
    }

    /** Of Datadog's headers alone, which OpenTelemetry has no propagator for. */
    public static BatonPropagator datadog() {
        return new BatonPropagator(Collections.singletonList(Format.DATADOG));
    }

    @Override
    public Collection<String> fields() {
        return names;
    }

    @Override
    public <C> Context extract(Context context, @Nullable C carrier, TextMapGetter<C> getter) {
        @Nullable String[] headers = null;
        for (String name : names) {
            Iterator<String> lines = lines(carrier, getter, name);
            while (lines.hasNext()) headers = Fields.add(headers, Fields.key(name), lines.next());
        }
        if (headers == null || !reading.carries(headers)) return context;
        Context read = hasBaggage ? W3CBaggagePropagator.getInstance().extract(context, carrier, getter) : context;
        Span span = span(reading.traceContext(headers, null));
        if (knowsMore(span.getSpanContext(), Span.fromContext(read).getSpanContext())) read = read.with(span);
        return read.with(received, new Received(reading.inject(headers, null, null), read));
    }

    private static Span span(@Nullable String[] traceContext) {
        @Nullable String[] headers = NOTHING;
        headers = Fields.add(headers, TRACEPARENT, traceContext[0]);
        headers = Fields.add(headers, TRACESTATE, traceContext[1]);
        return Span.fromContext(
                W3CTraceContextPropagator.getInstance().extract(Context.root(), headers, Headers.GETTER));
    }

    /** What another propagator found of the same trace stays: Datadog's headers may lack the high half of its id. */
    private static boolean knowsMore(SpanContext span, SpanContext other) {
        return span.isValid()
                && !span.getTraceId()
                        .regionMatches(HALF_A_TRACE_ID, other.getTraceId(), HALF_A_TRACE_ID, HALF_A_TRACE_ID);
    }

    @Override
    public <C> void inject(Context context, @Nullable C carrier, TextMapSetter<C> setter) {
        Received came = context.get(received);
        SpanContext span = Span.fromContext(context).getSpanContext();
        @Nullable String[] values = came != null && came.span.equals(span) ? came.asItCame : written(span);
        for (int key = 0; key < values.length; key++) {
            if (key != BAGGAGE) set(carrier, setter, key, values[key]);
        }
        if (!hasBaggage) return;
        if (came == null || came.baggage != Baggage.fromContext(context)) {
            W3CBaggagePropagator.getInstance().inject(context, carrier, setter);
        } else if (came.asItCame.length > 0) {
            set(carrier, setter, BAGGAGE, came.asItCame[BAGGAGE]);
        }
    }

    private static <C> void set(@Nullable C carrier, TextMapSetter<C> setter, int key, @Nullable String value) {
        if (value != null) setter.set(carrier, Fields.names()[key], value);
    }

    /** A span of the application's, in all formats. */
    private @Nullable String[] written(SpanContext span) {
        if (!span.isValid()) return NOTHING;
        @Nullable String[] headers = Fields.add(null, TRACEPARENT, null);
        W3CTraceContextPropagator.getInstance().inject(Context.root().with(Span.wrap(span)), headers, Headers.SETTER);
        return writing.inject(headers, null, null);
    }

    private static <C> Iterator<String> lines(@Nullable C carrier, TextMapGetter<C> getter, String name) {
        if (HAS_ALL_LINES) return getter.getAll(carrier, name);
        String line = getter.get(carrier, name);
        return line == null
                ? Collections.<String>emptyIterator()
                : Collections.singletonList(line).iterator();
    }

    private static boolean hasAllLines() {
        try {
            TextMapGetter.class.getMethod("getAll", Object.class, String.class);
            return true;
        } catch (NoSuchMethodException older) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "BatonPropagator" + names;
    }

    /** What arrived, as it goes out again; and what was in the context once it had arrived. */
    private static final class Received {
        private final @Nullable String[] asItCame;
        private final SpanContext span;
        private final Baggage baggage;

        Received(@Nullable String[] asItCame, Context read) {
            this.asItCame = asItCame;
            this.span = Span.fromContext(read).getSpanContext();
            this.baggage = Baggage.fromContext(read);
        }
    }
}
