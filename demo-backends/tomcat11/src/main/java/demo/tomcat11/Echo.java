// SPDX-License-Identifier: Apache-2.0
package demo.tomcat11;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.grack.nanojson.JsonWriter;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.catalina.util.ServerInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the headers it got and what the next backend answers; no thread waits for that one. */
final class Echo extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger log = LoggerFactory.getLogger(Echo.class);

    private final transient HttpClient http = HttpClient.newHttpClient();
    private final transient ExecutorService pool = Executors.newFixedThreadPool(2, Echo::daemon);
    private final URI next;

    Echo(URI next) {
        this.next = next;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        log.info("GET {}", request.getRequestURI());
        JsonObject answer = new JsonObject();
        answer.put("name", "tomcat11");
        answer.put("server", ServerInfo.getServerInfo() + ", jakarta.servlet");
        answer.put("client", "java.net.http.HttpClient");
        answer.put("headers", headers(request));
        AsyncContext later = request.startAsync();
        CompletableFuture.supplyAsync(() -> HttpRequest.newBuilder(next).build(), pool)
                .thenCompose(call -> http.sendAsync(call, BodyHandlers.ofString()))
                .thenApply(Echo::parse)
                .whenComplete((body, failure) -> finish(later, answer, body, failure));
    }

    private void finish(AsyncContext later, JsonObject answer, JsonObject body, Throwable failure) {
        HttpServletResponse response = (HttpServletResponse) later.getResponse();
        if (failure == null) {
            answer.put("next", body);
        } else {
            log.error("{} failed", next, failure);
            answer.put("error", failure.toString());
            response.setStatus(HttpServletResponse.SC_BAD_GATEWAY);
        }
        response.setContentType("application/json;charset=UTF-8");
        try {
            response.getWriter().write(JsonWriter.string(answer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            later.complete();
        }
    }

    private static JsonObject parse(HttpResponse<String> response) {
        try {
            return JsonParser.object().from(response.body());
        } catch (JsonParserException e) {
            throw new IllegalStateException("Not JSON: " + response.body(), e);
        }
    }

    private static JsonArray headers(HttpServletRequest request) {
        JsonArray headers = new JsonArray();
        for (String name : Collections.list(request.getHeaderNames())) {
            for (String value : Collections.list(request.getHeaders(name))) {
                headers.add(JsonArray.from(name, value));
            }
        }
        return headers;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "caller");
        thread.setDaemon(true);
        return thread;
    }
}
