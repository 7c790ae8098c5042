// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.tracers;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import dev.baton.smoke.Jvm;
import dev.baton.smoke.backends.Run;
import java.util.ArrayList;
import java.util.List;

/** The Elastic APM agent. It sends its transactions and spans, which have ids of one kind, to its server. */
final class ElasticAgent extends TracingAgent {
    ElasticAgent() {
        super("elastic");
    }

    @Override
    List<String> settings(Run run, Intake intake) {
        return List.of(
                "-Delastic.apm.service_name=app",
                "-Delastic.apm.server_url=" + intake.url(),
                "-Delastic.apm.api_request_time=200ms",
                "-Delastic.apm.central_config=false",
                "-Delastic.apm.cloud_provider=NONE",
                "-Delastic.apm.metrics_interval=0");
    }

    @Override
    List<Span> spans(Jvm jvm, Intake intake) throws JsonParserException {
        List<Span> spans = new ArrayList<>();
        for (String line : intake.lines()) {
            if (!line.startsWith("{\"transaction\"") && !line.startsWith("{\"span\"")) continue;
            JsonObject event = JsonParser.object().from(line);
            JsonObject span = event.getObject(event.keySet().iterator().next());
            spans.add(new Span(span.getString("trace_id"), span.getString("id"), span.getString("parent_id", "")));
        }
        return spans;
    }
}
