// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.requests;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;
import static org.springframework.web.reactive.function.server.RouterFunctions.toHttpHandler;

import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** Spring WebFlux on Reactor Netty, which calls by {@code WebClient}. See {@link ServiceProgram}. */
public final class WebFluxService {
    private final WebClient client;
    private final boolean isByHand;

    private WebFluxService(String peer, boolean isByHand) {
        client = WebClient.create(peer);
        this.isByHand = isByHand;
    }

    /** @param arguments see {@link ServiceProgram} */
    public static void main(String[] arguments) throws IOException {
        WebFluxService service =
                new WebFluxService("http://127.0.0.1:" + arguments[1] + "/", Boolean.parseBoolean(arguments[2]));
        DisposableServer server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle(new ReactorHttpHandlerAdapter(toHttpHandler(route().GET("/", service::call)
                        .GET(ServiceProgram.FIGURES, request -> ServerResponse.ok()
                                .bodyValue(ServiceProgram.figures()))
                        .build())))
                .bindNow();
        ServiceProgram.serve(server.port());
    }

    private Mono<ServerResponse> call(ServerRequest request) {
        return client.get()
                .headers(headers -> {
                    if (isByHand) handOn(request.headers().asHttpHeaders(), headers);
                })
                .retrieve()
                .bodyToMono(String.class)
                .flatMap(answer -> ServerResponse.ok().bodyValue(answer));
    }

    private static void handOn(HttpHeaders request, HttpHeaders call) {
        for (String name : ServiceProgram.TRACE_HEADERS) {
            String value = request.getFirst(name);
            if (value != null) call.set(name, value);
        }
    }
}
