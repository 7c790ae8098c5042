// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke;

import static dev.baton.smoke.RelayClient.TRACEPARENT;
import static dev.baton.smoke.RelayClient.relay;
import static dev.baton.smoke.RelayClient.relayed;
import static dev.baton.smoke.RelayClient.traceHeaders;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** JVMs with other collectors, compilers, checks and limits, on the oldest, the usual and the newest JDK that is here. */
class JvmOptionsTest {
    private static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseParallelGC",
            "-XX:+UseG1GC",
            "-XX:+UseZGC",
            "-XX:+UseShenandoahGC",
            "-XX:-UseCompressedOops",
            "-XX:+UseCompactObjectHeaders",
            "-XX:TieredStopAtLevel=1",
            "-XX:-TieredCompilation",
            "-Xint",
            "-Xshare:off",
            "-Xcheck:jni",
            "-Xverify:all",
            "-esa",
            "-Xmx24m",
            "-Xss256k",
            "-Djava.io.tmpdir=/nowhere",
            "-Duser.language=tr");

    static Stream<Arguments> jvms() throws Exception {
        List<Arguments> jvms = new ArrayList<>();
        for (var jdk : Jdks.ends().entrySet()) {
            for (String option : OPTIONS) {
                if (isKnown(jdk.getValue(), option)) jvms.add(Arguments.of(option, jdk.getKey(), jdk.getValue()));
                else System.out.println("JDK " + jdk.getKey() + " knows no " + option);
            }
        }
        return jvms.stream();
    }

    private static boolean isKnown(Path home, String option) throws Exception {
        try (Jvm jvm = Launch.java(home).options(option, "-version").start()) {
            return jvm.awaitExit() == 0;
        }
    }

    @ParameterizedTest(name = "{0}, JDK {1}")
    @MethodSource("jvms")
    void carries(String option, int version, Path home) throws Exception {
        try (Jvm jvm = relay(Launch.java(home).agent("").options(option)).start()) {
            assertThat(traceHeaders(relayed(jvm, "traceparent", TRACEPARENT)))
                    .contains("traceparent: " + TRACEPARENT, "b3: 4d65822107fcfd52-78629a0f5f3f164f-1");
            jvm.awaitBaton();
            assertThat(jvm.endInput()).isZero();
            // The JVM warns of some options, and of its own native methods.
            assertThat(jvm.err().lines().filter(line -> !line.matches("(OpenJDK .* )?(VM )?[Ww](ARNING|arning):.*")))
                    .singleElement()
                    .asString()
                    .startsWith("baton: ");
            assertThat(jvm.out()).doesNotContain("FATAL ERROR in native method");
        }
    }
}
