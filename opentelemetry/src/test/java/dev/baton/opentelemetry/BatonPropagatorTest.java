// SPDX-License-Identifier: Apache-2.0
package dev.baton.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The propagators as an application gets them: by name, from the SDK's own configuration. */
class BatonPropagatorTest {
    private static final String TRACE = "0000000000000000cca24e4a75166efa";
    private static final String SPAN = "519548c1e0133f68";

    private static final Map<String, Map<String, String>> FORMATS = Map.of(
            "tracecontext",
            Map.of("traceparent", "00-" + TRACE + "-" + SPAN + "-01", "tracestate", "dd=s:1;o:rum"),
            "datadog",
            Map.of(
                    "x-datadog-trace-id", "14745434211663376122",
                    "x-datadog-parent-id", "5878684886127296360",
                    "x-datadog-sampling-priority", "1",
                    "x-datadog-origin", "rum"),
            "b3",
            Map.of("b3", "cca24e4a75166efa-" + SPAN + "-1"),
            "b3multi",
            Map.of("X-B3-TraceId", "cca24e4a75166efa", "X-B3-SpanId", SPAN, "X-B3-Sampled", "1"));

    static List<Map<String, String>> formats() {
        List<Map<String, String>> formats = new ArrayList<>(FORMATS.values());
        Map<String, String> all = new LinkedHashMap<>();
        formats.forEach(all::putAll);
        formats.add(all);
        return formats;
    }

