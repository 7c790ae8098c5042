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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Serves the page with the button, and its RUM SDK, whose intake it is; from there on, the browser calls the chains by
 * itself.
 */
final class Page {
    private static final Map<String, String> TYPES = Map.of(
            "index.html", "text/html;charset=UTF-8",
            "page.css", "text/css;charset=UTF-8",
            "page.js", "text/javascript;charset=UTF-8",
            "rum.js", "text/javascript;charset=UTF-8");

    private static final int PATIENCE_SECONDS = 10;

    private final byte[] chains;
    private final CompletableFuture<byte[]> sdk = CompletableFuture.supplyAsync(Page::sdk);

    private Page(byte[] chains) {
        this.chains = chains;
    }

    /** The SDK as its users get it; nothing where there is no way to the registry: the page then does without. */
    private static byte[] sdk() {
        try (InputStream lock = Page.class.getResourceAsStream("/npm/package-lock.json")) {
            Path installed = Npm.of(lock, "demo").install("@datadog/browser-rum");
            return Files.readAllBytes(installed.resolve("bundle/datadog-rum.js"));
        } catch (IOException e) {
            System.err.println("demo: no RUM SDK for the page, which does by itself what that does (" + e + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new byte[0];
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
        server.createContext("/intake", Page::take);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(1);
        String name = path.isEmpty() ? "index.html" : path;
        try (exchange) {
            if (name.equals("chains.json")) {
                send(exchange, "application/json", chains);
            } else if (name.equals("datadog-rum.js")) {
                byte[] script = sdk.completeOnTimeout(new byte[0], PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .join();
                send(exchange, "text/javascript;charset=UTF-8", script);
            } else if (TYPES.containsKey(name)) {
                send(exchange, TYPES.getOrDefault(name, ""), resource(name));
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    /** What RUM would send to its vendor ends here: the page shows it as it is handed over. */
    private static void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(202, -1);
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
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
