// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.backends;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Whom backends call: keeps the headers of each call, and answers something to everyone's taste. */
public final class Origin implements AutoCloseable {
    public static final String CALLED = "/called";

    /** For Keycloak, an issuer; for Zipkin, an Elasticsearch that has found nothing. */
    private static final String ANSWER =
            "{\"issuer\":\"called\",\"status\":\"green\",\"version\":{\"number\":\"7.17.0\"},\"hits\":{\"hits\":[]}}";

    public record Call(String path, Headers headers) {}

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    public Origin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            calls.add(new Call(exchange.getRequestURI().getPath(), exchange.getRequestHeaders()));
            answer(exchange);
        });
        server.setExecutor(threads);
        server.start();
    }

    /** With the path {@link #CALLED}. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + CALLED);
    }

    /** The calls since it was last asked. */
    public List<Call> calls() {
        List<Call> taken = List.copyOf(calls);
        calls.clear();
        return taken;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] body = ANSWER.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            boolean hasBody = !exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(200, hasBody ? body.length : -1);
            if (hasBody) exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
