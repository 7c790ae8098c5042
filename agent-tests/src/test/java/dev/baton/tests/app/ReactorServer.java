// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.server.Server;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.ByteBufFlux;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Reactor Netty's server of any version; responses end on the event loop or, a while later, on another thread. */
public final class ReactorServer implements Server {
    private static final int LATE_MILLIS = 3;

    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .route(routes -> routes.get("/see", (request, response) -> send(response, Sight.at("request")))
                    .get("/late", (request, response) -> late(response, Sight.at("request")))
                    .post("/receive", ReactorServer::receive))
            .bindNow();

    private static Mono<Void> send(HttpServerResponse response, String text) {
        return response.sendString(Mono.just(text), StandardCharsets.ISO_8859_1).then();
    }

    private static Mono<Void> late(HttpServerResponse response, String seen) {
        return Mono.delay(Duration.ofMillis(LATE_MILLIS))
                .publishOn(Schedulers.boundedElastic())
                .flatMap(any -> send(response, seen + Sight.at("late")));
    }

    private static Mono<Void> receive(HttpServerRequest request, HttpServerResponse response) {
        ByteBufFlux body = request.receive();
        return body.aggregate()
                .asString()
                .flatMap(text -> send(response, "length/" + text.length() + '\n' + Sight.at("received")));
    }

    @Override
    public int port(String connector) {
        return server.port();
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
