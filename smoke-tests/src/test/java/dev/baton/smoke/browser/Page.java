// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.browser;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.grack.nanojson.JsonWriter;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.baton.smoke.backends.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An origin with one page, and the intake to which the page's RUM SDK, and the page itself, report. */
final class Page implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Pattern CALL = Pattern.compile("[?&]call=([^&]+)");

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    /** By the ids of calls: how the page says that it ended, and what RUM has of it. */
    private final Map<String, JsonObject> results = new ConcurrentHashMap<>();

    private final Map<String, Optional<Ids>> reports = new ConcurrentHashMap<>();
    private volatile byte[] script = {};
    private volatile byte[] plan = {};

    Page() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, "text/html", resource("index.html")));
        server.createContext("/page.js", exchange -> answer(exchange, "text/javascript", resource("page.js")));
        server.createContext("/document.js", exchange -> answer(exchange, "text/javascript", resource("document.js")));
        server.createContext("/sdk.js", exchange -> answer(exchange, "text/javascript", script));
        server.createContext("/plan.json", exchange -> answer(exchange, "application/json", plan));
        server.createContext("/left", exchange -> answer(exchange, "text/html", new byte[0]));
        server.createContext("/probe", exchange -> answer(exchange, "application/json", traceHeaders(exchange)));
        server.createContext("/result", exchange -> take(exchange, this::takeResult));
        server.createContext("/datadog", exchange -> take(exchange, this::takeDatadog));
        server.createContext("/opentelemetry", exchange -> take(exchange, this::takeOpenTelemetry));
        server.setExecutor(threads);
        server.start();
    }

    String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Has a browser open the page, and waits until all calls are made and RUM has all of them. */
    void visit(Sdk sdk, JsonObject options, List<Call> calls) throws Exception {
        results.clear();
        reports.clear();
        script = sdk.script();
        plan = JsonWriter.string(plan(sdk, options, calls)).getBytes(StandardCharsets.UTF_8);
        try (Chromium browser = Chromium.open(URI.create(origin() + '/'))) {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (results.size() < calls.size() || sdk != Sdk.NONE && reports.size() < calls.size()) {
                if (System.nanoTime() > deadline || !browser.isAlive())
                    throw new TimeoutException(browser + "\nends with the results " + results + " and in RUM " + reports
                            + "\nof " + calls);
                Thread.sleep(20);
            }
        }
    }

    /** Has a browser load a page of another server, with scripts from here, and waits until RUM has that under this id. */
    Optional<Ids> load(Sdk sdk, URI url, String id) throws Exception {
        reports.clear();
        script = sdk.script();
        try (Chromium browser = Chromium.open(url)) {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!reports.containsKey(id)) {
                if (System.nanoTime() > deadline || !browser.isAlive())
                    throw new TimeoutException(browser + "\nends without " + id + " in RUM");
                Thread.sleep(20);
            }
        }
        return reports.get(id);
    }

    private static JsonObject plan(Sdk sdk, JsonObject options, List<Call> calls) {
        JsonArray all = new JsonArray();
        for (Call call : calls) all.add(call.json());
        JsonObject merged = new JsonObject(sdk.options());
        merged.putAll(options);
        JsonObject plan = new JsonObject();
        plan.put("sdk", sdk.kind);
        plan.put("options", merged);
        plan.put("formats", new JsonArray(sdk.formats));
        // Without a sample no request is traced, and waiting for the first would be for ever.
        plan.put("traces", merged.getInt("traceSampleRate", 100) > 0);
        plan.put("calls", all);
        return plan;
    }

    /** The status that the page's code saw, or why it saw none. */
    String result(Call call) {
        JsonObject result = results.getOrDefault(call.id(), new JsonObject());
        return result.has("status")
                ? Integer.toString(result.getInt("status"))
                : result.getString("failure", "nothing");
    }

    /** What the page's code could read of the response: {@code serverTiming} or {@code traceresponse}; null: nothing. */
    @Nullable
    String read(Call call, String what) {
        return results.getOrDefault(call.id(), new JsonObject()).getString(what);
    }

    /** The ids under which RUM has the call; empty where it has it without. */
    Optional<Ids> reported(Call call) {
        return reports.getOrDefault(call.id(), Optional.empty());
    }

    private void takeResult(String body) throws JsonParserException {
        JsonObject result = JsonParser.object().from(body);
        results.put(result.getString("id"), result);
    }

    /** One event in a line. */
    private void takeDatadog(String body) throws JsonParserException {
        for (String line : body.split("\n")) {
            if (line.isBlank()) continue;
            JsonObject event = JsonParser.object().from(line);
            JsonObject resource = event.getObject("resource");
            JsonObject ids = event.getObject("_dd", new JsonObject());
            if (!"resource".equals(event.getString("type"))) continue;
            report(
                    resource.getString("url"),
                    Optional.ofNullable(ids.getString("trace_id"))
                            .map(trace -> Ids.decimal(trace, ids.getString("span_id"))));
        }
    }

    private void takeOpenTelemetry(String body) throws JsonParserException {
        for (Object resource : JsonParser.object().from(body).getArray("resourceSpans")) {
            for (Object scope : ((JsonObject) resource).getArray("scopeSpans")) {
                for (Object element : ((JsonObject) scope).getArray("spans")) {
                    JsonObject span = (JsonObject) element;
                    for (Object attribute : span.getArray("attributes")) {
                        JsonObject value = ((JsonObject) attribute).getObject("value");
                        report(
                                value.getString("stringValue", ""),
                                Optional.of(Ids.hex(span.getString("traceId"), span.getString("spanId"))));
                    }
                }
            }
        }
    }

    /** What is no URL of a call is none of ours. */
    private void report(String url, Optional<Ids> ids) {
        Matcher call = CALL.matcher(url);
        if (call.find()) reports.put(call.group(1), ids);
    }

    private interface Reader {
        void read(String body) throws JsonParserException;
    }

    private static void take(HttpExchange exchange, Reader reader) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try {
            reader.read(body);
        } catch (JsonParserException | RuntimeException unreadable) {
            System.err.println("The intake cannot read " + body);
            throw new IOException(unreadable);
        }
        answer(exchange, "application/json", "{}".getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] traceHeaders(HttpExchange exchange) {
        JsonArray names = new JsonArray();
        names.addAll(dev.baton.smoke.backends.Format.arrived(exchange.getRequestHeaders())
                .keySet());
        return JsonWriter.string(names).getBytes(StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type + ";charset=UTF-8");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream file = Page.class.getResourceAsStream("/browser/" + name)) {
            return file.readAllBytes();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
