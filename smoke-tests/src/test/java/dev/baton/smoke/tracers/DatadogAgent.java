// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.tracers;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import dev.baton.smoke.Jvm;
import dev.baton.smoke.backends.Run;
import java.util.ArrayList;
import java.util.List;

/** The Datadog agent. It logs its spans, with the low halves of trace ids. */
final class DatadogAgent extends TracingAgent {
    DatadogAgent() {
        super("datadog");
    }

    @Override
    List<String> settings(Run run, Intake intake) {
        return List.of(
                "-Ddd.service=app",
                "-Ddd.writer.type=LoggingWriter",
                "-Ddd.trace.agent.url=" + intake.url(),
                "-Ddd.instrumentation.telemetry.enabled=false",
                "-Ddd.remote_config.enabled=false",
                "-Ddd.jmxfetch.enabled=false",
                "-Ddd.trace.health.metrics.enabled=false");
    }

    @Override
    boolean isReport(String line) {
        return line.contains("LoggingWriter - ");
    }

    @Override
    List<Span> spans(Jvm jvm, Intake intake) throws JsonParserException {
        List<Span> spans = new ArrayList<>();
        for (String line : jvm.err().lines().filter(this::isReport).toList()) {
            if (!line.contains("write(trace): ")) continue;
            for (Object one : JsonParser.array().from(line.substring(line.indexOf("write(trace): ") + 14))) {
                JsonObject span = (JsonObject) one;
                spans.add(new Span(
                        Span.hex(span.getLong("trace_id")),
                        Span.hex(span.getLong("span_id")),
                        Span.hex(span.getLong("parent_id"))));
            }
        }
        return spans;
    }
}
