// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.carry.Streams;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.ConnectableFlux;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Reactor 3.3–3.8. */
public final class Reactor3 implements Streams {
    private static final Duration SOON = Duration.ofMillis(2);
    /** Reactor measures a timeout from before it has subscribed. */
    private static final Duration SOON_AFTERWARDS = Duration.ofMillis(50);

    private static final Duration LATE = Duration.ofSeconds(60);

    /** Of one chain: what its hop needs. */
    static final class Site {
        final Consumer<String> probe;
        final Executor outside;

        Site(Consumer<String> probe, Executor outside) {
            this.probe = probe;
            this.outside = outside;
        }

        /** 1, 2 and 3, under the eyes of the probe. */
        Flux<Integer> source() {
            return watched("before", Flux.range(1, 3));
        }

        <T> Flux<T> watched(String place, Flux<T> flux) {
            return flux.doOnSubscribe(s -> probe.accept(place + " doOnSubscribe"))
                    .doOnRequest(n -> probe.accept(place + " doOnRequest"))
                    .doOnNext(value -> probe.accept(place + " doOnNext"))
                    .map(value -> {
                        probe.accept(place + " map");
                        return value;
                    })
                    .filter(value -> {
                        probe.accept(place + " filter");
                        return true;
                    })
                    .doOnComplete(() -> probe.accept(place + " doOnComplete"))
                    .doOnError(e -> probe.accept(place + " doOnError"))
                    .doOnCancel(() -> probe.accept(place + " doOnCancel"))
                    .doFinally(signal -> probe.accept(place + " doFinally"));
        }

        /** Not Reactor's. */
        Publisher<Integer> foreign(Integer... values) {
            return new ForeignPublisher(Runnable::run, outside, values);
        }

        /** As {@link #foreign}; it gives its subscription on a thread of its own. */
        Publisher<Integer> late(Integer... values) {
            return new ForeignPublisher(outside, outside, values);
        }

        Flux<Integer> foreignFlux() {
            Publisher<Integer> foreign = late(1, 2, 3);
            return new Flux<Integer>() {
                @Override
                public void subscribe(CoreSubscriber<? super Integer> subscriber) {
                    foreign.subscribe(subscriber);
                }
            };
        }

        Mono<Integer> foreignMono(int value) {
            Publisher<Integer> foreign = foreign(value);
            return new Mono<Integer>() {
                @Override
                public void subscribe(CoreSubscriber<? super Integer> subscriber) {
                    foreign.subscribe(subscriber);
                }
            };
        }
    }

    /** A way to have 1, 2 and 3 from a site. */
    interface Hop {
        Flux<Integer> at(Site site);
    }

    private final Map<String, Hop> hops = new LinkedHashMap<>();

