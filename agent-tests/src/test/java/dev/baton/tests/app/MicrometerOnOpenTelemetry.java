// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelTracer;

public final class MicrometerOnOpenTelemetry extends Micrometer {
    public MicrometerOnOpenTelemetry() {
        super(
                new OtelTracer(OpenTelemetry.tracer(), new OtelCurrentTraceContext(), event -> {}),
                new OtelCurrentTraceContext());
    }
}
