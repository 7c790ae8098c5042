// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.carry.Streams;
import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.AbstractMulti;
import io.smallrye.mutiny.operators.AbstractUni;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.smallrye.mutiny.subscription.UniSubscriber;
import io.smallrye.mutiny.subscription.UniSubscription;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.reactivestreams.Processor;
import org.reactivestreams.Publisher;

/** Mutiny 1.0–3.3; the harness has it see the JDK's reactive streams from 2 on. */
public final class Mutiny implements Streams {
    private static final Duration SOON = Duration.ofMillis(2);
    private static final Duration LATE = Duration.ofSeconds(60);

    /** Of one chain: what its hop needs. */
    private static final class Site {
        final Consumer<String> probe;
        final Executor outside;

        Site(Consumer<String> probe, Executor outside) {
            this.probe = probe;
            this.outside = outside;
        }

        Runnable probe(String place) {
            return () -> probe.accept(place);
        }

        /** 1, 2 and 3, under the eyes of the probe. */
        Multi<Integer> source() {
            return watched("before", Multi.createFrom().items(1, 2, 3));
        }

        <T> Multi<T> watched(String place, Multi<T> multi) {
            return multi.onSubscription()
                    .invoke(probe(place + " doOnSubscribe"))
                    .onRequest()
                    .invoke(probe(place + " doOnRequest"))
                    .invoke(probe(place + " doOnNext"))
                    .map(value -> {
                        probe.accept(place + " map");
                        return value;
                    })
                    .filter(value -> {
                        probe.accept(place + " filter");
                        return true;
                    })
                    .onCompletion()
                    .invoke(probe(place + " doOnComplete"))
                    .onFailure()
                    .invoke(probe(place + " doOnError"))
                    .onCancellation()
                    .invoke(probe(place + " doOnCancel"))
                    .onTermination()
                    .invoke(probe(place + " doFinally"));
        }

        <T> Uni<T> watched(String place, Uni<T> uni) {
            return uni.onSubscription()
                    .invoke(probe(place + " doOnSubscribe"))
                    .invoke(probe(place + " doOnItem"))
                    .map(value -> {
                        probe.accept(place + " map");
                        return value;
                    })
                    .onFailure()
                    .invoke(probe(place + " doOnError"))
                    .onCancellation()
                    .invoke(probe(place + " doOnCancel"))
                    .onTermination()
                    .invoke(probe(place + " doFinally"));
        }

        /** Not Mutiny's. */
        Publisher<Integer> foreign(Integer... values) {
            return new ForeignPublisher(Runnable::run, outside, values);
        }

        /** As {@link #foreign}; it gives its subscription on a thread of its own. */
        Publisher<Integer> late(Integer... values) {
            return new ForeignPublisher(outside, outside, values);
        }

        Multi<Integer> foreignMulti(Integer... values) {
            return new ForeignMulti(late(values));
        }

        Uni<Integer> foreignUni(int value) {
            return new ForeignUni(outside, value);
        }
    }

    /** A way to have 1, 2 and 3 from a site. */
    private interface Hop {
        Multi<Integer> at(Site site);
    }

    private final Map<String, Hop> hops = new LinkedHashMap<>();

    public Mutiny() {
        hops.put("none", Site::source);
        threads();
        unis();
        emitters();
        foreigners();
        operators();
        shared();
    }

    /** Each of the values by a {@code Uni}, one after the other. */
    private void byUni(String hop, BiFunction<Site, Integer, Uni<? extends Integer>> way) {
        hops.put(hop, site -> site.source().onItem().transformToUniAndConcatenate(value -> {
            Uni<Integer> uni = Uni.createFrom().deferred(() -> way.apply(site, value));
            return site.watched("of Uni", uni);
        }));
    }

