// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;

/**
 * An application of Spring MVC and one of Spring WebFlux with Baton, and two hundred requests at a time into them, by all
 * ways that they have from thread to thread. Each gets its own ids back, and no other's; every third has none.
 */
final class Soak implements AutoCloseable {
    private static final int CONNECTIONS_EACH = 100;
    private static final int MISTAKES = 10; // of one connection, then it gives up
    private static final String NO_IDS = "null|null|null";

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
        "parallel",
        "guava",
        "rxjava",
        "mutiny",
        "coroutine",
        "vertx",
        "actor",
        "bulkhead"
    };
    private static final String[] OF_WEBFLUX = {
        "here",
        "published",
        "subscribed",
        "delayed",
        "future",
        "sink",
        "created",
        "retried",
        "many",
        "parallel",
        "rxjava",
        "mutiny",
        "coroutine"
    };

    /** How many ways there are, of both. */
    static final int WAYS = OF_MVC.length + OF_WEBFLUX.length;

    private final ExecutorService clients = Executors.newCachedThreadPool();
    private final ExecutorService servers = Executors.newCachedThreadPool();
    private final Map<String, LongAdder> answered = new ConcurrentSkipListMap<>();
    private final ReadWriteLock underWay = new ReentrantReadWriteLock(true);
    private final List<Future<List<String>>> mistakes = new ArrayList<>();
    private final HttpServer echo;
    private final Application mvc;
    private final Application webflux;

    private volatile Expected expected = Expected.IDS;
    private volatile boolean isOver;

    /** What a request gets back. */
    enum Expected {
        IDS,
        NO_IDS,
        EITHER
    }

    /** One of the two. */
    static final class Application {
        final String name;
        final Jvm jvm;
        private final int port;
        private final String[] ways;

        private Application(String name, String[] ways) throws Exception {
            this.name = name;
            this.ways = ways;
            jvm = Launch.java()
                    .agent("")
                    .options("-Xmx512m")
                    .arguments("-jar", System.getProperty("smoke.boot") + "/" + name + "/target/" + name + ".jar")
                    .arguments(
                            "--server.address=127.0.0.1",
                            "--server.port=0",
                            "--server.tomcat.max-keep-alive-requests=-1",
                            "--server.tomcat.keep-alive-timeout=10m", // however long it is paused
                            "--soak")
                    .start();
            try {
                port = Integer.parseInt(jvm.awaitOut("(?s)started on port (\\d+).*Started Application")
                        .group(1));
            } catch (Exception fault) {
                jvm.close();
                throw fault;
            }
        }
    }

    /** Starts the applications; {@link #begin} the requests. */
    Soak() throws Exception {
        // Many calls that are not kept alive wait to be accepted.
        echo = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4096);
        echo.setExecutor(servers);
        echo.createContext("/", Soak::echo);
        echo.start();
        mvc = new Application("boot3", OF_MVC);
        try {
            webflux = new Application("webflux", OF_WEBFLUX);
        } catch (Exception fault) {
            mvc.jvm.close();
            throw fault;
        }
    }

    List<Application> applications() {
        return List.of(mvc, webflux);
    }

    void begin() {
        for (int i = 0; i < CONNECTIONS_EACH; i++) {
            int first = i;
            for (Application application : applications()) {
                mistakes.add(clients.submit(() -> mistakes(application, first)));
            }
        }
    }

    /** Of requests from now on. What is under way may get back either. */
    void expect(Expected next) {
        expected = next;
    }

    /** While none is under way. */
    void paused(Runnable action) {
        underWay.writeLock().lock();
        try {
            action.run();
        } finally {
            underWay.writeLock().unlock();
        }
    }

    /** By application and way. */
    Map<String, LongAdder> answered() {
        return answered;
    }

    /** Ends the requests, and says what came back and should not have. */
    List<String> end() throws Exception {
        isOver = true;
        List<String> all = new ArrayList<>();
        for (Future<List<String>> ofOne : mistakes) all.addAll(ofOne.get());
        return all;
    }

    @Override
    public void close() throws Exception {
        isOver = true;
        for (Application application : applications()) application.jvm.close();
        echo.stop(0);
        servers.shutdownNow();
        clients.shutdownNow();
    }

    /** Sends until the end over one connection, and returns what came back and should not have. */
    private List<String> mistakes(Application application, int first) throws Exception {
        List<String> mistakes = new ArrayList<>();
        String url = URLEncoder.encode("http://127.0.0.1:" + echo.getAddress().getPort() + "/", StandardCharsets.UTF_8);
        try (Connection connection = new Connection(application.port)) {
            for (int i = 0; !isOver && mistakes.size() < MISTAKES; i++) {
                String way = application.ways[(first + i / 3) % application.ways.length];
                String trace = hex();
                String span = hex();
                String w3c = "00-0000000000000000" + trace + "-" + span + "-01";
                String b3 = trace + "-" + span + "-1";
                String headers;
                String ids;
                switch (i % 3) {
                    case 0:
                        headers = "";
                        ids = NO_IDS;
                        break;
                    case 1:
                        headers = "traceparent: " + w3c + "\r\nbaggage: session.id=" + trace + "\r\n";
                        ids = w3c + "|" + b3 + "|session.id=" + trace;
                        break;
                    default:
                        headers = "B3: " + b3 + "\r\n";
                        ids = w3c + "|" + b3 + "|null";
                }
                underWay.readLock().lock();
                try {
                    Expected before = expected;
                    String answer = connection.get("/ways/" + way + "?url=" + url, headers);
                    Expected wanted = before == expected ? before : Expected.EITHER;
                    answered.computeIfAbsent(application.name + ' ' + way, any -> new LongAdder())
                            .increment();
                    if (!isRight(answer, ids, wanted)) {
                        mistakes.add(
                                application.name + ' ' + way + ": " + answer + " instead of " + ids + ", " + wanted);
                    }
                } catch (SocketTimeoutException hangs) {
                    String what = application.name + ' ' + way + ": no answer to " + headers.replace("\r\n", " ")
                            + "within " + Connection.PATIENCE_MILLIS + " ms; where its threads are: "
                            + threads(application.jvm);
                    mistakes.add(what + later(connection));
                    break;
                } finally {
                    underWay.readLock().unlock();
                }
            }
        }
        return mistakes;
    }

    private static boolean isRight(String answer, String ids, Expected wanted) {
        switch (wanted) {
            case IDS:
                return answer.equals(ids);
            case NO_IDS:
                return answer.equals(NO_IDS);
            default:
                // Of several calls that a request makes, some may be before a change, and some after it.
                return Stream.of(answer.split(" and ")).allMatch(seen -> seen.equals(ids) || seen.equals(NO_IDS));
        }
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
