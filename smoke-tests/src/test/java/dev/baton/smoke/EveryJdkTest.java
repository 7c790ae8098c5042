// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke;

import static dev.baton.smoke.RelayClient.TRACEPARENT;
import static dev.baton.smoke.RelayClient.relay;
import static dev.baton.smoke.RelayClient.relayed;
import static dev.baton.smoke.RelayClient.traceHeaders;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent in a server of every JDK that is here: no JDK warns of what it does. */
class EveryJdkTest {
    static Stream<Arguments> jdks() {
        return Jdks.found().entrySet().stream().map(jdk -> Arguments.of(jdk.getKey(), jdk.getValue()));
    }

    @ParameterizedTest(name = "JDK {0}")
    @MethodSource("jdks")
    void carriesATraceAndPrintsItsOneLine(int version, Path home) throws Exception {
        try (Jvm without = relay(Launch.java(home)).start();
                Jvm with = relay(Launch.java(home).agent("")).start()) {
            assertThat(traceHeaders(relayed(without, "traceparent", TRACEPARENT)))
                    .isEmpty();
            assertThat(traceHeaders(relayed(with, "traceparent", TRACEPARENT)))
                    .contains("traceparent: " + TRACEPARENT, "b3: 4d65822107fcfd52-78629a0f5f3f164f-1");
            assertThat(with.out().replaceAll("\\d+", "N"))
                    .isEqualTo(without.out().replaceAll("\\d+", "N"));
            with.awaitBaton();
            assertThat(with.err().lines()).singleElement().asString().startsWith("baton: ");
        }
    }
}