    public Reactor3() throws ClassNotFoundException {
        // It asks the thread for its class loader, which is the right one here and now.
        if (has("io.micrometer.context.ContextRegistry")) Class.forName("io.micrometer.context.ContextRegistry");
        Scheduler parallel = Schedulers.parallel();
        hops.put("none", Site::source);
        hops.put("publishOn parallel", site -> site.source().publishOn(parallel));
        hops.put("publishOn elastic", site -> site.source().publishOn(Schedulers.boundedElastic()));
        hops.put("publishOn single, one by one", site -> site.source().publishOn(Schedulers.single(), 1));
        hops.put("publishOn executor", site -> site.source().publishOn(Schedulers.fromExecutor(site.outside)));
        hops.put("publishOn trampoline", site -> site.source().publishOn(Schedulers.fromExecutor(site.outside, true)));
        hops.put(
                "publishOn twice", site -> site.watched("between", site.source().publishOn(parallel))
                        .publishOn(Schedulers.single()));
        hops.put("subscribeOn", site -> site.source().subscribeOn(parallel));
        hops.put("subscribeOn executor", site -> site.source().subscribeOn(Schedulers.fromExecutor(site.outside)));
        hops.put("runOn", site -> site.source()
                .parallel(2)
                .runOn(parallel)
                .map(value -> {
                    site.probe.accept("on rail");
                    return value;
                })
                .sequential());
        hops.put("delayElements", site -> site.source().delayElements(SOON));
        hops.put("delaySequence", site -> site.source().delaySequence(SOON));
        hops.put("delaySubscription", site -> site.source().delaySubscription(SOON));
        hops.put("delaySubscription foreign", site -> site.source().delaySubscription(site.late(0)));
        hops.put(
                "interval",
                site -> site.watched(
                        "before",
                        Flux.interval(SOON).onBackpressureBuffer().take(3).map(n -> n.intValue() + 1)));
        hops.put("flatMap delay", site -> site.source()
                .flatMap(value -> Mono.delay(SOON).map(n -> value)));
        hops.put("flatMap foreign", site -> site.source().flatMap(value -> site.foreign(value)));
        hops.put("concatMap foreign", site -> site.source().concatMap(value -> site.foreign(value)));
        hops.put("flatMapSequential foreign", site -> site.source().flatMapSequential(value -> site.foreign(value)));
        hops.put("switchMap foreign", site -> Flux.just(0).hide().switchMap(value -> site.foreign(1, 2, 3)));
        hops.put("switchMap of a scalar", site -> Flux.just(0).switchMap(value -> site.late(1, 2, 3)));
        hops.put("flatMapMany foreign", site -> Mono.just(0).flatMapMany(value -> site.foreign(1, 2, 3)));
        hops.put("Mono.flatMap foreign", site -> site.source()
                .concatMap(value -> Mono.just(0).flatMap(n -> site.foreignMono(value))));
        hops.put("foreign", site -> site.watched("before", Flux.from(site.late(1, 2, 3))));
        hops.put("defer foreign", site -> Flux.range(1, 3).concatMap(value -> Mono.defer(() -> site.foreignMono(value))
                .doOnNext(v -> site.probe.accept("deferred"))));
        if (has("reactor.core.publisher.InternalProducerAttr")) {
            hops.put("flatMap, late", site -> site.source().flatMap(value -> site.late(value)));
            hops.put("flatMap foreign Mono", site -> site.source().flatMap(value -> site.foreignMono(value)));
            hops.put("flatMapSequential, late", site -> site.source().flatMapSequential(value -> site.late(value)));
            hops.put("switchMap, late", site -> Flux.just(0).hide().switchMap(value -> site.late(1, 2, 3)));
        }
        hops.put("foreign bare", site -> Flux.from(site.late(1, 2, 3)));
        hops.put("foreign Flux", site -> site.watched("before", site.foreignFlux()));
        hops.put("foreign Flux bare", Site::foreignFlux);
        hops.put("foreign Flux with retry", site -> site.foreignFlux().retry(2));
        hops.put(
                "foreign Flux with repeat",
                site -> Flux.from(site.foreign(1)).concatWith(site.foreign(2)).concatWith(site.foreignMono(3)));
        hops.put(
                "foreign Flux published",
                site -> shared(site.foreignFlux(), flux -> flux.publish().refCount()));
        hops.put("foreign Mono", site -> Flux.concat(site.foreignMono(1), site.foreignMono(2), site.foreignMono(3)));
        hops.put("foreign to Mono", site -> Flux.range(1, 3)
                .concatMap(value -> Mono.from(site.foreign(value)).doOnNext(v -> site.probe.accept("of Mono"))));
        hops.put("foreign to next", site -> Flux.range(1, 3)
                .concatMap(value -> Flux.from(site.foreign(value)).next().doOnNext(v -> site.probe.accept("of Mono"))));
        hops.put(
                "then",
                site -> site.foreignMono(0).then(Mono.from(site.foreign(0))).thenMany(site.source()));
        hops.put("and", site -> site.foreignMono(0).and(site.foreign(0)).thenMany(site.source()));
        hops.put(
                "zip foreign",
                site -> Flux.zip(site.source(), site.late(0, 0, 0), (a, b) -> {
                    site.probe.accept("zipper");
                    return a + b;
                }));
        hops.put("Mono.zip", site -> Mono.zip(site.foreignMono(1), site.foreignMono(2))
                .map(t -> {
                    site.probe.accept("zipped");
                    return t.getT2();
                })
                .flatMapMany(n -> site.source()));
        hops.put("combineLatest foreign", site -> Flux.combineLatest(site.foreign(0), site.foreign(1), (a, b) -> {
                    site.probe.accept("combinator");
                    return a + b;
                })
                .thenMany(site.source()));
        hops.put("merge foreign", site -> Flux.merge(site.foreign(1), site.foreign(2), site.foreign(3)));
        hops.put("concat foreign", site -> Flux.concat(site.late(1), site.late(2), site.late(3)));
        hops.put("concat of many", site -> Flux.concat(Arrays.asList(site.late(1), site.late(2), site.late(3))));
        hops.put(
                "switchIfEmpty foreign",
                site -> site.foreignFlux().filter(value -> false).switchIfEmpty(site.late(1, 2, 3)));
        hops.put("usingWhen", site -> Flux.usingWhen(site.late(0), n -> site.source(), n -> site.late(0)));
        hops.put("filterWhen", site -> site.source()
                .filterWhen(value -> Mono.from(site.foreign(value)).map(v -> true)));
        hops.put("delayUntil", site -> site.source().delayUntil(value -> site.foreign(value)));
        hops.put(
                "first",
                site -> site.source().takeUntilOther(Flux.<Integer>never()).concatWith(Mono.<Integer>empty()));
        hops.put("create", site -> site.watched("before", Flux.create(sink -> site.outside.execute(() -> emit(sink)))));
        hops.put("create, asynchronous cancellation", site -> site.watched(
                        "before",
                        Flux.<Integer>create(
                                sink -> site.outside.execute(() -> emit(sink)), FluxSink.OverflowStrategy.BUFFER))
                .take(3));
        hops.put(
                "create LATEST",
                site -> site.watched(
                        "before",
                        Flux.<Integer>create(
                                        sink -> site.outside.execute(() -> emit(sink)), FluxSink.OverflowStrategy.ERROR)
                                .onBackpressureBuffer()));
        hops.put("push", site -> site.watched("before", Flux.push(sink -> site.outside.execute(() -> emit(sink)))));
        hops.put("Mono.create", site -> site.source()
                .concatMap(value -> Mono.<Integer>create(sink -> site.outside.execute(() -> sink.success(value)))));
        hops.put("generate", site -> Flux.<Integer, Integer>generate(() -> 1, (state, sink) -> {
                    site.probe.accept("generator");
                    if (state > 3) sink.complete();
                    else sink.next(state);
                    return state + 1;
                })
                .publishOn(parallel));
        hops.put("fromFuture", site -> site.source().concatMap(value -> {
            CompletableFuture<Integer> future = new CompletableFuture<>();
            site.outside.execute(() -> future.complete(value));
            return Mono.fromFuture(future);
        }));
        hops.put("fromCompletionStage, failed", site -> site.source().concatMap(value -> {
            CompletableFuture<Integer> future = new CompletableFuture<>();
            site.outside.execute(() -> future.completeExceptionally(new IllegalStateException("on purpose")));
            return Mono.fromCompletionStage(future)
                    .doOnError(e -> site.probe.accept("failed"))
                    .onErrorResume(e -> Mono.just(value));
        }));
        hops.put("fromCallable", site -> Mono.fromCallable(() -> {
                    site.probe.accept("callable");
                    return 0;
                })
                .subscribeOn(Schedulers.boundedElastic())
                .flatMapMany(n -> site.source()));
        hops.put("publish of a function", site -> site.source().publish(flux -> flux.publishOn(parallel)));
        hops.put(
                "publish",
                site -> shared(site.source().publishOn(parallel), flux -> flux.publish()
                        .refCount()));
        hops.put("share", site -> shared(site.watched("before", Flux.from(site.late(1, 2, 3))), flux -> flux.share()));
        hops.put(
                "replay",
                site -> shared(
                        site.source().publishOn(parallel), flux -> flux.replay().refCount()));
        hops.put(
                "cache",
                site -> Flux.defer(() -> site.source().delayElements(SOON).cache()));
        hops.put("Mono.cache", site -> site.source()
                .concatMap(value -> Mono.from(site.foreign(value)).cache()));
        hops.put("groupBy", site -> site.source()
                .groupBy(value -> value % 2)
                .flatMap(group -> site.watched("in group", group.publishOn(parallel))));
        hops.put("window", site -> site.source()
                .window(2)
                .flatMap(window -> site.watched("in window", window.publishOn(parallel))));
        hops.put("windowTimeout", site -> site.source()
                .delayElements(SOON)
                .windowTimeout(2, LATE)
                .onBackpressureBuffer()
                .concatMap(window -> site.watched("in window", window)));
        hops.put("windowUntil", site -> site.source()
                .delayElements(SOON)
                .windowUntil(value -> value == 2)
                .concatMap(window -> site.watched("in window", window)));
        hops.put("buffer", site -> site.source().delayElements(SOON).buffer(2).concatMap(Flux::fromIterable));
        hops.put("bufferTimeout", site -> site.source()
                .delayElements(SOON)
                .bufferTimeout(2, Duration.ofMillis(1))
                .onBackpressureBuffer() // it does not wait to be asked for the next buffer
                .concatMap(Flux::fromIterable));
        hops.put("timeout", site -> site.watched("too late", Flux.<Integer>never())
                .timeout(SOON_AFTERWARDS, site.source()));
        hops.put("timeout, foreign fallback", site -> Flux.<Integer>never()
                .timeout(SOON_AFTERWARDS, Flux.from(site.late(1, 2, 3))));
        hops.put("timeout, error", site -> Flux.<Integer>never()
                .timeout(SOON_AFTERWARDS)
                .doOnError(e -> site.probe.accept("timed out"))
                .onErrorResume(TimeoutException.class, e -> site.source()));
        hops.put("timeout, in time", site -> site.watched("before", Flux.from(site.late(1, 2, 3)))
                .timeout(LATE));
        hops.put("retry", site -> failing(site, 2, flux -> flux.retry(2)));
        hops.put("repeat", site -> {
            AtomicInteger number = new AtomicInteger();
            return Flux.defer(() -> Flux.defer(() -> Mono.from(site.foreign(number.incrementAndGet())))
                    .repeat(2)
                    .doOnTerminate(() -> number.set(0)));
        });
        hops.put(
                "onErrorResume",
                site -> failing(
                        site,
                        1,
                        flux -> flux.onErrorResume(e -> {
                            site.probe.accept("fallback");
                            return site.source().publishOn(parallel);
                        })));
        hops.put(
                "onErrorResume foreign", site -> failing(site, 1, flux -> flux.onErrorResume(e -> site.late(1, 2, 3))));
        hops.put("switchOnFirst", site -> site.source().publishOn(parallel).switchOnFirst((signal, flux) -> {
            site.probe.accept("first");
            return flux.publishOn(Schedulers.single());
        }));
        hops.put("expand", site -> Flux.just(1).expand(value -> {
            site.probe.accept("expander");
            return value < 3 ? Mono.just(value + 1).delayElement(SOON) : Mono.empty();
        }));
        hops.put("take", site -> site.watched("before", Flux.range(1, 1000))
                .publishOn(parallel)
                .take(3));
        hops.put("take of foreign", site -> site.watched("before", Flux.from(site.late(1, 2, 3, 4, 5)))
                .take(3));
        hops.put("cancelOn", site -> site.watched("before", Flux.range(1, 1000))
                .cancelOn(parallel)
                .take(3));
        hops.put("sample", site -> site.source()
                .delayElements(SOON)
                .onBackpressureBuffer()
                .doOnNext(v -> site.probe.accept("buffered")));
        hops.put("limitRate", site -> site.source().limitRate(1).publishOn(parallel, 1));
        hops.put("hide", site -> site.source().hide().publishOn(parallel));
        hops.put(
                "toIterable",
                site -> Flux.defer(() -> Flux.fromIterable(site.source()
                        .subscribeOn(parallel)
                        .collectList()
                        .toFuture()
                        .join())));
        hops.put(
                "using",
                site -> Flux.using(
                        () -> {
                            site.probe.accept("resource");
                            return 0;
                        },
                        n -> site.source().delayElements(SOON),
                        n -> site.probe.accept("clean-up")));
        hops.put(
                "collectList",
                site -> site.source().delayElements(SOON).collectList().flatMapIterable(list -> list));
        hops.put(
                "materialize",
                site -> site.source().publishOn(parallel).materialize().<Integer>dematerialize());
        hops.put("scan", site -> site.source()
                .publishOn(parallel)
                .scanWith(() -> 0, (a, b) -> {
                    site.probe.accept("accumulator");
                    return b;
                })
                .skip(1));
        if (has("reactor.core.publisher.Sinks")) hops.putAll(new Reactor34Hops().hops());
    }

