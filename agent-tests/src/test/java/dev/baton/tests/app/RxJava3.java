// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.carry.Streams;
import io.reactivex.rxjava3.core.BackpressureStrategy;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.CompletableObserver;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.FlowableEmitter;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.MaybeObserver;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Observer;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.core.SingleObserver;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.flowables.ConnectableFlowable;
import io.reactivex.rxjava3.functions.Function;
import io.reactivex.rxjava3.observables.ConnectableObservable;
import io.reactivex.rxjava3.processors.BehaviorProcessor;
import io.reactivex.rxjava3.processors.FlowableProcessor;
import io.reactivex.rxjava3.processors.PublishProcessor;
import io.reactivex.rxjava3.processors.ReplayProcessor;
import io.reactivex.rxjava3.processors.UnicastProcessor;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.reactivex.rxjava3.subjects.AsyncSubject;
import io.reactivex.rxjava3.subjects.BehaviorSubject;
import io.reactivex.rxjava3.subjects.CompletableSubject;
import io.reactivex.rxjava3.subjects.MaybeSubject;
import io.reactivex.rxjava3.subjects.PublishSubject;
import io.reactivex.rxjava3.subjects.ReplaySubject;
import io.reactivex.rxjava3.subjects.SingleSubject;
import io.reactivex.rxjava3.subjects.Subject;
import io.reactivex.rxjava3.subjects.UnicastSubject;
import io.reactivex.rxjava3.subscribers.DisposableSubscriber;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;

/** RxJava 3. */
public final class RxJava3 implements Streams {
    private static final int SOON = 2;
    private static final int LATE = 60_000;
    private static final TimeUnit MILLIS = TimeUnit.MILLISECONDS;

    /** Of one chain: what its hop needs. */
    private static final class Site {
        final Consumer<String> probe;
        final Executor outside;

        Site(Consumer<String> probe, Executor outside) {
            this.probe = probe;
            this.outside = outside;
        }

        /** 1, 2 and 3, under the eyes of the probe. */
        Flowable<Integer> source() {
            return watched("before", Flowable.range(1, 3));
        }

        Observable<Integer> observable() {
            return watched("before", Observable.range(1, 3));
        }

        <T> Flowable<T> watched(String place, Flowable<T> flowable) {
            return flowable.doOnSubscribe(s -> probe.accept(place + " doOnSubscribe"))
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
                    .doFinally(() -> probe.accept(place + " doFinally"));
        }

        <T> Observable<T> watched(String place, Observable<T> observable) {
            return observable
                    .doOnSubscribe(s -> probe.accept(place + " doOnSubscribe"))
                    .doOnNext(value -> probe.accept(place + " doOnNext"))
                    .map(value -> {
                        probe.accept(place + " map");
                        return value;
                    })
                    .doOnComplete(() -> probe.accept(place + " doOnComplete"))
                    .doOnError(e -> probe.accept(place + " doOnError"))
                    .doOnDispose(() -> probe.accept(place + " doOnCancel"))
                    .doFinally(() -> probe.accept(place + " doFinally"));
        }

        <T> Single<T> watched(String place, Single<T> single) {
            return single.doOnSubscribe(s -> probe.accept(place + " doOnSubscribe"))
                    .doOnSuccess(value -> probe.accept(place + " doOnSuccess"))
                    .map(value -> {
                        probe.accept(place + " map");
                        return value;
                    })
                    .doOnError(e -> probe.accept(place + " doOnError"))
                    .doFinally(() -> probe.accept(place + " doFinally"));
        }

        /** Not RxJava's. */
        Publisher<Integer> foreign(Integer... values) {
            return new ForeignPublisher(Runnable::run, outside, values);
        }

        /** As {@link #foreign}; it gives its subscription on a thread of its own. */
        Publisher<Integer> late(Integer... values) {
            return new ForeignPublisher(outside, outside, values);
        }

        Observable<Integer> foreignObservable(Integer... values) {
            return new ForeignObservable(outside, values);
        }

        Single<Integer> foreignSingle(int value) {
            return new ForeignSingle(outside, value);
        }

        Maybe<Integer> foreignMaybe(int value) {
            return new ForeignMaybe(outside, value);
        }

        Completable foreignCompletable() {
            return new ForeignCompletable(outside);
        }
    }

    /** A way to have 1, 2 and 3 from a site. */
    private interface Hop {
        Flowable<Integer> at(Site site);
    }

    private final Map<String, Hop> hops = new LinkedHashMap<>();

    public RxJava3() {
        hops.put("none", Site::source);
        flowables();
        observables();
        singles();
        foreigners();
    }

