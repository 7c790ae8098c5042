// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.tracers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.InflaterInputStream;

/** Takes in what tracers send to their servers, as text, and is content with all of it. */
final class Intake implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    Intake() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** All so far. */
    List<String> lines() {
        return lines;
    }

    private void take(HttpExchange exchange) throws IOException {
        boolean isDeflated = "deflate".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        InputStream body = exchange.getRequestBody();
        try (exchange;
                InputStream in = isDeflated ? new InflaterInputStream(body) : body) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(lines::add);
            byte[] answer = "{\"version\":\"9.0.0\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
