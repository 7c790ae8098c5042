// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.server.Server;
import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.HttpContinueReadHandler;
import io.undertow.server.handlers.PathHandler;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Undertow of any version, without servlets. */
public final class UndertowHandlers implements Server {
    private static final Map<String, CyclicBarrier> MEETINGS = new ConcurrentHashMap<>();

    private final ExecutorService pool = Executors.newFixedThreadPool(4);
    private final UndertowListeners listeners;

    public UndertowHandlers() throws Exception {
        PathHandler paths = new PathHandler();
        paths.addExactPath("/see", exchange -> send(exchange, Sight.at("request")));
        paths.addExactPath("/constant", exchange -> send(exchange, "as ever"));
        paths.addExactPath("/headers", exchange -> send(exchange, headers(exchange)));
        paths.addExactPath("/call", blocking(exchange -> send(exchange, Bodies.ofCall(parameter(exchange, "port")))));
        paths.addExactPath("/meet", blocking(UndertowHandlers::meet));
        paths.addExactPath("/stream", blocking(UndertowHandlers::stream));
        paths.addExactPath("/receive", blocking(UndertowHandlers::receive));
        paths.addExactPath(Preflights.PATH, UndertowHandlers::preflight);
        paths.addExactPath("/throw", exchange -> {
            throw new IllegalStateException("the application fails, as it was asked to");
        });
        paths.addExactPath("/dispatch", this::dispatch);
        paths.addExactPath("/callback", UndertowHandlers::callback);
        listeners = new UndertowListeners(new HttpContinueReadHandler(paths));
    }

    private static HttpHandler blocking(HttpHandler handler) {
        return exchange -> exchange.dispatch((HttpHandler) onWorker -> {
            onWorker.startBlocking();
            handler.handleRequest(onWorker);
        });
    }

    private static String parameter(HttpServerExchange exchange, String name) {
        return exchange.getQueryParameters().get(name).getFirst();
    }

    private static void send(HttpServerExchange exchange, String text) {
        exchange.getResponseSender().send(text, StandardCharsets.ISO_8859_1);
    }

    private static String headers(HttpServerExchange exchange) {
        StringBuilder lines = new StringBuilder("headers/\n");
        for (HeaderValues values : exchange.getRequestHeaders()) {
            for (String value : values) {
                lines.append("headers/")
                        .append(values.getHeaderName().toString().toLowerCase(Locale.ROOT));
                lines.append(": ").append(value).append('\n');
            }
        }
        return lines.toString();
    }

    private static void preflight(HttpServerExchange exchange) {
        HeaderMap headers = exchange.getRequestHeaders();
        List<String> answer = Preflights.answer(
                parameter(exchange, "policy"),
                headers.getFirst("Origin"),
                headers.getFirst("Access-Control-Request-Headers"));
        exchange.setStatusCode(Integer.parseInt(answer.get(0)));
        for (int i = 1; i < answer.size(); i += 2) {
            exchange.getResponseHeaders().add(new HttpString(answer.get(i)), answer.get(i + 1));
        }
    }

    private static void meet(HttpServerExchange exchange) throws Exception {
        String before = Sight.at("before");
        int parties = Integer.parseInt(parameter(exchange, "parties"));
        MEETINGS.computeIfAbsent(parameter(exchange, "id"), any -> new CyclicBarrier(parties))
                .await(60, TimeUnit.SECONDS);
        send(exchange, before + Sight.at("after"));
    }

    private static void stream(HttpServerExchange exchange) throws IOException {
        OutputStream out = exchange.getOutputStream();
        write(out, Sight.at("begin"));
        write(out, "length/" + Bodies.length(exchange.getInputStream()) + '\n');
        write(out, Sight.at("end"));
    }

    private static void receive(HttpServerExchange exchange) throws IOException {
        String length = "length/" + Bodies.length(exchange.getInputStream()) + '\n';
        write(exchange.getOutputStream(), length + Sight.at("received"));
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** To the server's worker, to a pool of the application's, or there as a plain task. */
    private void dispatch(HttpServerExchange exchange) {
        String seen = Sight.at("request");
        String to = parameter(exchange, "to");
        HttpHandler next = there -> send(there, seen + Sight.at(to));
        if (to.equals("worker")) exchange.dispatch(next);
        else if (to.equals("pool")) exchange.dispatch(pool, next);
        else exchange.dispatch(pool, () -> send(exchange, seen + Sight.at(to)));
    }

    private static void callback(HttpServerExchange exchange) {
        exchange.getRequestReceiver().receiveFullString((received, body) -> received.getResponseSender()
                .send(Sight.at("received"), StandardCharsets.ISO_8859_1, new IoCallback() {
                    @Override
                    public void onComplete(HttpServerExchange there, Sender sender) {
                        sender.send(Sight.at("sent"), StandardCharsets.ISO_8859_1, IoCallback.END_EXCHANGE);
                    }

                    @Override
                    public void onException(HttpServerExchange there, Sender sender, IOException fault) {
                        there.endExchange();
                    }
                }));
    }

    @Override
    public int port(String connector) {
        return listeners.port(connector);
    }

    @Override
    public void close() {
        listeners.close();
        pool.shutdown();
    }
}