    /** For each subscriber by itself: one that comes while what the others share ends may wait for ever. */
    private static Flux<Integer> shared(Flux<Integer> flux, Function<Flux<Integer>, Flux<Integer>> sharing) {
        return Flux.defer(() -> sharing.apply(flux));
    }

    static void emit(FluxSink<Integer> sink) {
        sink.next(1);
        sink.next(2);
        sink.next(3);
        sink.complete();
    }

    /** Fails that many times for each subscriber, on a thread of its own, before it brings the values. */
    static Flux<Integer> failing(Site site, int times, Function<Flux<Integer>, Flux<Integer>> rescue) {
        return Flux.defer(() -> {
            AtomicInteger left = new AtomicInteger(times);
            return rescue.apply(Flux.defer(() -> {
                        site.probe.accept("deferred");
                        return left.getAndDecrement() > 0
                                ? Mono.delay(SOON)
                                        .flatMapMany(n -> Flux.<Integer>error(new IllegalStateException("on purpose")))
                                : site.source();
                    })
                    .doOnError(e -> site.probe.accept("failed")));
        });
    }

    @Override
    public List<String> hops() {
        return new ArrayList<>(hops.keySet());
    }

    @Override
    public List<String> ways() {
        return Arrays.asList(
                "lambda", "one by one", "one by one, of Reactor", "BaseSubscriber", "toFuture", "block", "iterable");
    }

