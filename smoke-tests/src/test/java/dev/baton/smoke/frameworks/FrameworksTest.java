// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.frameworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.baton.smoke.Connection;
import dev.baton.smoke.Jdks;
import dev.baton.smoke.Jvm;
import dev.baton.smoke.backends.Format;
import dev.baton.smoke.backends.Run;
import dev.baton.smoke.backends.Trip;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An application of each framework, on each JDK, from the request that comes in to those that go out: every one of these
 * names the trace of its request, in every format, whatever thread it is made on, and never another's; those of requests
 * without a trace name none.
 */
@ParameterizedClass(name = "{0} on JDK {1}")
@MethodSource("runs")
class FrameworksTest {
    private static final int CROWD = 12;
    private static final int TURNS_OF_EACH = 3;
    private static final int GONE = 6;
    private static final String FAILED = "HTTP/1.1 500 ";

    private static Echo echo;
    private static Jvm jvm;
    private static int port;

    @Parameter(0)
    Framework framework;

    @Parameter(1)
    int jdk;

    static Stream<Arguments> runs() {
        String wanted = System.getProperty("smoke.frameworks");
        List<Arguments> runs = new ArrayList<>();
        for (Framework framework : Frameworks.all()) {
            if (!wanted.equals("all") && !List.of(wanted.split(",")).contains(framework.name())) continue;
            SortedSet<Integer> jdks = Jdks.wanted(
                    framework.oldestJdk(),
                    Integer.MAX_VALUE,
                    jdk -> System.out.println(framework + ": there is no JDK " + jdk + " here"));
            for (int jdk : jdks) runs.add(Arguments.of(framework, jdk));
        }
        return runs.stream();
    }

    @BeforeParameterizedClassInvocation
    static void start(Framework framework, int jdk) throws Exception {
        echo = new Echo();
        port = Run.freePort();
        jvm = framework.start(Jdks.found().get(jdk), port, echo.uri());
        Trip.awaitReady(jvm, URI.create("http://127.0.0.1:" + port + "/"));
    }

    /** Baton has said its one line, and nothing of faults. */
    @AfterParameterizedClassInvocation
    static void stop() throws Exception {
        try (Jvm started = jvm;
                Echo origin = echo) {
            started.terminate();
            started.awaitExit();
            assertThat(started.err().lines().filter(line -> line.startsWith("baton: ")))
                    .as(started.toString())
                    .hasSize(1);
        }
    }

    private static String path(String way) {
        return "/ways/" + way + "?url=" + URLEncoder.encode(echo.uri().toString(), StandardCharsets.UTF_8);
    }

    private static void assertSeen(Sample sample, String answer, String way) {
        assertThat(answer.lines()).as(way).isNotEmpty().allSatisfy(line -> assertThat(line)
                .isEqualTo(sample.arriving()));
    }

    /** And the next request of a connection does not see the one before. */
    @Test
    void everyFormatArrivesAsAllOfThem() throws Exception {
        for (String way : framework.ways()) {
            try (Connection connection = new Connection(port)) {
                for (Format format : Format.values()) {
                    for (Sample sample : List.of(Sample.in(format), Sample.none()))
                        assertSeen(sample, connection.get(path(way), sample.headers()), way);
                }
            }
        }
    }

    @Test
    void requestsAtTheSameTimeAreKeptApart() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CROWD);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < CROWD; i++) {
                int first = i;
                all.add(clients.submit(() -> {
                    getAll(first);
                    return null;
                }));
            }
            for (Future<?> one : all) one.get();
        } finally {
            clients.shutdownNow();
        }
    }

    private void getAll(int first) throws IOException {
        List<String> ways = framework.ways();
        try (Connection connection = new Connection(port)) {
            for (int i = 0; i < ways.size() * TURNS_OF_EACH; i++) {
                String way = ways.get((first + i) % ways.size());
                Sample sample = Sample.of(i + i / ways.size());
                assertSeen(sample, connection.get(path(way), sample.headers()), way);
            }
        }
    }

    @Test
    void pipelinedRequestsAreKeptApart() throws Exception {
        assumeTrue(framework.pipelines(), "its server mixes up the responses by itself");
        List<String> ways = framework.ways();
        List<Sample> samples = new ArrayList<>();
        try (Connection connection = new Connection(port)) {
            for (int i = 0; i < ways.size() * TURNS_OF_EACH; i++) {
                Sample sample = Sample.of(i + i / ways.size());
                samples.add(sample);
                connection.sendGet(path(ways.get(i % ways.size())), sample.headers());
            }
            for (int i = 0; i < samples.size(); i++)
                assertSeen(samples.get(i), connection.receive(), ways.get(i % ways.size()));
        }
    }

    @Test
    void aBodyThatComesInPartsIsOfItsRequest() throws Exception {
        try (Connection connection = new Connection(port)) {
            for (int i = 0; i < CROWD; i++) {
                Sample sample = Sample.of(i);
                connection.send("POST " + path("body") + " HTTP/1.1\r\nHost: localhost\r\n" + sample.headers()
                        + "Content-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n");
                for (int part = 0; part < 3; part++) connection.send("5\r\n12345\r\n");
                connection.send("0\r\n\r\n");
                assertSeen(sample, connection.receive(), "body");
            }
        }
    }

    /** What the request of a client that has gone leaves behind, the next one does not find. */
    @Test
    void aClientThatGoesAwayTakesItsTraceAlong() throws Exception {
        for (String way : framework.ways()) {
            for (int i = 0; i < GONE; i++) {
                try (Connection connection = new Connection(port)) {
                    connection.sendGet(path(way), Sample.in(Format.TRACECONTEXT).headers());
                }
            }
            assertNextIsSeen(way);
        }
    }

    /**
     * Where the framework's own client may fail, such a request is answered 500, or by half a response, and names no trace; then
     * all is asked anew.
     */
    private void assertNextIsSeen(String way) throws IOException {
        for (int failures = 0; ; failures++) {
            try (Connection connection = new Connection(port)) {
                for (int i = 0; i < GONE; i++) {
                    Sample sample = i % 2 == 0 ? Sample.none() : Sample.in(Format.B3);
                    String answer = connection.get(path(way), sample.headers());
                    if (answer.startsWith(FAILED)) throw new IOException(way + ": " + answer);
                    assertSeen(sample, answer, way);
                }
                return;
            } catch (IOException failed) {
                if (failures == framework.failures()) throw failed;
            }
        }
    }
}
