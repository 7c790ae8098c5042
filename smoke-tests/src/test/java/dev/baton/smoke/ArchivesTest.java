// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke;

import static dev.baton.smoke.RelayClient.TRACEPARENT;
import static dev.baton.smoke.RelayClient.relayed;
import static dev.baton.smoke.RelayClient.traceHeaders;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Class data sharing and AOT caches go on working, and Baton works with what comes out of them. */
class ArchivesTest {
    @TempDir
    Path directory;

    private Path application;

    @BeforeEach
    void packTheApplication() throws IOException {
        application = Jars.of(directory.resolve("relay.jar"), "");
    }

    @Test
    void theDefaultArchiveIsUsed() throws Exception {
        assertThat(classesFromArchive(Launch.java().agent(""), "shared objects file"))
                .isGreaterThan(classesFromArchive(Launch.java(), "shared objects file") * 9 / 10);
    }

    @Test
    void anApplicationArchiveIsUsed() throws Exception {
        Path archive = directory.resolve("app.jsa");
        try (Jvm jvm = start(Launch.java().options("-XX:ArchiveClassesAtExit=" + archive))) {
            relayed(jvm);
            end(jvm);
        }
        assertThat(archive).isNotEmptyFile();
        Launch with = Launch.java().options("-XX:SharedArchiveFile=" + archive).agent("");
        assertThat(classesFromArchive(with, "shared objects file (top)")).isGreaterThan(500);
    }

    @Test
    void anAotCacheIsTrainedAndUsed() throws Exception {
        Optional<Path> jdk = Jdks.withAotCache();
        Assumptions.assumeTrue(jdk.isPresent(), "needs a JDK 25 or newer, and found " + Jdks.found());
        Path configuration = directory.resolve("app.aotconf");
        Path cache = directory.resolve("app.aot");
        Launch training = Launch.java(jdk.get())
                .options("-XX:AOTMode=record", "-XX:AOTConfiguration=" + configuration)
                .agent("");
        try (Jvm jvm = start(training)) {
            assertThat(traceHeaders(relayed(jvm, "traceparent", TRACEPARENT)))
                    .as("inert while training")
                    .isEmpty();
            end(jvm);
        }
        Launch assembly = Launch.java(jdk.get())
                .options("-XX:AOTMode=create", "-XX:AOTConfiguration=" + configuration, "-XX:AOTCache=" + cache)
                .agent("");
        try (Jvm jvm = start(assembly)) {
            assertThat(jvm.awaitExit()).as(jvm.toString()).isZero();
        }
        assertThat(cache).isNotEmptyFile();
        Launch with = Launch.java(jdk.get()).options("-XX:AOTCache=" + cache).agent("");
        assertThat(classesFromArchive(with, "shared objects file")).isGreaterThan(1500);
    }

    /** {@code -agentlib:instrument} leaves the JVM's module graph alone, and so the cache of an untouched application. */
    @Test
    void anAotCacheTrainedWithoutBatonIsUsedByWayOfAgentlib() throws Exception {
        Optional<Path> jdk = Jdks.withAotCache();
        Assumptions.assumeTrue(jdk.isPresent(), "needs a JDK 25 or newer, and found " + Jdks.found());
        Path cache = directory.resolve("plain.aot");
        try (Jvm jvm = start(Launch.java(jdk.get()).options("-XX:AOTCacheOutput=" + cache))) {
            relayed(jvm);
            end(jvm);
        }
        assertThat(cache).isNotEmptyFile();
        Launch with =
                Launch.java(jdk.get()).options("-XX:AOTCache=" + cache, "-agentlib:instrument=" + Launch.BATON_JAR);
        assertThat(classesFromArchive(with, "shared objects file")).isGreaterThan(1500);
    }

    /** Runs the relay with a class loading log, checks that a trace passes, and counts lines that name the source. */
    private long classesFromArchive(Launch launch, String source) throws Exception {
        Path log = directory.resolve("classes");
        try (Jvm jvm = start(launch.options("-Xlog:class+load:file=" + log))) {
            boolean isBaton = jvm.toString().contains(Launch.BATON_JAR.toString());
            assertThat(traceHeaders(relayed(jvm, "traceparent", TRACEPARENT)))
                    .hasSize(
                            isBaton
                                    ? traceHeaders(relayed(jvm, "traceparent", TRACEPARENT))
                                            .size()
                                    : 0)
                    .satisfies(lines -> assertThat(lines.contains("traceparent: " + TRACEPARENT))
                            .isEqualTo(isBaton));
            end(jvm);
            assertThat(jvm.err().lines().filter(line -> !line.startsWith("baton: ")))
                    .as("nothing but Baton's own line")
                    .isEmpty();
            assertThat(jvm.out().lines()).hasSize(1);
        }
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(source)).count();
        }
    }

    private Jvm start(Launch launch) throws IOException {
        return launch.application(application, "Relay", RelayClient.libraries()).start();
    }

    private static void end(Jvm jvm) throws Exception {
        assertThat(jvm.endInput()).as(jvm.toString()).isZero();
    }
}