    private void threads() {
        Executor pool = ForkJoinPool.commonPool();
        hops.put("emitOn", site -> site.source().emitOn(pool));
        hops.put("emitOn outside", site -> site.source().emitOn(site.outside));
        hops.put("emitOn twice", site -> site.watched("between", site.source().emitOn(pool))
                .emitOn(site.outside));
        hops.put("runSubscriptionOn", site -> site.source().runSubscriptionOn(pool));
        hops.put("runSubscriptionOn outside", site -> site.source().runSubscriptionOn(site.outside));
        hops.put(
                "runSubscriptionOn outside, bare",
                site -> Multi.createFrom().items(1, 2, 3).runSubscriptionOn(site.outside));
        hops.put("ticks", site -> ticks(site).select().first(3));
        hops.put("every", site -> ticks(site)
                .group()
                .intoMultis()
                .every(SOON)
                .onOverflow()
                .buffer()
                .onItem()
                .transformToMultiAndConcatenate(window -> site.watched("in window", window))
                .select()
                .first(3));
        hops.put("lists by time", site -> endless(site)
                .group()
                .intoLists()
                .of(5, Duration.ofMillis(20))
                .onItem()
                .<Integer>disjoint()
                .select()
                .first(3));
        byUni("Uni.emitOn", (site, value) -> Uni.createFrom()
                .item(value)
                .emitOn(pool)
                .invoke(site.probe("emitted"))
                .emitOn(site.outside));
        byUni("Uni.runSubscriptionOn", (site, value) -> site.watched(
                        "before", Uni.createFrom().item(value))
                .runSubscriptionOn(site.outside)
                .invoke(site.probe("between"))
                .runSubscriptionOn(pool));
        byUni(
                "delayIt",
                (site, value) -> Uni.createFrom().item(value).onItem().delayIt().by(SOON));
        byUni("delayIt until", (site, value) -> Uni.createFrom()
                .item(value)
                .onItem()
                .delayIt()
                .until(v -> site.watched("until", site.foreignUni(v))));
        byUni("ifNoItem", (site, value) -> site.watched(
                        "silent", Uni.createFrom().<Integer>nothing())
                .ifNoItem()
                .after(SOON)
                .recoverWithUni(() -> site.watched("instead", site.foreignUni(value))));
    }

    /** 1, 2, 3 and so on, which do not complete: a window at that moment may lose what is in it. */
    private static Multi<Integer> ticks(Site site) {
        Multi<Long> ticks = Multi.createFrom().ticks().every(Duration.ofMillis(10));
        return site.watched("before", ticks.onOverflow().buffer()).map(n -> n.intValue() + 1);
    }

    /** The source, which does not complete. */
    private static Multi<Integer> endless(Site site) {
        return site.source().onCompletion().switchTo(Multi.createFrom().<Integer>nothing());
    }

