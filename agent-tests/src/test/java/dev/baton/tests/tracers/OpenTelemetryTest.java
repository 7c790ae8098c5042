// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.tracers;

import org.junit.jupiter.api.Tag;

@Tag("opentelemetry")
class OpenTelemetryTest extends TracerContract {
    OpenTelemetryTest() {
        super("OpenTelemetry", "{dd=s:1;o:rum} 538456ca");
    }
}