    private void flowables() {
        Scheduler computation = Schedulers.computation();
        hops.put("observeOn", site -> site.source().observeOn(computation));
        hops.put("observeOn io, one by one", site -> site.source().observeOn(Schedulers.io(), false, 1));
        hops.put("observeOn executor", site -> site.source().observeOn(Schedulers.from(site.outside)));
        hops.put("observeOn trampoline", site -> site.source().observeOn(Schedulers.trampoline()));
        hops.put(
                "observeOn twice", site -> site.watched("between", site.source().observeOn(computation))
                        .observeOn(Schedulers.newThread()));
        hops.put("subscribeOn", site -> site.source().subscribeOn(computation));
        hops.put("subscribeOn executor", site -> site.source().subscribeOn(Schedulers.from(site.outside)));
        hops.put("unsubscribeOn", site -> site.watched("before", Flowable.range(1, 1000))
                .unsubscribeOn(computation)
                .take(3));
        hops.put("parallel", site -> site.source()
                .parallel(2)
                .runOn(computation)
                .map(value -> {
                    site.probe.accept("on rail");
                    return value;
                })
                .sequential());
        hops.put("delay", site -> site.source().delay(SOON, MILLIS));
        hops.put("delay executor", site -> site.source().delay(SOON, MILLIS, Schedulers.from(site.outside)));
        hops.put("delaySubscription", site -> site.source().delaySubscription(SOON, MILLIS));
        hops.put("interval", site -> site.watched("before", Flowable.interval(SOON, MILLIS))
                .onBackpressureBuffer()
                .take(3)
                .map(n -> n.intValue() + 1));
        hops.put("interval executor", site -> site.watched(
                        "before", Flowable.interval(SOON, MILLIS, Schedulers.from(site.outside)))
                .onBackpressureBuffer()
                .take(3)
                .map(n -> n.intValue() + 1));
        hops.put("intervalRange", site -> site.watched(
                        "before",
                        Flowable.intervalRange(1, 3, SOON, SOON, MILLIS).onBackpressureBuffer())
                .map(Long::intValue));
        hops.put("timer", site -> site.watched("before", Flowable.timer(SOON, MILLIS))
                .flatMap(n -> site.source()));
        hops.put("sample", site -> Flowable.concat(site.source().delay(SOON, MILLIS), Flowable.<Integer>never())
                .sample(SOON, MILLIS)
                .take(1)
                .onBackpressureBuffer()
                .flatMap(n -> site.source()));
        hops.put("buffer by time", site -> Flowable.concat(site.source(), Flowable.<Integer>never())
                .buffer(20, MILLIS)
                .onBackpressureBuffer()
                .concatMap(Flowable::fromIterable)
                .take(3));
        hops.put("window by time", site -> site.source()
                .delay(SOON, MILLIS)
                .window(20, MILLIS)
                .onBackpressureBuffer()
                .concatMap(window -> site.watched("in window", window)));
        hops.put("window", site -> site.source()
                .window(2)
                .onBackpressureBuffer()
                .flatMap(window -> site.watched("in window", window.observeOn(computation))));
        hops.put("groupBy", site -> site.source()
                .groupBy(value -> value % 2)
                .flatMap(group -> site.watched("in group", group.observeOn(computation))));
        hops.put("debounce", site -> Flowable.concat(site.source(), Flowable.<Integer>never())
                .debounce(SOON, MILLIS)
                .take(1)
                .flatMap(n -> site.source()));
        hops.put("flatMap delay", site -> site.source()
                .flatMap(value -> Flowable.timer(SOON, MILLIS).map(n -> value)));
        hops.put("flatMap foreign", site -> site.source().flatMap(value -> site.foreign(value)));
        hops.put("concatMap foreign", site -> site.source().concatMap(value -> site.foreign(value)));
        hops.put("concatMapEager foreign", site -> site.source().concatMapEager(value -> site.foreign(value)));
        hops.put("switchMap foreign", site -> Flowable.just(0).hide().switchMap(value -> site.foreign(1, 2, 3)));
        hops.put("switchMap of a scalar", site -> Flowable.just(0).switchMap(value -> site.late(1, 2, 3)));
        hops.put("flatMap of a callable", site -> Flowable.fromCallable(() -> 0).flatMap(value -> site.late(1, 2, 3)));
        hops.put("flatMap of a scalar", site -> Flowable.just(0).flatMap(value -> site.late(1, 2, 3)));
        hops.put("foreign", site -> site.watched("before", Flowable.fromPublisher(site.late(1, 2, 3))));
        hops.put("foreign bare", site -> Flowable.fromPublisher(site.late(1, 2, 3)));
        hops.put("foreign with retry", site -> Flowable.fromPublisher(site.late(1, 2, 3))
                .retry(2));
        hops.put("defer foreign", site -> Flowable.defer(() -> site.late(1, 2, 3)));
        hops.put(
                "foreign published",
                site -> shared(Flowable.fromPublisher(site.late(1, 2, 3)), flow -> flow.publish()
                        .refCount()));
        hops.put(
                "zip foreign",
                site -> Flowable.zip(site.source(), site.late(0, 0, 0), (a, b) -> {
                    site.probe.accept("zipper");
                    return a + b;
                }));
        hops.put("combineLatest foreign", site -> Flowable.combineLatest(site.foreign(0), site.late(1), (a, b) -> {
                    site.probe.accept("combinator");
                    return a + b;
                })
                .flatMap(n -> site.source()));
        hops.put("merge foreign", site -> Flowable.merge(site.foreign(1), site.foreign(2), site.foreign(3)));
        hops.put("concat foreign", site -> Flowable.concat(site.late(1), site.late(2), site.late(3)));
        hops.put(
                "switchIfEmpty foreign",
                site -> site.source().filter(value -> false).switchIfEmpty(site.late(1, 2, 3)));
        hops.put("amb foreign", site -> Flowable.ambArray(site.late(1, 2, 3), Flowable.<Integer>never()));
        hops.put(
                "withLatestFrom",
                site -> Flowable.defer(() -> {
                    CountDownLatch latest = new CountDownLatch(1);
                    Flowable<Integer> andThen = Flowable.defer(() -> {
                        latest.countDown();
                        return Flowable.<Integer>never();
                    });
                    return site.source()
                            .delay(20, MILLIS)
                            .doOnNext(value -> Gates.pass(latest))
                            .withLatestFrom(Flowable.concat(site.late(0), andThen), (a, b) -> {
                                site.probe.accept("combinator");
                                return a + b;
                            });
                }));
        hops.put(
                "takeUntil",
                site -> Flowable.<Integer>never().takeUntil(site.late(0)).concatWith(site.source()));
        hops.put(
                "using",
                site -> Flowable.using(
                        () -> {
                            site.probe.accept("resource");
                            return 0;
                        },
                        n -> site.late(1, 2, 3),
                        n -> site.probe.accept("clean-up")));
        hops.put(
                "create",
                site -> site.watched(
                        "before",
                        Flowable.create(
                                emitter -> site.outside.execute(() -> emit(emitter)), BackpressureStrategy.BUFFER)));
        hops.put(
                "create, serialized",
                site -> site.watched(
                        "before",
                        Flowable.<Integer>create(
                                        emitter -> site.outside.execute(() -> emit(emitter.serialize())),
                                        BackpressureStrategy.MISSING)
                                .onBackpressureBuffer()));
        hops.put("create, cancelled", site -> site.watched(
                        "before",
                        Flowable.<Integer>create(
                                emitter -> {
                                    emitter.setCancellable(() -> site.probe.accept("cancellable"));
                                    site.outside.execute(() -> emit(emitter));
                                },
                                BackpressureStrategy.BUFFER))
                .take(3));
        hops.put("generate", site -> Flowable.<Integer, Integer>generate(() -> 1, (state, emitter) -> {
                    site.probe.accept("generator");
                    if (state > 3) emitter.onComplete();
                    else emitter.onNext(state);
                    return state + 1;
                })
                .observeOn(computation));
        hops.put(
                "fromFuture",
                site -> Flowable.defer(() -> {
                    CompletableFuture<Integer> future = new CompletableFuture<>();
                    site.outside.execute(() -> future.complete(0));
                    return site.watched("before", Flowable.fromFuture(future)).flatMap(n -> site.source());
                }));
        hops.put("fromCallable", site -> Flowable.fromCallable(() -> {
                    site.probe.accept("callable");
                    return 0;
                })
                .subscribeOn(Schedulers.io())
                .flatMap(n -> site.source()));
        hops.put("publish of a function", site -> site.source().publish(flow -> flow.observeOn(computation)));
        hops.put(
                "publish",
                site -> shared(site.source().observeOn(computation), flow -> flow.publish()
                        .refCount()));
        hops.put(
                "share",
                site -> shared(site.watched("before", Flowable.fromPublisher(site.late(1, 2, 3))), Flowable::share));
        hops.put(
                "replay",
                site -> shared(site.source().observeOn(computation), flow -> flow.replay()
                        .refCount()));
        hops.put(
                "cache",
                site -> Flowable.defer(() -> site.source().delay(SOON, MILLIS).cache()));
        hops.put("timeout", site -> site.watched("too late", Flowable.<Integer>never())
                .timeout(site.late(0), value -> Flowable.<Integer>never(), site.source()));
        hops.put("timeout, error", site -> Flowable.<Integer>never()
                .timeout(SOON, MILLIS)
                .doOnError(e -> site.probe.accept("timed out"))
                .onErrorResumeNext((Function<Throwable, Publisher<Integer>>) e -> site.late(1, 2, 3)));
        hops.put("timeout, in time", site -> site.watched("before", Flowable.fromPublisher(site.late(1, 2, 3)))
                .timeout(LATE, MILLIS));
        hops.put("retry", site -> Flowable.defer(() -> failing(site, 2).retry(2)));
        hops.put(
                "retryWhen",
                site -> Flowable.defer(() -> failing(site, 2)
                        .retryWhen(errors -> site.watched("errors", errors.flatMap(e -> site.foreign(0))))));
        hops.put(
                "retryWhen foreign",
                site -> Flowable.defer(() -> failing(site, 1).retryWhen(errors -> site.late(0, 0))));
        hops.put("buffer by foreign", site -> site.source()
                .concatWith(Flowable.never())
                .buffer(site.late(0))
                .take(1)
                .flatMap(list -> site.source()));
        hops.put(
                "repeat",
                site -> Flowable.defer(() -> {
                    AtomicInteger number = new AtomicInteger();
                    return Flowable.defer(() -> site.foreign(number.incrementAndGet()))
                            .repeat(3);
                }));
        hops.put(
                "onErrorResumeNext",
                site -> Flowable.defer(
                        () -> failing(site, 1).onErrorResumeNext((Function<Throwable, Publisher<Integer>>) e -> {
                            site.probe.accept("fallback");
                            return site.source().observeOn(computation);
                        })));
        hops.put("take", site -> site.watched("before", Flowable.range(1, 1000))
                .observeOn(computation)
                .take(3));
        hops.put("take of foreign", site -> site.watched("before", Flowable.fromPublisher(site.late(1, 2, 3, 4, 5)))
                .take(3));
        hops.put("scan", site -> site.source()
                .observeOn(computation)
                .scan((a, b) -> {
                    site.probe.accept("accumulator");
                    return b;
                })
                .hide());
    }

