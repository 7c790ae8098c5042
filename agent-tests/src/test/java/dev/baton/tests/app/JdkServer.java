// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.baton.tests.client.Keys;
import dev.baton.tests.server.Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The JDK's own server: on a pool, on virtual threads, on threads of the application's own making, and on its dispatcher. */
public final class JdkServer implements Server {
    private static final Map<String, CyclicBarrier> MEETINGS = new ConcurrentHashMap<>();

    /** What filters saw; attributes of an exchange are shared by all of a context's before JDK 26. */
    private static final ThreadLocal<String> SEEN = new ThreadLocal<>();

    static {
        // Else every answer on a kept connection waits for the client's kernel, up to JDK 24.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final Map<String, HttpServer> servers = new HashMap<>();

    public JdkServer() throws Exception {
        start("http", HttpServer.create(), pool);
        start("executor", HttpServer.create(), task -> new Thread(task, "of the application").start());
        start("dispatcher", HttpServer.create(), null);
        HttpsServer https = HttpsServer.create();
        https.setHttpsConfigurator(new HttpsConfigurator(Keys.made().context));
        start("https", https, pool);
        Executor virtual = VirtualThreads.executor();
        if (virtual != null) start("virtual", HttpServer.create(), virtual);
    }

    private void start(String connector, HttpServer server, Executor executor) throws IOException {
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/see", exchange -> answer(exchange, Sight.at("request")));
        server.createContext("/constant", exchange -> answer(exchange, "as ever"));
        server.createContext("/headers", exchange -> answer(exchange, headers(exchange)));
        server.createContext("/call", exchange -> answer(exchange, Bodies.ofCall(parameter(exchange, "port"))));
        server.createContext(Preflights.PATH, JdkServer::preflight);
        server.createContext("/meet", JdkServer::meet);
        server.createContext("/stream", JdkServer::stream);
        server.createContext("/receive", JdkServer::receive);
        server.createContext("/throw", JdkServer::fail);
        server.createContext("/later", exchange -> pool.execute(() -> answer(exchange, Sight.at("pool"))));
        filtered(server, "/filtered", exchange -> answer(exchange, SEEN.get() + Sight.at("request")));
        filtered(server, "/filteredThrow", JdkServer::fail);
        if (!connector.equals("dispatcher"))
            server.createContext("/", exchange -> answer(exchange, 404, "nothing here"));
        server.setExecutor(executor);
        server.start();
        servers.put(connector, server);
    }

    private static void filtered(HttpServer server, String path, HttpHandler handler) {
        List<Filter> filters = server.createContext(path, handler).getFilters();
        filters.addAll(Arrays.asList(new Looking("first"), new Looking("second")));
    }

    /** Notes what could be sent on before the rest of the chain, which runs on the same thread. */
    private static final class Looking extends Filter {
        private final String name;

        Looking(String name) {
            this.name = name;
        }

        @Override
        public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
            String before = SEEN.get();
            SEEN.set((before == null ? "" : before) + Sight.at(name));
            try {
                chain.doFilter(exchange);
            } finally {
                SEEN.remove();
            }
        }

        @Override
        public String description() {
            return name;
        }
    }

    private static void answer(HttpExchange exchange, String body) {
        answer(exchange, 200, body);
    }

    private static void answer(HttpExchange exchange, int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
        try {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        }
    }

    private static String headers(HttpExchange exchange) {
        StringBuilder lines = new StringBuilder("headers/\n");
        for (Map.Entry<String, List<String>> header :
                exchange.getRequestHeaders().entrySet()) {
            for (String value : header.getValue()) {
                lines.append("headers/").append(header.getKey().toLowerCase(Locale.ROOT));
                lines.append(": ").append(value).append('\n');
            }
        }
        return lines.toString();
    }

    private static String parameter(HttpExchange exchange, String name) {
        for (String parameter : exchange.getRequestURI().getQuery().split("&")) {
            if (parameter.startsWith(name + '=')) return parameter.substring(name.length() + 1);
        }
        throw new IllegalArgumentException("no " + name);
    }

    private static void preflight(HttpExchange exchange) {
        Headers headers = exchange.getRequestHeaders();
        List<String> answer = Preflights.answer(
                parameter(exchange, "policy"),
                headers.getFirst("Origin"),
                headers.getFirst("Access-Control-Request-Headers"));
        for (int i = 1; i < answer.size(); i += 2) {
            exchange.getResponseHeaders().add(answer.get(i), answer.get(i + 1));
        }
        // Up to JDK 11 an answer without a body costs the connection.
        answer(exchange, Integer.parseInt(answer.get(0)), "answered");
    }

    private static void meet(HttpExchange exchange) throws IOException {
        String before = Sight.at("before");
        int parties = Integer.parseInt(parameter(exchange, "parties"));
        try {
            MEETINGS.computeIfAbsent(parameter(exchange, "id"), any -> new CyclicBarrier(parties))
                    .await(60, TimeUnit.SECONDS);
        } catch (Exception fault) {
            throw new IOException(fault);
        }
        answer(exchange, before + Sight.at("after"));
    }

    private static void stream(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0); // in chunks
        write(exchange, Sight.at("begin"));
        write(exchange, "length/" + Bodies.length(exchange.getRequestBody()) + '\n');
        write(exchange, Sight.at("end"));
        exchange.close();
    }

    private static void write(HttpExchange exchange, String text) throws IOException {
        exchange.getResponseBody().write(text.getBytes(StandardCharsets.ISO_8859_1));
        exchange.getResponseBody().flush();
    }

    private static void receive(HttpExchange exchange) throws IOException {
        String length = "length/" + Bodies.length(exchange.getRequestBody()) + '\n';
        answer(exchange, length + Sight.at("received"));
    }

    private static void fail(HttpExchange exchange) {
        throw new IllegalStateException("the application fails, as it was asked to");
    }

    @Override
    public int port(String connector) {
        return servers.get(connector).getAddress().getPort();
    }

    @Override
    public void close() {
        for (HttpServer server : servers.values()) server.stop(0);
        pool.shutdown();
    }
}