    private void unis() {
        byUni("foreign Uni", Site::foreignUni);
        byUni("completionStage", (site, value) -> Uni.createFrom().completionStage(() -> {
            CompletableFuture<Integer> future = new CompletableFuture<>();
            site.outside.execute(() -> future.complete(value));
            return future;
        }));
        byUni("completionStage, failed", (site, value) -> {
            CompletableFuture<Integer> future = new CompletableFuture<>();
            site.outside.execute(() -> future.completeExceptionally(new IllegalStateException("on purpose")));
            return site.watched("failing", Uni.createFrom().completionStage(future))
                    .onFailure()
                    .recoverWithItem(value);
        });
        byUni("future", (site, value) -> {
            CompletableFuture<Integer> future = new CompletableFuture<>();
            site.outside.execute(() -> future.complete(value));
            return Uni.createFrom().future(future);
        });
        byUni("Uni of a publisher", (site, value) -> Uni.createFrom().publisher(site.late(value)));
        byUni("Uni of a foreign Multi", (site, value) -> site.foreignMulti(value)
                .toUni());
        hops.put("toUni", site -> site.source()
                .emitOn(site.outside)
                .collect()
                .asList()
                .onItem()
                .transformToMulti(list -> Multi.createFrom().iterable(list)));
        hops.put("transformToMulti", site -> site.foreignUni(0).onItem().transformToMulti(n -> site.late(1, 2, 3)));
        hops.put("toMulti", site -> Multi.createBy()
                .concatenating()
                .streams(Arrays.asList(
                        site.foreignUni(1).toMulti(),
                        site.foreignUni(2).toMulti(),
                        site.foreignUni(3).toMulti())));
        byUni(
                "transformToUni",
                (site, value) -> site.foreignUni(0).onItem().transformToUni(n -> site.foreignUni(value)));
        byUni(
                "call",
                (site, value) -> Uni.createFrom().item(value).call(v -> site.watched("called", site.foreignUni(v))));
        byUni("combine all", (site, value) -> Uni.combine()
                .all()
                .unis(site.watched("one", site.foreignUni(0)), site.watched("two", site.foreignUni(value)))
                .asTuple()
                .map(both -> both.getItem1() + both.getItem2()));
        byUni("combine any", (site, value) -> Uni.combine()
                .any()
                .of(
                        site.watched("slow", Uni.createFrom().<Integer>nothing()),
                        site.watched("fast", site.foreignUni(value))));
        byUni(
                "Uni.retry",
                (site, value) -> failing(site, value).onFailure().retry().atMost(3));
        byUni("Uni.retry with back-off", (site, value) -> failing(site, value)
                .onFailure()
                .retry()
                .withBackOff(SOON)
                .atMost(3));
        byUni(
                "recoverWithUni",
                (site, value) -> failing(site, 0).onFailure().recoverWithUni(() -> site.foreignUni(value)));
        byUni("memoize", (site, value) -> site.foreignUni(value).memoize().indefinitely());
        hops.put("Uni.repeat", site -> Multi.createFrom().deferred(() -> {
            AtomicInteger number = new AtomicInteger();
            return Uni.createFrom()
                    .deferred(() -> site.watched("repeated", site.foreignUni(number.incrementAndGet())))
                    .repeat()
                    .withDelay(SOON)
                    .atMost(3);
        }));
    }

    private void emitters() {
        byUni("Uni emitter", (site, value) -> Uni.createFrom().<Integer>emitter(emitter -> {
            emitter.onTermination(site.probe("terminated"));
            site.outside.execute(() -> emitter.complete(value));
        }));
        for (BackPressureStrategy strategy : BackPressureStrategy.values()) {
            hops.put("emitter " + strategy, site -> site.watched("before", emitter(site, strategy)));
        }
        hops.put("emitter, cancelled", site -> site.watched("before", emitter(site, BackPressureStrategy.BUFFER))
                .select()
                .first(2)
                .onCompletion()
                .continueWith(3));
        hops.put("generator", site -> Multi.createFrom()
                .<Integer, Integer>generator(() -> 1, (state, emitter) -> {
                    site.probe.accept("generator");
                    if (state > 3) emitter.complete();
                    else emitter.emit(state);
                    return state + 1;
                })
                .emitOn(site.outside));
    }

    /** Emits outside. LATEST has room for one value, ERROR and DROP have for none. */
    private static Multi<Integer> emitter(Site site, BackPressureStrategy strategy) {
        Multi<Integer> emitted = Multi.createFrom()
                .emitter(
                        emitter -> {
                            emitter.onTermination(site.probe("terminated"));
                            site.outside.execute(() -> emit(emitter));
                        },
                        strategy);
        return emitted.onOverflow().buffer();
    }