    @Override
    public Supplier<CompletableFuture<List<Integer>>> assemble(
            String hop, String way, Consumer<String> probe, Executor outside) {
        Site site = new Site(probe, outside);
        Flux<Integer> flux = site.watched("after", hops.get(hop).at(site));
        return () -> subscribe(way, flux, probe, outside);
    }

    static CompletableFuture<List<Integer>> subscribe(
            String way, Flux<Integer> flux, Consumer<String> probe, Executor outside) {
        CompletableFuture<List<Integer>> done = new CompletableFuture<>();
        List<Integer> values = Collections.synchronizedList(new ArrayList<>());
        switch (way) {
            case "lambda":
                flux.subscribe(
                        value -> {
                            probe.accept("subscriber");
                            values.add(value);
                        },
                        done::completeExceptionally,
                        () -> {
                            probe.accept("subscriber's completion");
                            done.complete(values);
                        });
                break;
            case "one by one":
                flux.subscribe(new OneByOne(done, values, probe, outside));
                break;
            case "one by one, of Reactor":
                flux.subscribe(new CoreOneByOne(done, values, probe, outside));
                break;
            case "BaseSubscriber":
                flux.subscribe(new BaseSubscriber<Integer>() {
                    @Override
                    protected void hookOnSubscribe(Subscription subscription) {
                        outside.execute(() -> request(1));
                    }

                    @Override
                    protected void hookOnNext(Integer value) {
                        probe.accept("subscriber");
                        values.add(value);
                        outside.execute(() -> request(1));
                    }

                    @Override
                    protected void hookOnError(Throwable fault) {
                        done.completeExceptionally(fault);
                    }

                    @Override
                    protected void hookFinally(SignalType type) {
                        done.complete(values);
                    }
                });
                break;
            case "toFuture":
                return flux.collectList().toFuture();
            case "iterable":
                for (Integer value : flux.toIterable(1)) values.add(value);
                done.complete(values);
                break;
            default:
                done.complete(flux.collectList().block(LATE));
        }
        return done;
    }