    private void observables() {
        Scheduler computation = Schedulers.computation();
        of("Observable.observeOn", site -> site.observable().observeOn(computation));
        of("Observable.observeOn executor", site -> site.observable().observeOn(Schedulers.from(site.outside)));
        of("Observable.subscribeOn executor", site -> site.observable().subscribeOn(Schedulers.from(site.outside)));
        of("Observable.delay", site -> site.observable().delay(SOON, MILLIS));
        of("Observable.interval", site -> site.watched("before", Observable.interval(SOON, MILLIS))
                .take(3)
                .map(n -> n.intValue() + 1));
        of("Observable.intervalRange", site -> site.watched(
                        "before", Observable.intervalRange(1, 3, SOON, SOON, MILLIS))
                .map(Long::intValue));
        of("Observable.sample", site -> Observable.concat(
                        site.observable().delay(SOON, MILLIS), Observable.<Integer>never())
                .sample(SOON, MILLIS)
                .take(1)
                .flatMap(n -> site.observable()));
        of("Observable.buffer by time", site -> Observable.concat(site.observable(), Observable.<Integer>never())
                .buffer(20, MILLIS)
                .concatMap(Observable::fromIterable)
                .take(3));
        of("Observable.window by time", site -> site.observable()
                .delay(SOON, MILLIS)
                .window(20, MILLIS)
                .concatMap(window -> site.watched("in window", window)));
        of(
                "Observable.create",
                site -> site.watched("before", Observable.<Integer>create(emitter -> {
                    emitter.setCancellable(() -> site.probe.accept("cancellable"));
                    site.outside.execute(() -> {
                        emitter.onNext(1);
                        emitter.onNext(2);
                        emitter.onNext(3);
                        emitter.onComplete();
                    });
                })));
        of("Observable foreign", site -> site.watched("before", site.foreignObservable(1, 2, 3)));
        of("Observable foreign bare", site -> site.foreignObservable(1, 2, 3));
        of(
                "Observable.unsafeCreate",
                site -> site.watched("before", Observable.unsafeCreate(observer -> site.foreignObservable(1, 2, 3)
                        .subscribe(observer))));
        of("Observable.flatMap foreign", site -> site.observable().flatMap(value -> site.foreignObservable(value)));
        of("Observable.concatMap foreign", site -> site.observable().concatMap(value -> site.foreignObservable(value)));
        of("Observable.switchMap foreign", site -> Observable.just(0).switchMap(n -> site.foreignObservable(1, 2, 3)));
        of("Observable.fromPublisher", site -> site.watched("before", Observable.fromPublisher(site.late(1, 2, 3))));
        of(
                "Observable.zip foreign",
                site -> Observable.zip(site.observable(), site.foreignObservable(0, 0, 0), (a, b) -> {
                    site.probe.accept("zipper");
                    return a + b;
                }));
        of(
                "Observable.publish foreign",
                site -> Observable.defer(() -> site.watched("before", site.foreignObservable(1, 2, 3))
                        .publish()
                        .refCount()));
        of(
                "Observable.replay foreign",
                site -> Observable.defer(() -> site.watched("before", site.foreignObservable(1, 2, 3))
                        .replay()
                        .refCount()));
        of(
                "Observable.cache foreign",
                site -> Observable.defer(() ->
                        site.watched("before", site.foreignObservable(1, 2, 3)).cache()));
        of("Observable.timeout", site -> Observable.<Integer>never()
                .timeout(SOON, MILLIS, site.foreignObservable(1, 2, 3)));
        of("Observable.take foreign", site -> site.watched("before", site.foreignObservable(1, 2, 3, 4, 5))
                .take(3));
        of(
                "Observable.retryWhen",
                site -> Observable.defer(() -> failing(site, 2)
                        .toObservable()
                        .retryWhen(errors -> errors.flatMap(e -> site.foreignObservable(0)))));
        of(
                "Observable.blocking",
                site -> Observable.defer(() -> Observable.just(
                                site.observable().delay(SOON, MILLIS).blockingLast())
                        .flatMap(n -> site.observable())));
    }

