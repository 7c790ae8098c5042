// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.micronaut;

import io.micronaut.core.async.annotation.SingleResult;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.inject.Named;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeoutException;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The ways of an application from a request's thread to another; each calls the parameter {@code url} at its end. */
@Controller(value = "/ways", produces = "text/plain")
public class Ways {
    private static final int MANY = 4;

    private final java.net.http.HttpClient http = java.net.http.HttpClient.newHttpClient();
    private final HttpClient client;
    private final Origin origin;
    private final ExecutorService pool;

    Ways(@Client HttpClient client, Origin origin, @Named(TaskExecutors.IO) ExecutorService pool) {
        this.client = client;
        this.origin = origin;
        this.pool = pool;
    }

    @Get("/here")
    @SingleResult
    Publisher<String> here(@QueryValue URI url) {
        return call(url);
    }

    /** On the loop, by both clients. */
    @Get("/both")
    CompletableFuture<String> both(@QueryValue URI url) {
        return http.sendAsync(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString())
                .thenCombine(origin.future(), (one, other) -> one.body() + '\n' + other);
    }

    @Get("/blocking")
    @ExecuteOn(TaskExecutors.IO)
    String blocking(@QueryValue URI url) throws IOException, InterruptedException {
        return client.toBlocking().retrieve(url.toString()) + '\n' + origin.blocking() + '\n' + byJdk(url);
    }

    @Get("/declared")
    @SingleResult
    Publisher<String> declared(@QueryValue URI url) {
        return Mono.from(origin.reactive()).flatMap(first -> call(url).map(second -> first + '\n' + second));
    }

    @Get("/executed")
    @ExecuteOn(TaskExecutors.IO)
    @SingleResult
    Publisher<String> executed(@QueryValue URI url) {
        return call(url);
    }

    @Get("/published")
    @SingleResult
    Publisher<String> published(@QueryValue URI url) {
        return Mono.just(url).publishOn(Schedulers.parallel()).flatMap(this::call);
    }

    @Get("/delayed")
    @SingleResult
    Publisher<String> delayed(@QueryValue URI url) {
        return Mono.just(url).delayElement(Duration.ofMillis(1)).flatMap(this::call);
    }

    @Get("/future")
    CompletableFuture<String> future(@QueryValue URI url) {
        return CompletableFuture.supplyAsync(origin::blocking, pool)
                .thenCompose(first -> call(url).toFuture().thenApply(second -> first + '\n' + second));
    }

    @Get("/many")
    @SingleResult
    Publisher<String> many(@QueryValue URI url) {
        return Flux.range(0, MANY).flatMap(any -> call(url)).reduce((one, other) -> one + '\n' + other);
    }

    @Get("/streamed")
    Publisher<String> streamed(@QueryValue URI url) {
        return Flux.interval(Duration.ofMillis(1))
                .onBackpressureBuffer()
                .take(MANY)
                .concatMap(any -> call(url))
                .map(line -> line + '\n');
    }

    @Get("/late")
    @SingleResult
    Publisher<String> late(@QueryValue URI url) {
        return call(URI.create(url + "?late"))
                .timeout(Duration.ofMillis(20))
                .onErrorResume(TimeoutException.class, fault -> call(url));
    }

    @Get("/failing")
    @SingleResult
    Publisher<String> failing(@QueryValue URI url) {
        return call(url)
                .flatMap(first -> Mono.<String>error(new IllegalStateException(first)))
                .onErrorResume(fault -> call(url).map(second -> fault.getMessage() + '\n' + second));
    }

    @Post(value = "/body", consumes = "text/plain")
    @SingleResult
    Publisher<String> body(@QueryValue URI url, @Body String body) {
        return call(url);
    }

    private Mono<String> call(URI url) {
        return Mono.from(client.retrieve(url.toString()));
    }

    private String byJdk(URI url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
