// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.server.Server;
import io.helidon.common.http.DataChunk;
import io.helidon.common.reactive.Multi;
import io.helidon.common.reactive.Single;
import io.helidon.webclient.WebClient;
import io.helidon.webserver.Routing;
import io.helidon.webserver.ServerRequest;
import io.helidon.webserver.ServerResponse;
import io.helidon.webserver.WebServer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Helidon 3, whose server and client are reactive ones, on Netty. */
public final class HelidonReactive implements Server {
    private final ExecutorService pool = Executors.newFixedThreadPool(4);
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    private final WebClient client = WebClient.create();
    private final WebServer server = WebServer.builder(Routing.builder()
                    .get("/see", (request, response) -> response.send(Sight.at("request")))
                    .any("/do/{way}", this::handle)
                    .build())
            .host("127.0.0.1")
            .port(0)
            .build()
            .start()
            .await();

    private void handle(ServerRequest request, ServerResponse response) {
        StringBuilder seen = new StringBuilder(Sight.at("request"));
        String next = "http://127.0.0.1:" + request.queryParams().first("port").orElse("") + '/';
        switch (request.path().param("way")) {
            case "body":
                request.content()
                        .as(String.class)
                        .forSingle(body -> response.send(seen + "length/" + body.length() + '\n' + Sight.at("body")));
                break;
            case "pooled":
                pool.execute(() -> response.send(seen + Sight.at("pooled")));
                break;
            case "observed":
                Single.just(next)
                        .observeOn(pool)
                        .map(any -> Sight.at("observed"))
                        .forSingle(text -> response.send(seen + text));
                break;
            case "timer":
                Single.timer(1, TimeUnit.MILLISECONDS, timer).forSingle(any -> response.send(seen + Sight.at("timer")));
                break;
            case "stage":
                CompletableFuture<String> stage = new CompletableFuture<>();
                pool.execute(() -> stage.complete(next));
                Single.create(stage)
                        .flatMapSingle(this::call)
                        .forSingle(answer -> response.send(seen + answer + Sight.at("answered")));
                break;
            case "call":
                call(next).forSingle(answer -> response.send(seen + answer + Sight.at("answered")));
                break;
            case "calls":
                Multi.just(next, next, next)
                        .flatMap(this::call)
                        .collectList()
                        .forSingle(answers -> response.send(seen + String.join("", answers)));
                break;
            case "streamed":
                response.send(Multi.just(next, next)
                        .flatMap(this::call)
                        .map(answer -> DataChunk.create(answer.getBytes(StandardCharsets.UTF_8))));
                break;
            case "refused":
                call("http://127.0.0.1:1/")
                        .onErrorResume(fault -> Sight.at("refused"))
                        .forSingle(text -> response.send(seen + text));
                break;
            default:
                response.send(seen.toString());
        }
    }

    private Single<String> call(String next) {
        return client.get().uri(next).request(String.class).map(Sight::outbound);
    }

    @Override
    public int port(String connector) {
        return server.port();
    }

    @Override
    public void close() {
        server.shutdown().await();
        pool.shutdown();
        timer.shutdown();
    }
}
