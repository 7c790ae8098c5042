// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.server.Server;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.webclient.api.HttpClientResponse;
import io.helidon.webclient.api.WebClient;
import io.helidon.webclient.http2.Http2Client;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The server of Helidon 4, HTTP/1.1 and HTTP/2, and how it calls others. */
public final class Helidon implements Server {
    private static final int MANY = 4;

    /** The pool of 4.0 hands out connections that the server has closed. */
    private final WebClient client = WebClient.builder().keepAlive(false).build();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final WebServer server = WebServer.builder()
            .host(InetAddress.getLoopbackAddress().getHostAddress())
            .port(0)
            .routing(this::route)
            .build()
            .start();

    /** What a request makes the application do, and what it tells of that. */
    private interface Way {
        String at(URI next) throws Exception;
    }

    private void route(HttpRouting.Builder routing) {
        routing.any("/see", (request, response) -> response.send(Sight.at("request")))
                .get("/headers", (request, response) -> response.send(headers(request)))
                .get("/redirect", (request, response) -> response.status(302)
                        .header(HeaderNames.LOCATION, next(request).toString())
                        .send())
                .get("/call", (request, response) -> response.send(call(next(request))))
                .post("/call", (request, response) -> {
                    request.content().as(byte[].class);
                    response.send(call(next(request)));
                })
                .post("/do/body", Helidon::readBody);
        way(routing, "call", this::call);
        way(routing, "streamed", this::stream);
        way(routing, "redirected", next -> call(own("/redirect", next)));
        way(routing, "forked", this::fork);
        way(routing, "future", next -> CompletableFuture.supplyAsync(() -> call(next), threads)
                .get());
        way(routing, "http2", next -> Sight.at("before") + getByHttp2(true, own("/call", next)));
        way(routing, "upgraded", next -> Sight.at("before") + getByHttp2(false, own("/call", next)));
        way(routing, "streamedbyhttp2", next -> Sight.at("before") + post(own("/call", next)));
        way(routing, "refused", this::refused);
    }

    private static void way(HttpRouting.Builder routing, String name, Way way) {
        routing.get("/do/" + name, (request, response) -> response.send(way.at(next(request)) + Sight.at("after")));
    }

    private static URI next(ServerRequest request) {
        return URI.create("http://127.0.0.1:" + request.query().get("port") + '/');
    }

    /** A path of this application, which is to call {@code next}. */
    private URI own(String path, URI next) {
        return URI.create("http://127.0.0.1:" + server.port() + path + "?port=" + next.getPort());
    }

    /** The trace headers as the application finds them on its request. */
    private static String headers(ServerRequest request) {
        StringBuilder lines = new StringBuilder("headers/\n");
        for (Header header : request.headers()) {
            if (!Sight.isOfTraces(header.name())) continue;
            for (String value : header.allValues()) {
                lines.append("headers/").append(header.name().toLowerCase(Locale.ROOT));
                lines.append(": ").append(value).append('\n');
            }
        }
        return lines.toString();
    }

    private static void readBody(ServerRequest request, ServerResponse response) {
        String before = Sight.at("before");
        int length = request.content().as(byte[].class).length;
        response.send(before + "length/" + length + '\n' + Sight.at("body"));
    }

    private String call(URI next) {
        return Sight.outbound(client.get().uri(next).requestEntity(String.class));
    }

    private String stream(URI next) {
        try (HttpClientResponse response = client.post().uri(next).outputStream(Helidon::write)) {
            return Sight.outbound(response.as(String.class));
        }
    }

    /** With a connection of its own: threads that share one spoil its table of headers for one another. */
    private static Http2Client http2(boolean isPriorKnowledge) {
        return Http2Client.builder()
                .shareConnectionCache(false)
                .protocolConfig(config -> config.priorKnowledge(isPriorKnowledge))
                .build();
    }

    private static String getByHttp2(boolean isPriorKnowledge, URI next) {
        Http2Client client = http2(isPriorKnowledge);
        String answer = client.get().uri(next).requestEntity(String.class);
        client.closeResource();
        return answer;
    }

    private static String post(URI next) {
        Http2Client client = http2(true);
        try (HttpClientResponse response = client.post().uri(next).outputStream(Helidon::write)) {
            return response.as(String.class);
        } finally {
            client.closeResource();
        }
    }

    private static void write(OutputStream out) throws IOException {
        try (out) {
            for (int part = 0; part < MANY; part++) {
                out.write("part".getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
        }
    }

    /** The same moments from many threads are one to who reads them: each has to be what the request's own is. */
    private String fork(URI next) throws Exception {
        List<Future<String>> calls = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            String moment = "forked" + i;
            calls.add(threads.submit(() -> Sight.at(moment) + call(next)));
        }
        StringBuilder seen = new StringBuilder();
        for (Future<String> call : calls) seen.append(call.get());
        return seen.toString();
    }

    private String refused(URI next) {
        try {
            return call(URI.create("http://127.0.0.1:1/"));
        } catch (RuntimeException nobodyThere) {
            return Sight.at("refused") + call(next);
        }
    }

    @Override
    public int port(String connector) {
        return server.port();
    }

    @Override
    public void close() {
        threads.shutdown();
        client.closeResource();
        server.stop();
    }
}
