// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.backends;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.smoke.Jdks;
import dev.baton.smoke.Jvm;
import dev.baton.smoke.Launch;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Applications of Spring Boot 3 that trace by themselves, one with OpenTelemetry and W3C headers only, one with Brave and
 * B3 headers only, are sent what a browser's Datadog SDK sends: their spans continue that trace, and what they send out is
 * theirs, in every format.
 */
class OwnTracerTest {
    private static final String TRACE = "4d65822107fcfd52";
    private static final String PARENT = "78629a0f5f3f164f";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"tracer-otel", "tracer-brave"})
    void continuesTheBrowsersTrace(String application) throws Exception {
        Seen seen = seen(application, Launch.agentOption(""));
        assertThat(seen.traceId).isIn(TRACE, "0000000000000000" + TRACE);
        String span = seen.onlySent("X-B3-SpanId");
        assertThat(span).matches("[0-9a-f]{16}").isNotEqualTo(PARENT);
        assertThat(seen.onlySent("traceparent")).isEqualTo("00-0000000000000000" + TRACE + '-' + span + "-01");
        assertThat(seen.onlySent("b3")).matches("(0{16})?" + TRACE + '-' + span + "-1(-[0-9a-f]{16})?");
        assertThat(seen.onlySent("X-B3-TraceId")).matches("(0{16})?" + TRACE);
        assertThat(seen.onlySent("x-datadog-trace-id"))
                .isEqualTo(Long.toUnsignedString(Long.parseUnsignedLong(TRACE, 16)));
        assertThat(seen.onlySent("x-datadog-parent-id"))
                .isEqualTo(Long.toUnsignedString(Long.parseUnsignedLong(span, 16)));
        assertThat(seen.onlySent("x-datadog-sampling-priority")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tracer-otel", "tracer-brave"})
    void beginsATraceOfItsOwnWithoutBaton(String application) throws Exception {
        Seen seen = seen(application, null);
        assertThat(seen.traceId).hasSizeGreaterThanOrEqualTo(16).doesNotContain(TRACE);
        assertThat(seen.sent)
                .doesNotContainKey("x-datadog-trace-id")
                .containsAnyOf(
                        Map.entry("traceparent", seen.sent.getOrDefault("traceparent", List.of())),
                        Map.entry("b3", seen.sent.getOrDefault("b3", List.of())));
    }

    private Seen seen(String application, @Nullable String agent) throws Exception {
        Path jar = Path.of(System.getProperty("smoke.boot"), application, "target", application + ".jar");
        try (Origin origin = new Origin()) {
            Path jdk = Jdks.found().get(Runtime.version().feature());
            Run run = new Run(Software.jar(jar, "own"), jdk, directory, origin.uri(), agent);
            Launch launch = run.java("-jar", jar.toString(), "--server.address=127.0.0.1", "--server.port=" + run.port);
            try (Jvm jvm = launch.start()) {
                Trip.awaitReady(jvm, run.uri("/"));
                String url = URLEncoder.encode(origin.uri().toString(), StandardCharsets.UTF_8);
                HttpRequest request = HttpRequest.newBuilder(run.uri("/call?url=" + url))
                        .headers(Format.DATADOG.sent())
                        .build();
                HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
                assertThat(answer.statusCode()).as("%s", jvm).isEqualTo(200);
                List<Origin.Call> calls = origin.calls();
                assertThat(calls).hasSize(1);
                return new Seen(answer.body(), Format.arrived(calls.get(0).headers()));
            }
        }
    }

    /** The trace id that the application's tracer told, and the trace headers that it sent. */
    private record Seen(String traceId, Map<String, List<String>> sent) {
        String onlySent(String name) {
            assertThat(sent.get(name)).as("%s of %s", name, sent).hasSize(1);
            return sent.get(name).get(0);
        }
    }
}
