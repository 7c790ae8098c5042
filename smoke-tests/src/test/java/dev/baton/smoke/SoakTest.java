// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two hundred requests at a time, for as many seconds as the system property {@code soak.seconds} says, into an application
 * of Spring MVC and one of Spring WebFlux at once, by all ways that they have from thread to thread. Each gets its own ids
 * back, and no other's; every third has none.
 */
class SoakTest {
    private static final int CONNECTIONS_EACH = 100;
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("soak.seconds", 60));
    private static final int MISTAKES = 10; // of one connection, then it gives up
    private static final int LAST_CHARACTERS = 10_000;

    private static final String[] OF_MVC = {
        "here",
        "callable",
        "task",
        "deferred",
        "annotated",
        "executor",
        "streaming",
        "emitter",
        "stages",
        "http",
        "scheduled",
        "scheduler",
        "timer",
        "parallel"
    };
    private static final String[] OF_WEBFLUX = {
        "here", "published", "subscribed", "delayed", "future", "sink", "created", "retried", "many", "parallel"
    };

    private final ExecutorService clients = Executors.newCachedThreadPool();
    private final ExecutorService servers = Executors.newCachedThreadPool();
    private final Map<String, LongAdder> answered = new ConcurrentSkipListMap<>();
    private HttpServer echo;

    @BeforeEach
    void start() throws IOException {
        // Many calls that are not kept alive wait to be accepted.
        echo = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4096);
        echo.setExecutor(servers);
        echo.createContext("/", SoakTest::echo);
        echo.start();
    }

    @AfterEach
    void stop() {
        echo.stop(0);
        servers.shutdownNow();
        clients.shutdownNow();
    }

    @Test
    void notOneIdIsWrongMissingOrForeign() throws Exception {
        try (Jvm mvc = application("boot3");
                Jvm webflux = application("webflux")) {
            int mvcPort = port(mvc);
            int webfluxPort = port(webflux);
            long end = System.nanoTime() + LENGTH.toNanos();
            List<Future<List<String>>> mistakes = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS_EACH; i++) {
                int first = i;
                mistakes.add(clients.submit(() -> mistakes("mvc", mvc, mvcPort, OF_MVC, first, end)));
                mistakes.add(clients.submit(() -> mistakes("webflux", webflux, webfluxPort, OF_WEBFLUX, first, end)));
            }
            List<String> all = new ArrayList<>();
            for (Future<List<String>> ofOne : mistakes) all.addAll(ofOne.get());
            System.out.println(
                    LENGTH.toSeconds() + " seconds of soak, answers by their ways: " + new TreeMap<>(answered));
            assertThat(all)
                    .as(
                            "what MVC and WebFlux said last:%n%s%n%n%s",
                            end(mvc.out() + mvc.err()), end(webflux.out() + webflux.err()))
                    .isEmpty();
            assertThat(answered).hasSize(OF_MVC.length + OF_WEBFLUX.length);
            for (Jvm jvm : List.of(mvc, webflux)) {
                assertThat(jvm.err().lines()).singleElement().asString().startsWith("baton: ");
            }
        }
    }

    private static Jvm application(String name) throws Exception {
        return Launch.java()
                .agent("")
                .options("-Xmx512m")
                .arguments("-jar", System.getProperty("smoke.boot") + "/" + name + "/target/" + name + ".jar")
                .arguments(
                        "--server.address=127.0.0.1",
                        "--server.port=0",
                        "--server.tomcat.max-keep-alive-requests=-1",
                        "--soak")
                .start();
    }

    private static int port(Jvm jvm) throws Exception {
        return Integer.parseInt(
                jvm.awaitOut("(?s)started on port (\\d+).*Started Application").group(1));
    }

    /** Sends until the end over one connection, and returns what came back and should not have. */
    private List<String> mistakes(String application, Jvm jvm, int port, String[] ways, int first, long end)
            throws Exception {
        List<String> mistakes = new ArrayList<>();
        String url = URLEncoder.encode("http://127.0.0.1:" + echo.getAddress().getPort() + "/", StandardCharsets.UTF_8);
        try (Connection connection = new Connection(port)) {
            for (int i = 0; System.nanoTime() < end && mistakes.size() < MISTAKES; i++) {
                String way = ways[(first + i / 3) % ways.length];
                String trace = hex();
                String span = hex();
                String w3c = "00-0000000000000000" + trace + "-" + span + "-01";
                String b3 = trace + "-" + span + "-1";
                String headers;
                String expected;
                switch (i % 3) {
                    case 0:
                        headers = "";
                        expected = "null|null|null";
                        break;
                    case 1:
                        headers = "traceparent: " + w3c + "\r\nbaggage: session.id=" + trace + "\r\n";
                        expected = w3c + "|" + b3 + "|session.id=" + trace;
                        break;
                    default:
                        headers = "B3: " + b3 + "\r\n";
                        expected = w3c + "|" + b3 + "|null";
                }
                String answer;
                try {
                    answer = connection.get("/ways/" + way + "?url=" + url, headers);
                } catch (SocketTimeoutException hangs) {
                    String what = application + ' ' + way + ": no answer to " + headers.replace("\r\n", " ") + "within "
                            + Connection.PATIENCE_MILLIS + " ms; where its threads are: " + threads(jvm);
                    mistakes.add(what + later(connection));
                    break;
                }
                answered.computeIfAbsent(application + ' ' + way, any -> new LongAdder())
                        .increment();
                if (!answer.equals(expected)) {
                    mistakes.add(application + ' ' + way + ": " + answer + " instead of " + expected);
                }
            }
        }
        return mistakes;
    }

    private static String end(String said) {
        return said.substring(Math.max(0, said.length() - LAST_CHARACTERS));
    }

    /** What became of what did not come in time. */
    private static String later(Connection connection) {
        try {
            return "; later: " + connection.receive();
        } catch (IOException never) {
            return "; later: " + never;
        }
    }

    /** Written into a file, whose name is returned. */
    private static Path threads(Jvm jvm) throws Exception {
        Path file = Files.createTempFile(Path.of("target"), "threads-", ".txt");
        new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jstack")
                                .toString(),
                        Long.toString(jvm.pid()))
                .redirectOutput(file.toFile())
                .start()
                .waitFor();
        return file;
    }

    private static void echo(HttpExchange exchange) throws IOException {
        byte[] body = (exchange.getRequestHeaders().getFirst("traceparent") + "|"
                        + exchange.getRequestHeaders().getFirst("b3") + "|"
                        + exchange.getRequestHeaders().getFirst("baggage"))
                .getBytes(StandardCharsets.US_ASCII);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String hex() {
        long id = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
        return String.format("%016x", id);
    }
}
