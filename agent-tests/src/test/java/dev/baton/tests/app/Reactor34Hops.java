// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.carry.Streams;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

/** What Reactor has since 3.4. */
final class Reactor34Hops {
    Map<String, Reactor3.Hop> hops() {
        Map<String, Reactor3.Hop> hops = new LinkedHashMap<>();
        hops.put(
                "retryWhen",
                site -> Reactor3.failing(site, 2, flux -> flux.retryWhen(Retry.backoff(3, Duration.ofMillis(1)))));
        hops.put(
                "retryWhen foreign",
                site -> Reactor3.failing(
                        site,
                        1,
                        flux -> flux.retryWhen(Retry.from(signals -> signals.flatMap(signal -> site.foreign(1))))));
        hops.put("contextWrite", site -> Flux.deferContextual(view -> {
                    site.probe.accept("deferred");
                    return view.size() == 1 && view.get("key").equals("value")
                            ? site.source()
                            : Flux.error(new IllegalStateException(view.toString()));
                })
                .publishOn(reactor.core.scheduler.Schedulers.parallel())
                .contextWrite(context -> context.put("key", "value")));
        hops.put("Sinks.one", site -> site.source().concatMap(value -> {
            Sinks.One<Integer> sink = Sinks.one();
            site.outside.execute(() -> sink.tryEmitValue(value));
            return sink.asMono();
        }));
        hops.put("Sinks.empty", site -> Mono.defer(() -> {
                    Sinks.Empty<Integer> sink = Sinks.empty();
                    site.outside.execute(sink::tryEmitEmpty);
                    return sink.asMono();
                })
                .thenMany(site.source()));
        hops.put("firstWithValue", site -> Flux.firstWithValue(site.foreign(1, 2, 3), Flux.<Integer>never()));
        hops.put("firstWithSignal", site -> Flux.firstWithSignal(site.foreign(1, 2, 3), Flux.<Integer>never()));
        return hops;
    }

    List<String> hubs() {
        return Arrays.asList(
                "unicast",
                "unicast buffer unbounded",
                "multicast",
                "multicast direct",
                "multicast best effort",
                "replay all",
                "replay limited",
                "one");
    }

    Streams.Hub hub(String name, Executor outside) {
        switch (name) {
            case "one":
                Sinks.One<Integer> one = Sinks.one();
                return new Reactor3.OfFlux(
                        one.asMono().flatMapMany(n -> Flux.range(1, 3)), outside, () -> one.tryEmitValue(0));
            case "unicast":
                return of(Sinks.many().unicast().onBackpressureBuffer(), outside);
            case "unicast buffer unbounded":
                return of(Sinks.many().unicast().onBackpressureError(), outside, "lambda");
            case "multicast":
                return of(Sinks.many().multicast().onBackpressureBuffer(), outside);
            case "multicast direct":
                return of(Sinks.many().multicast().directAllOrNothing(), outside, "lambda");
            case "multicast best effort":
                return of(Sinks.many().multicast().directBestEffort(), outside, "lambda");
            case "replay all":
                return of(Sinks.many().replay().all(), outside);
            default:
                return of(Sinks.many().replay().limit(3), outside);
        }
    }

    private static Streams.Hub of(Sinks.Many<Integer> sink, Executor outside, String... ways) {
        return new Reactor3.OfFlux(
                sink.asFlux(),
                outside,
                () -> {
                    for (int value = 1; value <= 3; value++)
                        sink.tryEmitNext(value).orThrow();
                    sink.tryEmitComplete().orThrow();
                },
                ways);
    }
}