    private void foreigners() {
        hops.put("publisher", site -> site.watched("before", Multi.createFrom().publisher(site.late(1, 2, 3))));
        hops.put("publisher bare", site -> Multi.createFrom().publisher(site.late(1, 2, 3)));
        hops.put(
                "safePublisher",
                site -> site.watched("before", Multi.createFrom().safePublisher(site.late(1, 2, 3))));
        hops.put("foreign Multi", site -> site.watched("before", site.foreignMulti(1, 2, 3)));
        hops.put("foreign Multi bare", site -> site.foreignMulti(1, 2, 3));
        hops.put("foreign Multi, first", site -> site.watched("before", site.foreignMulti(1, 2, 3, 4, 5))
                .select()
                .first(3));
        hops.put("foreign Multi, skipped", site -> site.watched("before", site.foreignMulti(0, 1, 2, 3))
                .skip()
                .first(1));
        hops.put("merge", site -> site.source().onItem().transformToMultiAndMerge(value -> site.late(value)));
        hops.put(
                "concatenate",
                site -> site.source().onItem().transformToMultiAndConcatenate(value -> site.late(value)));
        hops.put(
                "merge foreign Multi",
                site -> site.source().onItem().transformToMultiAndMerge(value -> site.foreignMulti(value)));
        hops.put(
                "concatenate foreign Multi",
                site -> site.source().onItem().transformToMultiAndConcatenate(value -> site.foreignMulti(value)));
        hops.put("merge of Uni", site -> site.source()
                .onItem()
                .transformToUniAndMerge(value -> site.watched("of Uni", site.foreignUni(value))));
        hops.put("merging", site -> Multi.createBy()
                .merging()
                .streams(Arrays.asList(site.late(1), site.late(2), site.foreignMulti(3))));
        hops.put("concatenating", site -> Multi.createBy()
                .concatenating()
                .streams(Arrays.asList(site.late(1), site.late(2), site.foreignMulti(3))));
        hops.put("combining", site -> Multi.createBy()
                .combining()
                .streams(site.source(), site.late(0, 0, 0))
                .using((a, b) -> {
                    site.probe.accept("zipper");
                    return a + b;
                }));
        hops.put("combining latest", site -> Multi.createBy()
                .combining()
                .streams(site.late(0), site.foreignMulti(0))
                .latestItems()
                .using((a, b) -> {
                    site.probe.accept("combinator");
                    return a + b;
                })
                .onItem()
                .transformToMultiAndConcatenate(n -> site.source()));
        hops.put("resource", site -> Multi.createFrom()
                .resource(
                        () -> {
                            site.probe.accept("resource");
                            return 0;
                        },
                        n -> site.late(1, 2, 3))
                .withFinalizer((Consumer<Integer>) n -> site.probe.accept("clean-up")));
        hops.put("ifEmpty", site -> site.foreignMulti(0)
                .select()
                .where(value -> false)
                .onCompletion()
                .ifEmpty()
                .switchTo(site.late(1, 2, 3)));
        hops.put("switchTo", site -> site.foreignMulti(1).onCompletion().switchTo(site.late(2, 3)));
    }

    private void operators() {
        hops.put(
                "retry",
                site -> failing(site, 2, multi -> multi.onFailure().retry().atMost(3)));
        hops.put(
                "retry with back-off",
                site -> failing(
                        site,
                        2,
                        multi -> multi.onFailure().retry().withBackOff(SOON).atMost(3)));
        hops.put(
                "retry when",
                site -> failing(site, 2, multi -> multi.onFailure().retry().when(failures -> failures.onItem()
                        .transformToMultiAndMerge(n -> site.foreign(0)))));
        hops.put(
                "retry when foreign",
                site -> failing(site, 2, multi -> multi.onFailure().retry().when(failures -> site.late(0, 0, 0))));
        hops.put(
                "recoverWithMulti",
                site -> failing(site, 1, multi -> multi.onFailure().recoverWithMulti(() -> {
                    site.probe.accept("fallback");
                    return site.foreignMulti(1, 2, 3);
                })));
        hops.put("groupBy", site -> site.source()
                .group()
                .by(value -> value % 2)
                .onItem()
                .transformToMultiAndMerge(group -> site.watched("in group", group.emitOn(site.outside))));
        hops.put("intoMultis", site -> site.source()
                .group()
                .intoMultis()
                .of(2)
                .onItem()
                .transformToMultiAndConcatenate(window -> site.watched("in window", window.emitOn(site.outside))));
        hops.put("intoLists", site -> site.source()
                .emitOn(site.outside)
                .group()
                .intoLists()
                .of(2)
                .onItem()
                .<Integer>disjoint());
        hops.put("scan", site -> site.foreignMulti(1, 2, 3)
                .onItem()
                .scan(() -> 0, (a, b) -> {
                    site.probe.accept("accumulator");
                    return b;
                })
                .skip()
                .first(1));
        hops.put("onItem call", site -> site.source().call(v -> site.watched("called", site.foreignUni(v))));
        hops.put(
                "onTermination call",
                site -> site.source().onTermination().call(() -> site.watched("called", site.foreignUni(0))));
        hops.put(
                "onSubscription call",
                site -> site.source().onSubscription().call(() -> site.watched("called", site.foreignUni(0))));
        hops.put("select when", site -> site.source().select().when(v -> site.foreignUni(v)
                .map(n -> true)));
        hops.put("until", site -> site.source().emitOn(site.outside).select().first(Duration.ofSeconds(60)));
        hops.put("asIterable", site -> Multi.createFrom().deferred(() -> Multi.createFrom()
                .items(site.source()
                        .runSubscriptionOn(ForkJoinPool.commonPool())
                        .subscribe()
                        .asStream())));
    }

