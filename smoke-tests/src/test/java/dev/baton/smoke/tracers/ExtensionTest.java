// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.tracers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.smoke.Jdks;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without Baton: the OpenTelemetry agent with the library {@code baton-opentelemetry} as its extension. */
class ExtensionTest {
    @TempDir
    Path directory;

    @Test
    void itReadsAndWritesAllFormats() throws Exception {
        Tracer tracer = new OpenTelemetryAgent(
                "-Dotel.javaagent.extensions=" + System.getProperty("smoke.extension"), "-Dotel.propagators=baton");
        Path jdk = Jdks.found().get(Runtime.version().feature());
        Encounter encounter = Encounter.of(tracer, new RelayBackend(), jdk, Order.WITHOUT, directory);
        assertThat(encounter.passages).isNotEmpty();
        for (Passage passage : encounter.passages) {
            assertThat(passage.faults(passage))
                    .as("%s: %s", passage.inbound, encounter.transcript)
                    .isEmpty();
        }
    }
}
