// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.tracers;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import dev.baton.smoke.Jvm;
import dev.baton.smoke.backends.Run;
import java.util.ArrayList;
import java.util.List;

/** The OpenTelemetry Java agent. It logs its spans. */
final class OpenTelemetryAgent extends TracingAgent {
    private final List<String> more;

    /** With {@code more} settings than it has to have here. */
    OpenTelemetryAgent(String... more) {
        super("opentelemetry");
        this.more = List.of(more);
    }

    @Override
    List<String> settings(Run run, Intake intake) {
        List<String> settings = new ArrayList<>(List.of(
                "-Dotel.service.name=app",
                "-Dotel.traces.exporter=logging-otlp",
                "-Dotel.metrics.exporter=none",
                "-Dotel.logs.exporter=none",
                "-Dotel.bsp.schedule.delay=100"));
        settings.addAll(more);
        return settings;
    }

    @Override
    boolean isReport(String line) {
        return line.contains("OtlpJsonLoggingSpanExporter");
    }

    @Override
    List<Span> spans(Jvm jvm, Intake intake) throws JsonParserException {
        List<Span> spans = new ArrayList<>();
        for (String line : jvm.err().lines().filter(this::isReport).toList()) {
            JsonObject report = JsonParser.object().from(line.substring(line.indexOf('{')));
            for (Object scope : report.getArray("scopeSpans")) {
                for (Object one : ((JsonObject) scope).getArray("spans")) {
                    JsonObject span = (JsonObject) one;
                    spans.add(new Span(
                            span.getString("traceId"), span.getString("spanId"), span.getString("parentSpanId", "")));
                }
            }
        }
        return spans;
    }
}
