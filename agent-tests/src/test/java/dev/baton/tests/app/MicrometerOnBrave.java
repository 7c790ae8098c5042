// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import brave.Tracing;
import io.micrometer.tracing.brave.bridge.BraveCurrentTraceContext;
import io.micrometer.tracing.brave.bridge.BraveTracer;

public final class MicrometerOnBrave extends Micrometer {
    public MicrometerOnBrave() {
        this(Tracing.newBuilder().build());
    }

    private MicrometerOnBrave(Tracing tracing) {
        super(
                new BraveTracer(tracing.tracer(), new BraveCurrentTraceContext(tracing.currentTraceContext())),
                new BraveCurrentTraceContext(tracing.currentTraceContext()));
        Brave.quiet();
    }
}