    private void singles() {
        each("Single.create", (site, value) -> site.watched(
                        "before",
                        Single.<Integer>create(emitter -> site.outside.execute(() -> emitter.onSuccess(value))))
                .toFlowable());
        each("Single.create, failed", (site, value) -> site.watched(
                        "before",
                        Single.<Integer>create(emitter ->
                                site.outside.execute(() -> emitter.onError(new IllegalStateException("on purpose")))))
                .onErrorResumeNext((Function<Throwable, Single<Integer>>) e -> site.foreignSingle(value))
                .toFlowable());
        each("Single foreign", (site, value) -> site.watched("before", site.foreignSingle(value))
                .toFlowable());
        each("Single.fromPublisher", (site, value) -> site.watched("before", Single.fromPublisher(site.foreign(value)))
                .toFlowable());
        each("Single.flatMapPublisher", (site, value) -> Single.just(0).flatMapPublisher(n -> site.late(value)));
        each("Single.zip", (site, value) -> Single.zip(site.foreignSingle(0), site.foreignSingle(value), (a, b) -> {
                    site.probe.accept("zipper");
                    return a + b;
                })
                .toFlowable());
        each("Single.delay", (site, value) -> site.watched("before", Single.just(value))
                .delay(SOON, MILLIS)
                .toFlowable());
        each(
                "Single.timer",
                (site, value) -> Single.timer(SOON, MILLIS).map(n -> value).toFlowable());
        each("Single.observeOn", (site, value) -> site.watched("before", Single.just(value))
                .observeOn(Schedulers.io())
                .toFlowable());
        each("Single.subscribeOn", (site, value) -> site.watched("before", Single.just(value))
                .subscribeOn(Schedulers.from(site.outside))
                .toFlowable());
        each("Single.cache", (site, value) -> site.watched("before", site.foreignSingle(value))
                .cache()
                .toFlowable());
        each("Single.timeout", (site, value) -> Single.<Integer>never()
                .timeout(SOON, MILLIS, site.foreignSingle(value))
                .toFlowable());
        each(
                "Single.blockingGet",
                (site, value) -> Flowable.just(site.foreignSingle(value).blockingGet()));
        each(
                "Single.toFuture",
                (site, value) ->
                        Flowable.just(site.foreignSingle(value).toFuture().get()));
        each("Maybe.create", (site, value) -> Maybe.<Integer>create(
                        emitter -> site.outside.execute(() -> emitter.onSuccess(value)))
                .doOnSuccess(v -> site.probe.accept("doOnSuccess"))
                .toFlowable());
        each("Maybe foreign", (site, value) -> site.foreignMaybe(value)
                .doOnSuccess(v -> site.probe.accept("doOnSuccess"))
                .toFlowable());
        each("Maybe.cache", (site, value) -> site.foreignMaybe(value).cache().toFlowable());
        each("Maybe.switchIfEmpty", (site, value) -> Maybe.<Integer>empty()
                .switchIfEmpty(site.foreignMaybe(value))
                .toFlowable());
        each("Completable.create", (site, value) -> Completable.create(
                        emitter -> site.outside.execute(emitter::onComplete))
                .doOnComplete(() -> site.probe.accept("doOnComplete"))
                .andThen(Flowable.just(value)));
        each("Completable foreign", (site, value) -> site.foreignCompletable()
                .doOnComplete(() -> site.probe.accept("doOnComplete"))
                .andThen(Flowable.just(value)));
        each("Completable.fromPublisher", (site, value) -> Completable.fromPublisher(site.foreign(0))
                .doOnComplete(() -> site.probe.accept("doOnComplete"))
                .andThen(Flowable.just(value)));
        each("Completable.andThen", (site, value) -> Completable.complete().andThen(site.late(value)));
        each("Completable.merge", (site, value) -> Completable.mergeArray(
                        site.foreignCompletable(), site.foreignCompletable())
                .doOnComplete(() -> site.probe.accept("doOnComplete"))
                .andThen(Flowable.just(value)));
    }

