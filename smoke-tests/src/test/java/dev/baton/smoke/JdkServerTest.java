// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke;

import static dev.baton.smoke.RelayClient.TRACEPARENT;
import static dev.baton.smoke.RelayClient.relayed;
import static dev.baton.smoke.RelayClient.traceHeaders;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** JVMs whose only server is the JDK's own, whose classes the boot loader has (JDK 8) or the platform's. */
class JdkServerTest {
    private static final String HEADER = "Traceparent: " + TRACEPARENT; // the server writes names so

    @TempDir
    Path directory;

    static Stream<Arguments> jdks() {
        return Jdks.found().entrySet().stream().map(jdk -> Arguments.of(jdk.getKey(), jdk.getValue()));
    }

    static Stream<Arguments> oldestAndNewestJdk() {
        return Stream.of(Jdks.found().firstKey(), Jdks.found().lastKey())
                .map(version -> Arguments.of(version, Jdks.found().get(version)));
    }

    static Stream<Arguments> jdksWithAFileServer() {
        return Jdks.found().tailMap(18).entrySet().stream().map(jdk -> Arguments.of(jdk.getKey(), jdk.getValue()));
    }

    @ParameterizedTest(name = "JDK {0}")
    @MethodSource("jdks")
    void itWakesBaton(int version, Path home) throws Exception {
        try (Jvm jvm = relay(Launch.java(home).agent("")).start()) {
            assertThat(traceHeaders(relayed(jvm, "traceparent", TRACEPARENT))).contains(HEADER);
            assertThat(traceHeaders(relayed(jvm))).isEmpty();
            jvm.awaitBaton();
            assertThat(jvm.err().lines()).singleElement().asString().startsWith("baton: ");
        }
    }

    @ParameterizedTest(name = "JDK {0}")
    @MethodSource("oldestAndNewestJdk")
    void itIsFoundWhereItRunsAlready(int version, Path home) throws Exception {
        try (Jvm jvm = relay(Launch.java(home)).start()) {
            assertThat(traceHeaders(relayed(jvm, "traceparent", TRACEPARENT))).isEmpty();
            baton(home, "attach", jvm);
            List<String> carried = traceHeaders(relayed(jvm, "traceparent", TRACEPARENT));
            assertThat(carried).contains(HEADER, "B3: 4d65822107fcfd52-78629a0f5f3f164f-1");
            assertThat(traceHeaders(relayed(jvm))).isEmpty();
            baton(home, "detach", jvm);
            assertThat(traceHeaders(relayed(jvm, "traceparent", TRACEPARENT))).isEmpty();
        }
    }

    /** A tool of the JDK's like any other: it hears nothing of Baton. */
    @ParameterizedTest(name = "JDK {0}")
    @MethodSource("jdksWithAFileServer")
    void theFileServerOfTheJdkDoesNotWakeIt(int version, Path home) throws Exception {
        try (Jvm jvm = Launch.program(home.resolve("bin/jwebserver").toString(), "-p", "0", "-b", "127.0.0.1")
                .environment("JAVA_TOOL_OPTIONS", Launch.agentOption(""))
                .directory(directory)
                .start()) {
            String address = jvm.awaitOut("http://127\\.0\\.0\\.1:\\d+/").group();
            HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
            assertThat(HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(jvm.out() + jvm.err()).doesNotContain("baton: ");
        }
    }

    private static void baton(Path home, String verb, Jvm target) throws Exception {
        String jar = Launch.BATON_JAR.toString();
        try (Jvm cli = Launch.java(home)
                .arguments("-jar", jar, verb, Long.toString(target.pid()))
                .start()) {
            assertThat(cli.awaitExit()).as(cli.toString()).isZero();
        }
    }

    private static Launch relay(Launch launch) {
        return launch.application("JdkRelay", List.of());
    }
}