    private void shared() {
        hops.put(
                "broadcast",
                site -> forEach(
                        site.foreignMulti(1, 2, 3), multi -> multi.broadcast().toAllSubscribers()));
        hops.put(
                "broadcast until the last departs",
                site -> forEach(site.source().emitOn(site.outside), multi -> multi.broadcast()
                        .withCancellationAfterLastSubscriberDeparture()
                        .toAtLeast(1)));
        hops.put("cache", site -> forEach(site.foreignMulti(1, 2, 3), Multi::cache));
        if (has("io.smallrye.mutiny.groups.MultiReplay")) {
            hops.put(
                    "replay",
                    site -> forEach(
                            site.source().emitOn(site.outside),
                            multi -> Multi.createBy().replaying().ofMulti(multi)));
        }
    }

    /** For each subscriber by itself: one that comes while what the others share ends may wait for ever. */
    private static Multi<Integer> forEach(Multi<Integer> multi, Function<Multi<Integer>, Multi<Integer>> sharing) {
        return Multi.createFrom().deferred(() -> sharing.apply(multi));
    }

    private static void emit(MultiEmitter<? super Integer> emitter) {
        emitter.emit(1).emit(2).emit(3).complete();
    }

    private static void emit(Processor<Integer, ?> processor) {
        processor.onNext(1);
        processor.onNext(2);
        processor.onNext(3);
        processor.onComplete();
    }

    private static void complete(List<UniEmitter<? super Integer>> emitters) {
        for (UniEmitter<? super Integer> emitter : emitters) emitter.complete(0);
    }

    /** Fails at the first two attempts. */
    private static Uni<Integer> failing(Site site, int value) {
        AtomicInteger left = new AtomicInteger(2);
        return Uni.createFrom()
                .deferred(() -> site.watched("attempt", site.foreignUni(value)))
                .invoke(() -> {
                    if (left.getAndDecrement() > 0) throw new IllegalStateException("on purpose");
                });
    }

    /** Fails that many times for each subscriber, on a thread of its own, before it brings the values. */
    private static Multi<Integer> failing(Site site, int times, Function<Multi<Integer>, Multi<Integer>> rescue) {
        return Multi.createFrom().deferred(() -> {
            AtomicInteger left = new AtomicInteger(times);
            return rescue.apply(Multi.createFrom()
                    .<Integer>deferred(() -> {
                        site.probe.accept("deferred");
                        return left.getAndDecrement() > 0
                                ? site.foreignMulti(0).onItem().failWith(() -> new IllegalStateException("on purpose"))
                                : site.source();
                    })
                    .onFailure()
                    .invoke(site.probe("failed")));
        });
    }

    @Override
    public List<String> hops() {
        return new ArrayList<>(hops.keySet());
    }

