// SPDX-License-Identifier: Apache-2.0
package dev.baton.demo;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonWriter;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Serves the page with the button; from there on, the browser calls the chains by itself. */
final class Page {
    private static final Map<String, String> TYPES = Map.of(
            "index.html", "text/html;charset=UTF-8",
            "page.css", "text/css;charset=UTF-8",
            "page.js", "text/javascript;charset=UTF-8",
            "rum.js", "text/javascript;charset=UTF-8");

    private final byte[] chains;

    private Page(byte[] chains) {
        this.chains = chains;
    }

    /** Serves until the JVM ends. */
    static void serve(int port, Stage stage) throws DemoException, IOException, InterruptedException {
        JsonObject chains = new JsonObject();
        chains.put("with", stage.withBaton().url());
        chains.put("without", stage.withoutBaton().url());
        JsonArray kinds = new JsonArray();
        for (Hop hop : stage.withoutBaton().send(new Headers(List.of()))) {
            JsonObject kind = new JsonObject();
            kind.put("name", hop.name());
            kind.put("server", hop.server());
            kind.put("client", hop.client());
            kinds.add(kind);
        }
        chains.put("hops", kinds);
        Page page = new Page(JsonWriter.string(chains).getBytes(StandardCharsets.UTF_8));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", page::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(1);
        String name = path.isEmpty() ? "index.html" : path;
        try (exchange) {
            if (name.equals("chains.json")) {
                send(exchange, "application/json", chains);
            } else if (TYPES.containsKey(name)) {
                send(exchange, TYPES.getOrDefault(name, ""), resource(name));
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream file = Page.class.getResourceAsStream("/page/" + name)) {
            if (file == null) {
                throw new IOException("Not in the jar: " + name);
            }
            return file.readAllBytes();
        }
    }

    private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }
}