    /** What others have made of RxJava's classes. */
    private void foreigners() {
        hops.put(
                "Flowable of another's",
                site -> site.watched(
                        "before", new ForeignFlowable(new ForeignPublisher(site.outside, site.outside, 1, 2, 3))));
        hops.put("flatMap of another's", site -> site.source().flatMap(value -> new ForeignFlowable(site.late(value))));
        hops.put("fromCompletionStage", site -> site.source().concatMap(value -> {
            CompletableFuture<Integer> future = new CompletableFuture<>();
            site.outside.execute(() -> future.complete(value));
            return Flowable.fromCompletionStage(future);
        }));
    }

    private interface ObservableHop {
        Observable<Integer> at(Site site);
    }

    private interface ValueHop {
        Flowable<Integer> at(Site site, int value) throws Exception;
    }

    private void of(String name, ObservableHop hop) {
        hops.put(name, site -> site.watched("after", hop.at(site)).toFlowable(BackpressureStrategy.BUFFER));
    }

    private void each(String name, ValueHop hop) {
        hops.put(name, site -> site.source().concatMap(value -> hop.at(site, value)));
    }

    /** For each subscriber by itself: one that comes while what the others share ends may wait for ever. */
    private static Flowable<Integer> shared(
            Flowable<Integer> flowable, Function<Flowable<Integer>, Flowable<Integer>> sharing) {
        return Flowable.defer(() -> sharing.apply(flowable));
    }

