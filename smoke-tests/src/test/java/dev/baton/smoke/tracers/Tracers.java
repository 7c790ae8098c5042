// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.tracers;

import java.util.List;

/** Every tracer there is. */
final class Tracers {
    private Tracers() {}

    static List<Tracer> all() {
        return List.of(
                new OpenTelemetryAgent(),
                new DatadogAgent(),
                new ElasticAgent(),
                new SkyWalkingAgent(),
                new SpringTracer("tracer-sleuth"),
                new SpringTracer("tracer-brave"),
                new SpringTracer("tracer-otel"),
                new SpringTracer("tracer-brave4"),
                new SpringTracer("tracer-otel4"),
                new JaegerClient("jaeger", "jaeger"),
                new JaegerClient("jaeger-w3c", "w3c"));
    }
}
