// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Routes to the parameter {@code url}, each way by other filters. */
@SpringBootApplication
@RestController
public class Application {
    private static final String SEEN = "seen";
    private static final String ONCE = "once";

    private final WebClient client = WebClient.create();
    private final HttpClient http = HttpClient.newHttpClient();

    public static void main(String[] arguments) {
        SpringApplication.run(Application.class, arguments);
    }

    @GetMapping("/")
    String ready() {
        return "ready";
    }

    @Bean
    RouteLocator routes(RouteLocatorBuilder builder) {
        return builder.routes()
                .route(route -> route.path("/ways/routed", "/ways/body")
                        .filters(filters -> filters.changeRequestUri(Application::url))
                        .uri("no://op"))
                .route(route -> route.path("/ways/filtered")
                        .filters(filters -> filters.changeRequestUri(Application::url)
                                .modifyResponseBody(
                                        String.class,
                                        String.class,
                                        (exchange, body) -> Mono.just(exchange.getAttribute(SEEN) + "\n" + body)))
                        .uri("no://op"))
                .route(route -> route.path("/ways/delayed")
                        .filters(filters -> filters.changeRequestUri(Application::url)
                                .filter((exchange, chain) -> Mono.delay(Duration.ofMillis(1))
                                        .then(Mono.defer(() -> chain.filter(exchange)))))
                        .uri("no://op"))
                .route(route -> route.path("/ways/retried")
                        .filters(filters -> filters.changeRequestUri(Application::urlThatFailsOnce)
                                .retry(retry -> retry.setRetries(2).setStatuses(HttpStatus.SERVICE_UNAVAILABLE)))
                        .uri("no://op"))
                .build();
    }

    /** Off the loop first, and on it again. */
    @Bean
    GlobalFilter filter() {
        return (exchange, chain) -> {
            if (!exchange.getRequest().getPath().value().equals("/ways/filtered")) return chain.filter(exchange);
            URI url = url(exchange).orElseThrow();
            return Mono.fromCallable(() -> blocking(url))
                    .subscribeOn(Schedulers.boundedElastic())
                    .zipWith(client.get().uri(url).retrieve().bodyToMono(String.class))
                    .doOnNext(both -> exchange.getAttributes().put(SEEN, both.getT1() + "\n" + both.getT2()))
                    .then(Mono.defer(() -> chain.filter(exchange)));
        };
    }

    private static Optional<URI> url(ServerWebExchange exchange) {
        return Optional.of(URI.create(exchange.getRequest().getQueryParams().getFirst("url")));
    }

    private static Optional<URI> urlThatFailsOnce(ServerWebExchange exchange) {
        Object once = exchange.getAttributes().computeIfAbsent(ONCE, any -> UUID.randomUUID());
        return url(exchange).map(url -> URI.create(url + "?once=" + once));
    }

    private String blocking(URI url) {
        try {
            return http.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