    @Override
    public List<String> ways() {
        return Arrays.asList(
                "lambda",
                "one by one",
                "one by one, of Mutiny",
                "one by one, of a Uni",
                "UniSubscriber",
                "serialized UniSubscriber",
                "asCompletionStage",
                "await",
                "asIterable");
    }

    @Override
    public Supplier<CompletableFuture<List<Integer>>> assemble(
            String hop, String way, Consumer<String> probe, Executor outside) {
        Site site = new Site(probe, outside);
        Multi<Integer> multi = site.watched("after", hops.get(hop).at(site));
        return () -> subscribe(way, multi, probe, outside);
    }

    private static CompletableFuture<List<Integer>> subscribe(
            String way, Multi<Integer> multi, Consumer<String> probe, Executor outside) {
        CompletableFuture<List<Integer>> done = new CompletableFuture<>();
        List<Integer> values = Collections.synchronizedList(new ArrayList<>());
        switch (way) {
            case "lambda":
                multi.subscribe()
                        .with(
                                value -> {
                                    probe.accept("subscriber");
                                    values.add(value);
                                },
                                done::completeExceptionally,
                                () -> {
                                    probe.accept("subscriber's completion");
                                    done.complete(values);
                                });
                return done;
            case "one by one":
                multi.subscribe(new OneByOne(done, values, probe, outside));
                return done;
            case "one by one, of Mutiny":
                multi.subscribe().withSubscriber(new MutinyOneByOne(done, values, probe, outside));
                return done;
            case "one by one, of a Uni":
                CompletableFuture<List<Integer>> sizes = new CompletableFuture<>();
                multi.collect()
                        .asList()
                        .map(list -> {
                            values.addAll(list);
                            return list.size();
                        })
                        .toMulti()
                        .subscribe(new OneByOne(sizes, new ArrayList<>(), probe, outside));
                return sizes.thenApply(n -> values);
            case "UniSubscriber":
                return multi.collect().asList().subscribe().withSubscriber(new Single(probe)).done;
            case "serialized UniSubscriber":
                return multi.collect().asList().subscribe().withSerializedSubscriber(new Single(probe)).done;
            case "asCompletionStage":
                return multi.collect().asList().subscribe().asCompletionStage();
            case "asIterable":
                for (Integer value : multi.subscribe().asIterable()) values.add(value);
                done.complete(values);
                return done;
            default:
                done.complete(multi.collect().asList().await().atMost(LATE));
                return done;
        }
    }

