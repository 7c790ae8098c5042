// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.tracers;

import org.junit.jupiter.api.Tag;

@Tag("micrometer")
class MicrometerOnOpenTelemetryTest extends TracerContract {
    MicrometerOnOpenTelemetryTest() {
        super("MicrometerOnOpenTelemetry", "{} null");
    }
}