    private static void emit(FlowableEmitter<Integer> emitter) {
        emitter.onNext(1);
        emitter.onNext(2);
        emitter.onNext(3);
        emitter.onComplete();
    }

    /** Fails that many times, on a thread of its own, before it brings the values. */
    private static Flowable<Integer> failing(Site site, int times) {
        AtomicInteger left = new AtomicInteger(times);
        return Flowable.defer(() -> {
                    site.probe.accept("deferred");
                    return left.getAndDecrement() > 0
                            ? Flowable.timer(SOON, MILLIS)
                                    .flatMap(n -> Flowable.<Integer>error(new IllegalStateException("on purpose")))
                            : site.source();
                })
                .doOnError(e -> site.probe.accept("failed"));
    }

    @Override
    public List<String> hops() {
        return new ArrayList<>(hops.keySet());
    }

    @Override
    public List<String> ways() {
        return Arrays.asList(
                "lambda", "one by one", "DisposableSubscriber", "lambda observer", "observer", "toFuture", "iterable");
    }

    @Override
    public Supplier<CompletableFuture<List<Integer>>> assemble(
            String hop, String way, Consumer<String> probe, Executor outside) {
        Site site = new Site(probe, outside);
        Flowable<Integer> flowable = site.watched("after", hops.get(hop).at(site));
        return () -> subscribe(way, flowable, probe, outside);
    }