    @Override
    public Runnable subscribeForEver(String way, Consumer<String> probe, Executor outside) {
        Flux<Integer> flux = new Site(probe, outside).watched("endless", Flux.<Integer>never());
        switch (way) {
            case "one by one":
            case "one by one, of Reactor":
                CompletableFuture<List<Integer>> done = new CompletableFuture<>();
                CoreOneByOne core = new CoreOneByOne(done, new ArrayList<>(), probe, outside);
                OneByOne subscriber = new OneByOne(done, new ArrayList<>(), probe, outside);
                flux.subscribe(way.equals("one by one") ? subscriber : core);
                return () -> (way.equals("one by one") ? subscriber : core).subscription.cancel();
            case "BaseSubscriber":
                BaseSubscriber<Integer> base = new BaseSubscriber<Integer>() {};
                flux.subscribe(base);
                return base::cancel;
            case "toFuture":
                CompletableFuture<List<Integer>> future = flux.collectList().toFuture();
                return () -> future.cancel(false);
            case "iterable":
                return flux.toStream(1)::close;
            default:
                return flux.subscribe()::dispose;
        }
    }

    @Override
    public List<String> hubs() {
        List<String> hubs = new ArrayList<>(Arrays.asList("publish", "replay", "Mono.cache"));
        if (has("reactor.core.publisher.Sinks")) hubs.addAll(new Reactor34Hops().hubs());
        return hubs;
    }

