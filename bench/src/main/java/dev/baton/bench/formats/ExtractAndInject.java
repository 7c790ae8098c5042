// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.formats;

import static io.opentelemetry.context.propagation.TextMapPropagator.composite;

import dev.baton.core.context.Context;
import dev.baton.core.format.Fields;
import dev.baton.core.format.Format;
import dev.baton.core.format.Propagator;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import io.opentelemetry.extension.trace.propagation.B3Propagator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One request in, one out: what stands on it is read off a header list and written onto another, the way the edges do
 * it, Baton by looking for what is there already and adding what is not. Both sides use the same lists.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class ExtractAndInject {
    private static final List<Format> FORMATS =
            List.of(Format.TRACECONTEXT, Format.DATADOG, Format.B3, Format.B3MULTI, Format.BAGGAGE);
    private static final Getter GETTER = new Getter();
    private static final TextMapSetter<Headers> SETTER = (carrier, name, value) -> {
        if (carrier != null) carrier.set(name, value);
    };

    @Param
    Request request = Request.NOTHING_FOUND;

    private final TextMapPropagator openTelemetry = composite(
            W3CTraceContextPropagator.getInstance(),
            B3Propagator.injectingSingleHeader(),
            B3Propagator.injectingMultiHeaders());
    private final Headers out = Request.outbound();
    private final int ofApplication = out.size();
    private Propagator baton = propagator(false);
    private Headers in = new Headers();
    private @Nullable Context batonContext;
    private io.opentelemetry.context.Context openTelemetryContext = io.opentelemetry.context.Context.root();

    private static Propagator propagator(boolean isReceivedOnly) {
        return new Propagator(FORMATS, FORMATS, isReceivedOnly, true);
    }

    /** Prepares a request, and makes sure that both sides carry it. */
    @Setup
    public void prepare() {
        baton = propagator(request.isReceivedOnly);
        in = request.headers();
        if (request == Request.SECOND_CALL) {
            batonContext = extract();
            openTelemetryContext = openTelemetry.extract(openTelemetryContext, in, GETTER);
        }
        String expected = request == Request.NOTHING_FOUND ? "null" : Request.TRACEPARENT;
        for (Headers written : new Headers[] {baton(), openTelemetry()}) {
            if (!expected.equals(String.valueOf(written.get("traceparent")))) {
                throw new IllegalStateException("traceparent is " + written.get("traceparent"));
            }
        }
    }

    @Benchmark
    public Headers baton() {
        out.cutTo(ofApplication);
        Context context = batonContext == null ? extract() : batonContext;
        if (context == null) return out;
        String[] present = scan(out);
        String[] names = Fields.names();
        @Nullable String[] values = present == null ? context.outbound() : context.outbound(present);
        for (int key = 0; key < values.length; key++) {
            if (values[key] != null) out.add(names[key], values[key]);
        }
        return out;
    }

    private @Nullable Context extract() {
        String[] headers = scan(in);
        return headers == null ? null : Context.of(baton, headers);
    }

    private static @Nullable String @Nullable [] scan(Headers carrier) {
        String[] headers = null;
        for (int i = 0; i < carrier.size(); i++) {
            int key = Fields.key(carrier.name(i));
            if (key >= 0) headers = Fields.add(headers, key, carrier.value(i));
        }
        return headers;
    }

    @Benchmark
    public Headers openTelemetry() {
        out.cutTo(ofApplication);
        io.opentelemetry.context.Context context = request == Request.SECOND_CALL
                ? openTelemetryContext
                : openTelemetry.extract(openTelemetryContext, in, GETTER);
        openTelemetry.inject(context, out, SETTER);
        return out;
    }

    private static final class Getter implements TextMapGetter<Headers> {
        @Override
        public Iterable<String> keys(Headers carrier) {
            return carrier.names();
        }

        @Override
        public @Nullable String get(@Nullable Headers carrier, String name) {
            return carrier == null ? null : carrier.get(name);
        }
    }
}