    private static CompletableFuture<List<Integer>> subscribe(
            String way, Flowable<Integer> flowable, Consumer<String> probe, Executor outside) {
        CompletableFuture<List<Integer>> done = new CompletableFuture<>();
        List<Integer> values = Collections.synchronizedList(new ArrayList<>());
        Object unused;
        switch (way) {
            case "lambda":
                unused = flowable.subscribe(
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
            case "lambda observer":
                unused = flowable.toObservable()
                        .subscribe(
                                value -> {
                                    probe.accept("observer");
                                    values.add(value);
                                },
                                done::completeExceptionally,
                                () -> {
                                    probe.accept("observer's completion");
                                    done.complete(values);
                                });
                break;
            case "one by one":
                flowable.subscribe(new OneByOne(done, values, probe, outside));
                break;
            case "observer":
                flowable.toObservable().subscribe(new Collecting(done, values, probe));
                break;
            case "DisposableSubscriber":
                Subscriber<Integer> disposable = new DisposableSubscriber<Integer>() {
                    @Override
                    protected void onStart() {
                        outside.execute(() -> request(1));
                    }

                    @Override
                    public void onNext(Integer value) {
                        probe.accept("subscriber");
                        values.add(value);
                        outside.execute(() -> request(1));
                    }

                    @Override
                    public void onError(Throwable fault) {
                        done.completeExceptionally(fault);
                    }

                    @Override
                    public void onComplete() {
                        probe.accept("subscriber's completion");
                        done.complete(values);
                    }
                };
                flowable.subscribe(disposable);
                break;
            case "iterable":
                for (Integer value : flowable.blockingIterable(1)) values.add(value);
                done.complete(values);
                break;
            default:
                unused = flowable.toList()
                        .subscribe(
                                list -> {
                                    probe.accept("success");
                                    done.complete(list);
                                },
                                done::completeExceptionally);
        }
        return done;
    }

    @Override
    public Runnable subscribeForEver(String way, Consumer<String> probe, Executor outside) {
        Site site = new Site(probe, outside);
        Flowable<Integer> flowable = site.watched("endless", Flowable.<Integer>never());
        switch (way) {
            case "lambda":
                return flowable.subscribe(value -> {})::dispose;
            case "lambda observer":
                return flowable.toObservable().subscribe(value -> {})::dispose;
            case "observer":
                Collecting observer = new Collecting(new CompletableFuture<>(), new ArrayList<>(), probe);
                flowable.toObservable().subscribe(observer);
                return observer.upstream::dispose;
            case "DisposableSubscriber":
                DisposableSubscriber<Integer> disposable = new DisposableSubscriber<Integer>() {
                    @Override
                    public void onNext(Integer value) {}

                    @Override
                    public void onError(Throwable fault) {}

                    @Override
                    public void onComplete() {}
                };
                flowable.subscribe((Subscriber<Integer>) disposable);
                return disposable::dispose;
            case "one by one":
                OneByOne oneByOne = new OneByOne(new CompletableFuture<>(), new ArrayList<>(), probe, outside);
                flowable.subscribe(oneByOne);
                return () -> oneByOne.subscription.cancel();
            case "iterable":
                return ((Disposable) flowable.blockingIterable().iterator())::dispose;
            default:
                return flowable.toList().subscribe(list -> {})::dispose;
        }
    }

    @Override
    public List<String> hubs() {
        return Arrays.asList(
                "publish",
                "replay",
                "cache",
                "Observable.publish",
                "Observable.replay",
                "Single.cache",
                "Maybe.cache",
                "Completable.cache",
                "PublishProcessor",
                "BehaviorProcessor",
                "ReplayProcessor",
                "unicast UnicastProcessor",
                "serialized PublishProcessor",
                "PublishSubject",
                "BehaviorSubject",
                "ReplaySubject",
                "AsyncSubject",
                "unicast UnicastSubject",
                "serialized PublishSubject",
                "SingleSubject",
                "MaybeSubject",
                "CompletableSubject",
                "create");
    }

    @Override
    public Hub hub(String name, Executor outside) {
        Flowable<Integer> late = Flowable.fromPublisher(new ForeignPublisher(outside, outside, 1, 2, 3));
        Flowable<Integer> values = Flowable.range(1, 3);
        CompletableSubject completable = CompletableSubject.create();
        switch (name) {
            case "publish":
                ConnectableFlowable<Integer> published = late.publish();
                return new OfFlowable(published, outside, published::connect);
            case "replay":
                ConnectableFlowable<Integer> replayed = late.replay();
                return new OfFlowable(replayed, outside, replayed::connect);
            case "cache":
                PublishProcessor<Integer> gate = PublishProcessor.create();
                return new OfFlowable(gate.onBackpressureBuffer().cache(), outside, () -> emit(gate));
            case "Observable.publish":
                ConnectableObservable<Integer> hot = new ForeignObservable(outside, 1, 2, 3).publish();
                return new OfFlowable(hot.toFlowable(BackpressureStrategy.BUFFER), outside, hot::connect);
            case "Observable.replay":
                ConnectableObservable<Integer> replay = new ForeignObservable(outside, 1, 2, 3).replay();
                return new OfFlowable(replay.toFlowable(BackpressureStrategy.BUFFER), outside, replay::connect);
            case "Single.cache":
                SingleSubject<Integer> single = SingleSubject.create();
                return new OfFlowable(single.cache().flatMapPublisher(n -> values), outside, () -> single.onSuccess(0));
            case "Maybe.cache":
                MaybeSubject<Integer> maybe = MaybeSubject.create();
                return new OfFlowable(maybe.cache().flatMapPublisher(n -> values), outside, () -> maybe.onSuccess(0));
            case "Completable.cache":
                return new OfFlowable(completable.cache().andThen(values), outside, completable::onComplete);
            case "PublishProcessor":
                return processor(PublishProcessor.create(), outside);
            case "BehaviorProcessor":
                return processor(BehaviorProcessor.create(), outside);
            case "ReplayProcessor":
                return processor(ReplayProcessor.create(), outside);
            case "unicast UnicastProcessor":
                return processor(UnicastProcessor.create(), outside);
            case "serialized PublishProcessor":
                return processor(PublishProcessor.<Integer>create().toSerialized(), outside);
            case "PublishSubject":
                return subject(PublishSubject.create(), outside);
            case "BehaviorSubject":
                return subject(BehaviorSubject.create(), outside);
            case "ReplaySubject":
                return subject(ReplaySubject.create(), outside);
            case "AsyncSubject":
                AsyncSubject<Integer> last = AsyncSubject.create();
                return new OfFlowable(
                        last.toFlowable(BackpressureStrategy.BUFFER).flatMap(n -> values), outside, () -> {
                            last.onNext(0);
                            last.onComplete();
                        });
            case "unicast UnicastSubject":
                return subject(UnicastSubject.create(), outside);
            case "serialized PublishSubject":
                return subject(PublishSubject.<Integer>create().toSerialized(), outside);
            case "SingleSubject":
                SingleSubject<Integer> one = SingleSubject.create();
                return new OfFlowable(one.flatMapPublisher(n -> values), outside, () -> one.onSuccess(0));
            case "MaybeSubject":
                MaybeSubject<Integer> atMostOne = MaybeSubject.create();
                return new OfFlowable(atMostOne.flatMapPublisher(n -> values), outside, () -> atMostOne.onSuccess(0));
            case "CompletableSubject":
                return new OfFlowable(completable.andThen(values), outside, completable::onComplete);
            default:
                List<FlowableEmitter<Integer>> emitters = new ArrayList<>();
                return new OfFlowable(
                        Flowable.create(emitters::add, BackpressureStrategy.BUFFER),
                        outside,
                        () -> emitters.forEach(RxJava3::emit));
        }
    }

    private static Hub processor(FlowableProcessor<Integer> processor, Executor outside) {
        return new OfFlowable(processor.onBackpressureBuffer(), outside, () -> emit(processor));
    }

    private static Hub subject(Subject<Integer> subject, Executor outside) {
        return new OfFlowable(subject.toFlowable(BackpressureStrategy.BUFFER), outside, () -> {
            subject.onNext(1);
            subject.onNext(2);
            subject.onNext(3);
            subject.onComplete();
        });
    }

    private static void emit(FlowableProcessor<Integer> processor) {
        processor.onNext(1);
        processor.onNext(2);
        processor.onNext(3);
        processor.onComplete();
    }

    /** Has subscribers of every kind in turn. */
    private static final class OfFlowable implements Hub {
        private static final String[] WAYS = {"lambda", "one by one", "observer", "DisposableSubscriber"};

        private final Flowable<Integer> flowable;
        private final Executor outside;
        private final Runnable emission;
        private int subscribers;

        OfFlowable(Flowable<Integer> flowable, Executor outside, Runnable emission) {
            this.flowable = flowable;
            this.outside = outside;
            this.emission = emission;
        }

        @Override
        public CompletableFuture<List<Integer>> subscribe(Consumer<String> probe) {
            Site site = new Site(probe, outside);
            String way = WAYS[subscribers++ % WAYS.length];
            return RxJava3.subscribe(way, site.watched("after", flowable), probe, outside);
        }

        @Override
        public void emit() {
            emission.run();
        }
    }

    @Override
    public void subscribeOnce() {
        Object unused = Flowable.<Integer>create(
                        emitter -> {
                            emitter.onNext(1);
                            emitter.onComplete();
                        },
                        BackpressureStrategy.BUFFER)
                .subscribe(value -> {});
    }

    private static final class ForeignFlowable extends Flowable<Integer> {
        private final Publisher<Integer> publisher;

        ForeignFlowable(Publisher<Integer> publisher) {
            this.publisher = publisher;
        }

        @Override
        protected void subscribeActual(Subscriber<? super Integer> subscriber) {
            publisher.subscribe(subscriber);
        }
    }

    private static final class ForeignObservable extends Observable<Integer> {
        private final Executor outside;
        private final Integer[] values;

        ForeignObservable(Executor outside, Integer... values) {
            this.outside = outside;
            this.values = values;
        }

        @Override
        protected void subscribeActual(Observer<? super Integer> observer) {
            outside.execute(() -> {
                Disposable disposable = disposable();
                observer.onSubscribe(disposable);
                outside.execute(() -> {
                    for (Integer value : values) {
                        if (!disposable.isDisposed()) observer.onNext(value);
                    }
                    if (!disposable.isDisposed()) observer.onComplete();
                });
            });
        }
    }

    private static final class ForeignSingle extends Single<Integer> {
        private final Executor outside;
        private final int value;

        ForeignSingle(Executor outside, int value) {
            this.outside = outside;
            this.value = value;
        }

        @Override
        protected void subscribeActual(SingleObserver<? super Integer> observer) {
            outside.execute(() -> {
                observer.onSubscribe(disposable());
                outside.execute(() -> observer.onSuccess(value));
            });
        }
    }

    private static final class ForeignMaybe extends Maybe<Integer> {
        private final Executor outside;
        private final int value;

        ForeignMaybe(Executor outside, int value) {
            this.outside = outside;
            this.value = value;
        }

        @Override
        protected void subscribeActual(MaybeObserver<? super Integer> observer) {
            outside.execute(() -> {
                observer.onSubscribe(disposable());
                outside.execute(() -> observer.onSuccess(value));
            });
        }
    }

    private static final class ForeignCompletable extends Completable {
        private final Executor outside;

        ForeignCompletable(Executor outside) {
            this.outside = outside;
        }

        @Override
        protected void subscribeActual(CompletableObserver observer) {
            outside.execute(() -> {
                observer.onSubscribe(disposable());
                outside.execute(observer::onComplete);
            });
        }
    }

    private static Disposable disposable() {
        return Disposable.empty();
    }

    /** An observer of nobody's. */
    private static final class Collecting implements Observer<Integer> {
        private final CompletableFuture<List<Integer>> done;
        private final List<Integer> values;
        private final Consumer<String> probe;
        private Disposable upstream;

        Collecting(CompletableFuture<List<Integer>> done, List<Integer> values, Consumer<String> probe) {
            this.done = done;
            this.values = values;
            this.probe = probe;
        }

        @Override
        public void onSubscribe(Disposable upstream) {
            probe.accept("observer's onSubscribe");
            this.upstream = upstream;
        }

        @Override
        public void onNext(Integer value) {
            probe.accept("observer");
            values.add(value);
        }

        @Override
        public void onError(Throwable fault) {
            done.completeExceptionally(fault);
        }

        @Override
        public void onComplete() {
            probe.accept("observer's completion");
            done.complete(values);
        }
    }
}