    @Override
    public Hub hub(String name, Executor outside) {
        switch (name) {
            case "publish":
                return hub(
                        Flux.from(new ForeignPublisher(outside, outside, 1, 2, 3))
                                .publish(),
                        outside);
            case "replay":
                // Reactor 3.4.0 forgets some who request one by one.
                ConnectableFlux<Integer> replay = Flux.from(new ForeignPublisher(outside, outside, 1, 2, 3))
                        .replay();
                return new OfFlux(replay, outside, replay::connect, "lambda");
            case "Mono.cache":
                CompletableFuture<Integer> gate = new CompletableFuture<>();
                Mono<Integer> cached = Mono.fromFuture(gate).cache();
                return new OfFlux(cached.flatMapMany(n -> Flux.range(1, 3)), outside, () -> gate.complete(0));
            default:
                return new Reactor34Hops().hub(name, outside);
        }
    }

    private static Hub hub(ConnectableFlux<Integer> flux, Executor outside) {
        return new OfFlux(flux, outside, flux::connect);
    }

    /** Loads nothing: what is to be verified would load what is not there. */
    private static boolean has(String className) {
        try {
            Class.forName(className, false, Reactor3.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException older) {
            return false;
        }
    }

    /** Has subscribers of every kind in turn. */
    static final class OfFlux implements Hub {
        private final Flux<Integer> flux;
        private final Executor outside;
        private final Runnable emission;
        private final String[] ways;
        private int subscribers;

        OfFlux(Flux<Integer> flux, Executor outside, Runnable emission, String... ways) {
            this.flux = flux;
            this.outside = outside;
            this.emission = emission;
            this.ways = ways.length == 0 ? new String[] {"lambda", "one by one", "one by one, of Reactor"} : ways;
        }

        @Override
        public CompletableFuture<List<Integer>> subscribe(Consumer<String> probe) {
            Site site = new Site(probe, outside);
            String way = ways[subscribers++ % ways.length];
            return Reactor3.subscribe(way, site.watched("after", flux), probe, outside);
        }

        @Override
        public void emit() {
            emission.run();
        }
    }

    @Override
    public void subscribeOnce() {
        Flux.<Integer>create(sink -> {
                    sink.next(1);
                    sink.complete();
                })
                .subscribe(value -> {});
    }

    private static final class CoreOneByOne extends OneByOne implements CoreSubscriber<Integer> {
        CoreOneByOne(
                CompletableFuture<List<Integer>> done, List<Integer> values, Consumer<String> probe, Executor outside) {
            super(done, values, probe, outside);
        }
    }
}