    @Override
    public Runnable subscribeForEver(String way, Consumer<String> probe, Executor outside) {
        CountDownLatch requested = new CountDownLatch(1);
        Multi<Integer> endless = Multi.createFrom().nothing();
        Multi<Integer> multi = endless.onRequest().invoke(requested::countDown);
        Runnable cancellation = cancellation(way, new Site(probe, outside).watched("endless", multi), probe, outside);
        return () -> {
            try {
                requested.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            cancellation.run();
        };
    }

    private static Runnable cancellation(String way, Multi<Integer> multi, Consumer<String> probe, Executor outside) {
        Uni<List<Integer>> uni =
                new Site(probe, outside).watched("endless Uni", multi.collect().asList());
        MutinyOneByOne subscriber = new MutinyOneByOne(new CompletableFuture<>(), new ArrayList<>(), probe, outside);
        OneByOne other = new OneByOne(new CompletableFuture<>(), new ArrayList<>(), probe, outside);
        Single single = new Single(probe);
        switch (way) {
            case "one by one":
                multi.subscribe(other);
                return () -> other.subscription.cancel();
            case "one by one, of Mutiny":
                multi.subscribe().withSubscriber(subscriber);
                return () -> subscriber.subscription.cancel();
            case "one by one, of a Uni":
                uni.map(List::size).toMulti().subscribe(other);
                return () -> other.subscription.cancel();
            case "UniSubscriber":
                uni.subscribe().withSubscriber(single);
                return () -> single.subscription.cancel();
            case "serialized UniSubscriber":
                uni.subscribe().withSerializedSubscriber(single);
                return () -> single.subscription.cancel();
            case "asCompletionStage":
                CompletableFuture<List<Integer>> future = uni.subscribe().asCompletionStage();
                return () -> future.cancel(false);
            case "await":
                return uni.subscribe().with(list -> {})::cancel;
            case "asIterable":
                return multi.subscribe().asStream()::close;
            default:
                return multi.subscribe().with(value -> {})::cancel;
        }
    }

    @Override
    public List<String> hubs() {
        List<String> hubs = new ArrayList<>(Arrays.asList(
                "broadcast",
                "broadcast to four",
                "cache",
                "memoize",
                "BroadcastProcessor",
                "serialized BroadcastProcessor",
                "unicast UnicastProcessor",
                "hot stream",
                "emitters",
                "Uni emitters"));
        if (has("io.smallrye.mutiny.groups.MultiReplay")) hubs.add("replay");
        if (has("io.smallrye.mutiny.operators.multi.split.MultiSplitter")) hubs.add("split");
        return hubs;
    }

    @Override
    public Hub hub(String name, Executor outside) {
        UnicastProcessor<Integer> gate = UnicastProcessor.create();
        BroadcastProcessor<Integer> processor = BroadcastProcessor.create();
        Multi<Integer> values = Multi.createFrom().items(1, 2, 3);
        List<UniEmitter<? super Integer>> unis = new ArrayList<>();
        Runnable open = () -> emit(gate);
        switch (name) {
            case "broadcast":
                return new OfMulti(gate.broadcast().toAllSubscribers(), outside, open);
            case "broadcast to four":
                return new OfMulti(
                        Multi.createFrom()
                                .publisher(new ForeignPublisher(outside, outside, 1, 2, 3))
                                .broadcast()
                                .toAtLeast(4),
                        outside,
                        () -> {});
            case "cache":
                return new OfMulti(gate.cache(), outside, open);
            case "replay":
                return new OfMulti(Multi.createBy().replaying().ofMulti(gate), outside, open);
            case "memoize":
                Uni<Integer> memoized =
                        Uni.createFrom().<Integer>emitter(unis::add).memoize().indefinitely();
                return new OfMulti(memoized.onItem().transformToMulti(n -> values), outside, () -> complete(unis));
            case "BroadcastProcessor":
                return new OfMulti(processor.onOverflow().buffer(), outside, () -> emit(processor));
            case "serialized BroadcastProcessor":
                return new OfMulti(processor.onOverflow().buffer(), outside, () -> emit(processor.serialized()));
            case "unicast UnicastProcessor":
                return new OfMulti(gate, outside, open);
            case "hot stream":
                return new OfMulti(gate.toHotStream().onOverflow().buffer(), outside, open);
            case "split":
                return new OfSplit(values, outside);
            case "Uni emitters":
                Uni<Integer> uni = Uni.createFrom().emitter(unis::add);
                return new OfMulti(uni.onItem().transformToMulti(n -> values), outside, () -> complete(unis));
            default:
                List<MultiEmitter<? super Integer>> emitters = new ArrayList<>();
                return new OfMulti(
                        Multi.createFrom().emitter(emitters::add), outside, () -> emitters.forEach(Mutiny::emit));
        }
    }

    /** Has subscribers of every kind in turn. */
    private static class OfMulti implements Hub {
        private static final String[] WAYS = {"lambda", "one by one", "one by one, of Mutiny", "UniSubscriber"};

        private final Multi<Integer> multi;
        private final Executor outside;
        private final Runnable emission;
        private int subscribers;

        OfMulti(Multi<Integer> multi, Executor outside, Runnable emission) {
            this.multi = multi;
            this.outside = outside;
            this.emission = emission;
        }

        /** For the subscriber of that number, from 0. */
        Multi<Integer> multi(int subscriber) {
            return multi;
        }

        @Override
        public CompletableFuture<List<Integer>> subscribe(Consumer<String> probe) {
            Site site = new Site(probe, outside);
            Multi<Integer> watched = site.watched("after", multi(subscribers));
            return Mutiny.subscribe(WAYS[subscribers++ % WAYS.length], watched, probe, outside);
        }

        @Override
        public void emit() {
            emission.run();
        }
    }

    /** The parts of a stream that its four subscribers bring to flow together, each of which gets all three values. */
    private static final class OfSplit extends OfMulti {
        enum Part {
            FIRST,
            SECOND,
            THIRD,
            FOURTH
        }

        private final Object splitter;

        OfSplit(Multi<Integer> values, Executor outside) {
            super(values, outside, () -> {});
            Multi<Integer> all = values.onItem()
                    .transformToIterable(value -> Arrays.asList(value, value + 10, value + 20, value + 30));
            Function<Integer, Part> splitting = value -> Part.values()[value / 10];
            splitter = call(all, Multi.class, "split", Class.class, Part.class, Function.class, splitting);
        }

        @Override
        @SuppressWarnings("unchecked")
        Multi<Integer> multi(int subscriber) {
            Multi<Integer> part =
                    (Multi<Integer>) call(splitter, splitter.getClass(), "get", Enum.class, Part.values()[subscriber]);
            return part.map(value -> value % 10);
        }

        /** For what Mutiny 1, by which this is compiled, does not have: types and arguments in turn. */
        private static Object call(Object on, Class<?> declaring, String name, Object... typesAndArguments) {
            Class<?>[] types = new Class<?>[typesAndArguments.length / 2];
            Object[] arguments = new Object[types.length];
            for (int i = 0; i < types.length; i++) {
                types[i] = (Class<?>) typesAndArguments[2 * i];
                arguments[i] = typesAndArguments[2 * i + 1];
            }
            try {
                return declaring.getMethod(name, types).invoke(on, arguments);
            } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void subscribeOnce() {
        Object unused = Multi.createFrom()
                .<Integer>emitter(emitter -> {
                    emitter.emit(1);
                    emitter.complete();
                })
                .subscribe()
                .with(value -> {});
    }

    /** Loads nothing: what is to be verified would load what is not there. */
    private static boolean has(String className) {
        try {
            Class.forName(className, false, Mutiny.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException older) {
            return false;
        }
    }

    private static final class ForeignMulti extends AbstractMulti<Integer> {
        private final Publisher<Integer> publisher;

        ForeignMulti(Publisher<Integer> publisher) {
            this.publisher = publisher;
        }

        @Override
        public void subscribe(MultiSubscriber<? super Integer> subscriber) {
            publisher.subscribe(subscriber);
        }
    }

    /** As Vert.x's: answers on a thread of its own. */
    private static final class ForeignUni extends AbstractUni<Integer> {
        private final Executor outside;
        private final int value;

        ForeignUni(Executor outside, int value) {
            this.outside = outside;
            this.value = value;
        }

        @Override
        public void subscribe(UniSubscriber<? super Integer> subscriber) {
            outside.execute(() -> {
                subscriber.onSubscribe(() -> {});
                outside.execute(() -> subscriber.onItem(value));
            });
        }
    }

    /** A subscriber of the application's. */
    private static final class Single implements UniSubscriber<List<Integer>> {
        final CompletableFuture<List<Integer>> done = new CompletableFuture<>();
        UniSubscription subscription;

        private final Consumer<String> probe;

        Single(Consumer<String> probe) {
            this.probe = probe;
        }

        @Override
        public Context context() {
            return Context.empty();
        }

        @Override
        public void onSubscribe(UniSubscription subscription) {
            probe.accept("subscriber's onSubscribe");
            this.subscription = subscription;
        }

        @Override
        public void onItem(List<Integer> values) {
            probe.accept("subscriber");
            done.complete(values);
        }

        @Override
        public void onFailure(Throwable failure) {
            done.completeExceptionally(failure);
        }
    }
}
