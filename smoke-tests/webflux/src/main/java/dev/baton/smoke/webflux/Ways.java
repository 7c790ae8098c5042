// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.webflux;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** The ways of an application from a request's thread to another; each calls the parameter {@code url} at its end. */
@RestController
@RequestMapping("/ways")
public class Ways {
    private static final int MANY = 4;

    private final WebClient client = WebClient.create();
    private final ExecutorService pool = Executors.newFixedThreadPool(8);

    @GetMapping("/here")
    Mono<String> here(@RequestParam("url") URI url) {
        return client.get().uri(url).retrieve().bodyToMono(String.class);
    }

    @GetMapping("/published")
    Mono<String> published(@RequestParam("url") URI url) {
        return Mono.just(url).publishOn(Schedulers.parallel()).flatMap(this::here);
    }

    @GetMapping("/subscribed")
    Mono<String> subscribed(@RequestParam("url") URI url) {
        return Mono.fromCallable(() -> ByJdk.blocking(url)).subscribeOn(Schedulers.boundedElastic());
    }

    @GetMapping("/delayed")
    Mono<String> delayed(@RequestParam("url") URI url) {
        return Mono.just(url).delayElement(Duration.ofMillis(1)).flatMap(this::here);
    }

    @GetMapping("/future")
    Mono<String> future(@RequestParam("url") URI url) {
        return Mono.fromFuture(() -> ByJdk.future(url)).flatMap(first -> here(url));
    }

    /** Who emits is another thread, that of another request maybe. */
    @GetMapping("/sink")
    Mono<String> sink(@RequestParam("url") URI url) {
        Sinks.One<URI> sink = Sinks.one();
        pool.execute(() -> sink.tryEmitValue(url));
        return sink.asMono().flatMap(this::here);
    }

    @GetMapping("/created")
    Mono<String> created(@RequestParam("url") URI url) {
        return Mono.<URI>create(sink -> pool.execute(() -> sink.success(url)))
                .publishOn(Schedulers.boundedElastic())
                .map(ByJdk::blocking);
    }

    @GetMapping("/retried")
    Mono<String> retried(@RequestParam("url") URI url) {
        AtomicInteger times = new AtomicInteger();
        return Mono.defer(() -> times.getAndIncrement() == 0
                        ? here(url).flatMap(first -> Mono.<String>error(new IllegalStateException("once more")))
                        : here(url))
                .retry(1);
    }

    /** All have to be the same. */
    @GetMapping("/many")
    Mono<String> many(@RequestParam("url") URI url) {
        return Flux.range(0, MANY)
                .flatMap(any -> here(url))
                .reduce((one, other) -> one.equals(other) ? one : one + " and " + other);
    }

    @GetMapping("/parallel")
    Mono<String> parallel(@RequestParam("url") URI url) {
        return Flux.range(0, MANY)
                .parallel(2)
                .runOn(Schedulers.boundedElastic())
                .map(any -> ByJdk.blocking(url))
                .sequential()
                .reduce((one, other) -> one.equals(other) ? one : one + " and " + other);
    }

    /** On the loop, by both clients. */
    @GetMapping("/both")
    Mono<String> both(@RequestParam("url") URI url) {
        return Mono.fromFuture(() -> ByJdk.future(url)).zipWith(here(url), (one, other) -> one + '\n' + other);
    }

    @GetMapping(path = "/streamed", produces = "text/plain")
    Flux<String> streamed(@RequestParam("url") URI url) {
        return Flux.interval(Duration.ofMillis(1))
                .onBackpressureBuffer()
                .take(MANY)
                .concatMap(any -> here(url))
                .map(line -> line + '\n');
    }

    @GetMapping("/late")
    Mono<String> late(@RequestParam("url") URI url) {
        return here(URI.create(url + "?late"))
                .timeout(Duration.ofMillis(20))
                .onErrorResume(TimeoutException.class, fault -> here(url));
    }

    @GetMapping("/failing")
    Mono<String> failing(@RequestParam("url") URI url) {
        return here(url).flatMap(first -> Mono.error(new Refused(url)));
    }

    @ExceptionHandler
    Mono<String> refused(Refused fault) {
        return here(fault.url);
    }

    @PostMapping("/body")
    Mono<String> body(@RequestParam("url") URI url, @RequestBody Mono<String> body) {
        return body.flatMap(text -> here(url));
    }

    private static final class Refused extends RuntimeException {
        final URI url;

        Refused(URI url) {
            this.url = url;
        }
    }
}