    private static Map<String, String> headers(String format) {
        return Objects.requireNonNull(FORMATS.get(format));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void whicheverFormatCameTheSpanIsItsChildAndIsSentInEachFormat(Map<String, String> headers) {
        try (OpenTelemetrySdk sdk = sdk("baton")) {
            Context context = extracted(sdk, headers);
            assertThat(Span.fromContext(context).getSpanContext().getTraceId()).isEqualTo(TRACE);
            assertThat(Span.fromContext(context).getSpanContext().getSpanId()).isEqualTo(SPAN);
            Span own = span(sdk, context);
            String id = own.getSpanContext().getSpanId();
            assertThat(own.getSpanContext().getTraceId()).isEqualTo(TRACE);
            assertThat(injected(sdk, context.with(own)))
                    .containsEntry("traceparent", "00-" + TRACE + "-" + id + "-01")
                    .containsEntry("x-datadog-trace-id", "14745434211663376122")
                    .containsEntry("x-datadog-parent-id", Long.toUnsignedString(Long.parseUnsignedLong(id, 16)))
                    .containsEntry("x-datadog-sampling-priority", "1")
                    .containsEntry("b3", "cca24e4a75166efa-" + id + "-1")
                    .containsEntry("X-B3-TraceId", "cca24e4a75166efa")
                    .containsEntry("X-B3-SpanId", id)
                    .doesNotContainKey("baggage");
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void withoutASpanBetweenWhatCameGoesOutAsItCame(Map<String, String> headers) {
        try (OpenTelemetrySdk sdk = sdk("baton")) {
            assertThat(injected(sdk, extracted(sdk, headers))).containsAllEntriesOf(headers);
        }
    }

    @Test
    void theBrowsersOriginOutlivesASpan() {
        try (OpenTelemetrySdk sdk = sdk("baton")) {
            Context context = extracted(sdk, headers("datadog"));
            assertThat(injected(sdk, context.with(span(sdk, context))))
                    .containsEntry("x-datadog-origin", "rum")
                    .containsEntry("tracestate", "dd=s:1;o:rum");
        }
    }

    @Test
    void datadogReadsAndWritesItsOwnHeadersAlone() {
        try (OpenTelemetrySdk sdk = sdk("datadog")) {
            assertThat(extracted(sdk, headers("tracecontext"))).isSameAs(Context.root());
            assertThat(extracted(sdk, headers("b3"))).isSameAs(Context.root());
            Context context = extracted(sdk, headers("datadog"));
            assertThat(injected(sdk, context)).isEqualTo(new TreeMap<>(headers("datadog")));
            assertThat(injected(sdk, context.with(span(sdk, context))))
                    .hasSize(headers("datadog").size())
                    .containsEntry("x-datadog-trace-id", "14745434211663376122");
            assertThat(sdk.getPropagators().getTextMapPropagator().fields())
                    .containsExactlyInAnyOrder(
                            "x-datadog-trace-id",
                            "x-datadog-parent-id",
                            "x-datadog-sampling-priority",
                            "x-datadog-origin",
                            "x-datadog-tags");
        }
    }

    @Test
    void datadogStandsBesideTheSdksOwn() {
        try (OpenTelemetrySdk sdk = sdk("tracecontext,baggage,datadog")) {
            Map<String, String> headers = new TreeMap<>(headers("datadog"));
            headers.put("traceparent", "00-6983c15b00000000cca24e4a75166efa-" + SPAN + "-01");
            headers.put("tracestate", "vendor=1,dd=s:1;o:rum");
            headers.put("baggage", "session.id=538456ca");
            Context context = extracted(sdk, headers);
            assertThat(Span.fromContext(context).getSpanContext().getTraceId())
                    .isEqualTo("6983c15b00000000cca24e4a75166efa");
            assertThat(injected(sdk, context)).isEqualTo(headers);
            Span own = span(sdk, context);
            assertThat(injected(sdk, context.with(own)))
                    .containsEntry("tracestate", "vendor=1,dd=s:1;o:rum")
                    .containsEntry("x-datadog-trace-id", "14745434211663376122")
                    .containsEntry("x-datadog-tags", "_dd.p.tid=6983c15b00000000");
        }
    }

    @Test
    void aTraceThatBeginsHereIsSentInEachFormat() {
        try (OpenTelemetrySdk sdk = sdk("baton")) {
            Span own = span(sdk, Context.root());
            SpanContext ids = own.getSpanContext();
            assertThat(injected(sdk, Context.root().with(own)))
                    .containsEntry(
                            "traceparent",
                            "00-" + ids.getTraceId() + "-" + ids.getSpanId() + "-"
                                    + ids.getTraceFlags().asHex())
                    .containsEntry("b3", ids.getTraceId() + "-" + ids.getSpanId() + "-1")
                    .containsKeys("x-datadog-trace-id", "X-B3-TraceId");
            assertThat(injected(sdk, Context.root())).isEmpty();
        }
    }

    @Test
    void aSpanOfAnotherTraceIsSentInEachFormat() {
        try (OpenTelemetrySdk sdk = sdk("baton")) {
            Context context = extracted(sdk, headers("datadog"));
            SpanContext other = span(sdk, Context.root()).getSpanContext();
            assertThat(injected(sdk, context.with(Span.wrap(other))))
                    .containsEntry("b3", other.getTraceId() + "-" + other.getSpanId() + "-1")
                    .containsEntry(
                            "x-datadog-trace-id",
                            Long.toUnsignedString(
                                    Long.parseUnsignedLong(other.getTraceId().substring(16), 16)));
        }
    }

    @Test
    void baggageGoesOutAsItCameUntilItIsChanged() {
        try (OpenTelemetrySdk sdk = sdk("baton")) {
            Context context = extracted(sdk, Map.of("baggage", "session.id=538456ca;p=1 , user.id=a%20b"));
            assertThat(Baggage.fromContext(context).getEntryValue("user.id")).isEqualTo("a b");
            assertThat(injected(sdk, context))
                    .containsExactly(Map.entry("baggage", "session.id=538456ca;p=1 , user.id=a%20b"));
            Baggage more =
                    Baggage.fromContext(context).toBuilder().put("more", "1").build();
            assertThat(injected(sdk, context.with(more)).get("baggage")).contains("more=1", "session.id=538456ca");
        }
    }

    @Test
    void whatIsDamagedChangesNothing() {
        try (OpenTelemetrySdk sdk = sdk("baton")) {
            assertThat(extracted(sdk, Map.of("traceparent", "00-0-0-00", "b3", "nonsense")))
                    .isSameAs(Context.root());
            TextMapPropagator propagator = sdk.getPropagators().getTextMapPropagator();
            assertThat(propagator.extract(Context.root(), null, HEADERS)).isSameAs(Context.root());
        }
    }

    @Test
    void severalLinesAreReadAsOneWhereTheApiTellsOfThem() {
        try (OpenTelemetrySdk sdk = sdk("baton")) {
            Context context = extracted(
                    sdk,
                    Map.of("traceparent", "00-" + TRACE + "-" + SPAN + "-01", "tracestate", "dd=s:1;o:rum\nvendor=1"));
            boolean tells = Stream.of(TextMapGetter.class.getMethods())
                    .anyMatch(method -> method.getName().equals("getAll"));
            SpanContext span = Span.fromContext(context).getSpanContext();
            assertThat(span.getTraceState().get("vendor")).isEqualTo(tells ? "1" : null);
        }
    }

    private static OpenTelemetrySdk sdk(String propagators) {
        return AutoConfiguredOpenTelemetrySdk.builder()
                .addPropertiesSupplier(() -> Map.of(
                        "otel.propagators", propagators,
                        "otel.traces.exporter", "none",
                        "otel.metrics.exporter", "none",
                        "otel.logs.exporter", "none"))
                // Without any processor the SDK starts no spans.
                .addTracerProviderCustomizer((provider, config) ->
                        provider.addSpanProcessor(SimpleSpanProcessor.create(InMemorySpanExporter.create())))
                .disableShutdownHook()
                .build()
                .getOpenTelemetrySdk();
    }

    private static Context extracted(OpenTelemetry sdk, Map<String, String> headers) {
        return sdk.getPropagators().getTextMapPropagator().extract(Context.root(), headers, HEADERS);
    }

    private static Map<String, String> injected(OpenTelemetry sdk, Context context) {
        Map<String, String> headers = new TreeMap<>();
        sdk.getPropagators().getTextMapPropagator().inject(context, headers, (carrier, name, value) -> assertThat(
                        carrier.put(name, value))
                .isNull());
        return headers;
    }

    private static Span span(OpenTelemetry sdk, Context parent) {
        Span span = sdk.getTracer("test").spanBuilder("own").setParent(parent).startSpan();
        span.end();
        assertThat(span.getSpanContext().isValid()).isTrue();
        assertThat(span.getSpanContext().getSpanId()).isNotEqualTo(SPAN);
        return span;
    }

    /** Of a map; lines of one header have line feeds between. */
    private static final TextMapGetter<Map<String, String>> HEADERS = new TextMapGetter<>() {
        @Override
        @SuppressWarnings("deprecation")
        public Iterable<String> keys(Map<String, String> headers) {
            return headers.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> headers, String name) {
            Iterator<String> lines = getAll(headers, name);
            return lines.hasNext() ? lines.next() : null;
        }

        // Of the interface since 1.50 only, and these tests run on older ones too.
        @SuppressWarnings("MissingOverride")
        public Iterator<String> getAll(@Nullable Map<String, String> headers, String name) {
            String value = headers == null ? null : headers.get(name);
            return value == null
                    ? List.<String>of().iterator()
                    : List.of(value.split("\n")).iterator();
        }
    };
}
