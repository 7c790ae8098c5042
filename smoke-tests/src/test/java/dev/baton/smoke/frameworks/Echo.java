// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.frameworks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.baton.smoke.backends.Format;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Whom applications call: answers with the trace headers that reached it, on one line. {@code ?late} makes it wait before
 * that; {@code ?once=ID} is answered 503 the first time.
 */
final class Echo implements AutoCloseable {
    static final String NOTHING = "nothing";

    private static final long LATE_MILLIS = 200;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<String> once = ConcurrentHashMap.newKeySet();
    private final HttpServer server;

    Echo() throws IOException {
        // Many calls that are not kept alive wait to be accepted.
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4096);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** Headers by name, as the answer has them. */
    static String line(Map<String, List<String>> headers) {
        if (headers.isEmpty()) return NOTHING;
        StringJoiner line = new StringJoiner(" ");
        Map<String, List<String>> sorted = new TreeMap<>();
        headers.forEach((name, values) -> sorted.put(name.toLowerCase(Locale.ROOT), values));
        sorted.forEach((name, values) -> line.add(name + '=' + values));
        return line.toString();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String query = exchange.getRequestURI().getQuery();
            if (query != null && query.startsWith("late")) sleep();
            int status = query != null && query.startsWith("once=") && once.add(query) ? 503 : 200;
            byte[] body = line(Format.arrived(exchange.getRequestHeaders())).getBytes(StandardCharsets.US_ASCII);
            exchange.getResponseHeaders().set("Content-Type", "text/plain");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(LATE_MILLIS);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
