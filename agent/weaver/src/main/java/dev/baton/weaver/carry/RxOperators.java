// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.Forget;
import dev.baton.weaver.advice.Keep;
import dev.baton.weaver.advice.Reopen;
import dev.baton.weaver.advice.ReopenLast;
import dev.baton.weaver.advice.WithoutContext;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.This;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;

/**
 * What {@link RxJava2} and {@link RxJava3} have in common: the names of RxJava's classes below the packages that differ.
 *
 * <p>As with {@link Reactor}, operators call each other and need nothing. It is at the ends of a chain that somebody calls who
 * may work for another request. There stands, once there has been a context, a <em>front</em>: RxJava's own observer or
 * subscriber that {@code hide()} is made of. It brings the context in which it was made.
 */
final class RxOperators {
    private static final String SIGNALS = "onSubscribe|onNext|onSuccess|onError|onComplete";

    /** What signals whenever it likes, to many, or by the publisher of another. */
    private static final String[] SOURCES = {
        "BufferTimed",
        "Cache",
        "Defer", // of publishers
        "FromPublisher",
        "FromUnsafeSource",
        "GroupBy$GroupedUnicast",
        "Interval",
        "IntervalRange",
        "Publish",
        "PublishAlt", // 2.2
        "Replay",
        "SampleTimed",
        "ScalarXMap$ScalarXMapFlowable", // whose publisher gets the operator's own subscriber
        "UnsafeCreate",
        "WindowTimed",
    };

    /** What an application emits to, and which tells it in turn when it is over. */
    private static final String[] EMITTERS = {
        "completable.CompletableCreate$Emitter",
        "flowable.FlowableCreate$BaseEmitter",
        "maybe.MaybeCreate$Emitter",
        "observable.ObservableCreate$CreateEmitter",
        "single.SingleCreate$Emitter",
    };

    /** The same, which are kept as what they extend. */
    private static final String[] EMITTERS_OF_FLOWABLES = {
        "BufferAsyncEmitter", "LatestAsyncEmitter", "MissingEmitter", "NoOverflowBaseAsyncEmitter",
    };

    /** What subscribes, on behalf of all who share it, and requests or disposes when one of them asks it to. */
    private static final String[] SHARED = {
        "flowable.FlowablePublish$PublishConnection", // 3
        "flowable.FlowablePublish$PublishSubscriber", // 2
        "flowable.FlowablePublishAlt$PublishConnection",
        "flowable.FlowableReplay$ReplaySubscriber",
        "observable.ObservablePublish$PublishConnection",
        "observable.ObservablePublish$PublishObserver",
        "observable.ObservablePublishAlt$PublishConnection",
        "observable.ObservableReplay$ReplayObserver",
    };

    /** What is at the end of a chain, and requests or disposes for whoever asks it to. */
    private static final String[] ENDS = {
        "observers.AbstractDisposableAutoRelease", // 3.1
        "observers.BiConsumerSingleObserver",
        "observers.CallbackCompletableObserver",
        "observers.ConsumerSingleObserver",
        "observers.EmptyCompletableObserver",
        "observers.ForEachWhileObserver",
        "observers.LambdaObserver",
        "operators.maybe.MaybeCallbackObserver",
        "subscribers.DisposableAutoReleaseSubscriber", // 3.1
        "subscribers.ForEachWhileSubscriber",
    };

    /** The same, that know {@code cancel} besides or instead. */
    private static final String[] CANCELLED_ENDS = {
        "observers.FutureMultiObserver", // 3
        "observers.FutureObserver",
        "observers.FutureSingleObserver", // 2
        "subscribers.BoundedSubscriber",
        "subscribers.FutureSubscriber",
        "subscribers.LambdaSubscriber",
    };

    /** What subscribes to publishers that may be others'. */
    private static final String[] INNERS = {
        "completable.CompletableAndThenPublisher$AndThenPublisherSubscriber", // 3
        "completable.CompletableConcat$CompletableConcatSubscriber",
        "completable.CompletableMerge$CompletableMergeSubscriber",
        "flowable.FlowableAmb$AmbInnerSubscriber",
        "flowable.FlowableBufferExactBoundary$BufferBoundarySubscriber",
        "flowable.FlowableCombineLatest$CombineLatestInnerSubscriber",
        "flowable.FlowableConcatArray$ConcatArraySubscriber",
        "flowable.FlowableConcatMap$ConcatMapInner",
        "flowable.FlowableDelaySubscriptionOther$MainSubscriber",
        "flowable.FlowableDelaySubscriptionOther$MainSubscriber$OtherSubscriber",
        "flowable.FlowableOnErrorNext$OnErrorNextSubscriber",
        "flowable.FlowableRepeatWhen$WhenReceiver", // retryWhen's, too
        "flowable.FlowableSamplePublisher$SamplerSubscriber",
        "flowable.FlowableSequenceEqual$EqualSubscriber",
        "flowable.FlowableSkipUntil$SkipUntilMainSubscriber$OtherSubscriber",
        "flowable.FlowableSwitchIfEmpty$SwitchIfEmptySubscriber",
        "flowable.FlowableTakeUntil$TakeUntilMainSubscriber$OtherSubscriber",
        "flowable.FlowableTimeout$TimeoutConsumer",
        "flowable.FlowableTimeout$TimeoutInnerSubscriber", // 2.0
        "flowable.FlowableUsing$UsingSubscriber",
        "flowable.FlowableWindowBoundary$WindowBoundaryInnerSubscriber",
        "flowable.FlowableWithLatestFrom$FlowableWithLatestSubscriber",
        "flowable.FlowableWithLatestFromMany$WithLatestInnerSubscriber",
        "flowable.FlowableZip$ZipSubscriber",
        "maybe.MaybeDelayOtherPublisher$OtherSubscriber",
        "maybe.MaybeDelaySubscriptionOtherPublisher$OtherSubscriber",
        "maybe.MaybeFlatMapPublisher$FlatMapPublisherSubscriber",
        "maybe.MaybeTakeUntilPublisher$TakeUntilMainMaybeObserver$TakeUntilOtherMaybeObserver",
        "maybe.MaybeTimeoutPublisher$TimeoutOtherMaybeObserver",
        "mixed.CompletableAndThenPublisher$AndThenPublisherSubscriber",
        "mixed.MaybeFlatMapPublisher$FlatMapPublisherSubscriber",
        "single.SingleDelayWithPublisher$OtherSubscriber",
        "single.SingleFlatMapPublisher$SingleFlatMapPublisherObserver",
        "single.SingleTakeUntil$TakeUntilOtherSubscriber",
    };

    /** The same, made for each value, so that they keep a context only when they need one. */
    private static final String[] INNERS_OF_VALUES = {
        "operators.flowable.FlowableFlatMap$InnerSubscriber",
        "operators.flowable.FlowableSwitchMap$SwitchMapInnerSubscriber",
        "subscribers.InnerQueuedSubscriber",
    };

    private RxOperators() {}

    /**
     * Adds the hooks to {@code edge}.
     *
     * @param core the package of {@code Flowable} and the like, with a dot at its end
     * @param internal the package that those of operators are in, likewise
     * @param flowable what gives a subscriber of {@code Flowable}'s a front, and so on
     */
    static Edge weave(
            Edge edge,
            String core,
            String internal,
            Class<?> flowable,
            Class<?> observable,
            Class<?> single,
            Class<?> maybe,
            Class<?> completable) {
        sources(edge, internal + "operators.flowable.Flowable", flowable, "org.reactivestreams.Subscriber");
        sources(edge, internal + "operators.observable.Observable", observable, core + "Observer");
        sources(edge, internal + "operators.single.Single", single, core + "SingleObserver");
        sources(edge, internal + "operators.maybe.Maybe", maybe, core + "MaybeObserver");
        sources(edge, internal + "operators.completable.Completable", completable, core + "CompletableObserver");
        for (String front : new String[] {
            "flowable.FlowableHide$HideSubscriber",
            "observable.ObservableHide$HideDisposable",
            "single.SingleHide$HideSingleObserver",
            "maybe.MaybeHide$HideMaybeObserver",
            "completable.CompletableHide$HideCompletableObserver"
        }) {
            edge.type(internal + "operators." + front)
                    .advice("<init>", Keep.class)
                    .advice(SIGNALS + "|request|cancel|dispose", Reopen.class);
        }
        for (String emitter : EMITTERS) {
            edge.type(internal + "operators." + emitter)
                    .advice("<init>", Keep.class)
                    .advice(SIGNALS + "|tryOnError|request|cancel|dispose", Reopen.class);
        }
        for (String emitter : EMITTERS_OF_FLOWABLES) {
            edge.type(internal + "operators.flowable.FlowableCreate$" + emitter)
                    .advice("onNext|onError|tryOnError|onComplete", Reopen.class);
        }
        for (String shared : SHARED) {
            edge.type(internal + "operators." + shared)
                    .advice("<init>", Keep.class)
                    .advice("dispatch|drain|manageRequests|dispose", Reopen.class);
        }
        for (String end : ENDS) {
            edge.type(internal + end)
                    .advice("<init>", Keep.class)
                    .advice("onSuccess|onError|onComplete", Forget.class)
                    .advice("dispose", ReopenLast.class);
        }
        for (String end : CANCELLED_ENDS) {
            edge.type(internal + end)
                    .advice("<init>", Keep.class)
                    .advice("onSuccess|onError|onComplete", Forget.class)
                    .advice("request", Reopen.class)
                    .advice("cancel", ReopenLast.class);
        }
        edge.type(internal + "operators.flowable.BlockingFlowableIterable$BlockingFlowableIterator")
                .advice("<init>", Keep.class)
                .advice("next|dispose", Reopen.class)
                .type(internal + "schedulers.ExecutorScheduler$ExecutorWorker$BooleanRunnable")
                .advice("<init>", Keep.class)
                .advice("run", ReopenLast.class)
                .type(internal + "schedulers.ExecutorScheduler$ExecutorWorker$InterruptibleRunnable")
                .advice("<init>", Keep.class)
                .advice("run", ReopenLast.class);
        // Most workers do it by scheduling the task anew each time.
        edge.type(core + "Scheduler$Worker").advice("schedulePeriodically", WithoutContext.class);
        for (String inner : INNERS) {
            edge.type(internal + "operators." + inner)
                    .advice("<init>", Keep.class)
                    .advice(SIGNALS, Reopen.class);
        }
        for (String inner : INNERS_OF_VALUES) {
            edge.type(internal + inner)
                    .advice("onSubscribe", KeepIfForeign.class)
                    .advice("onNext|onError|onComplete", Reopen.class);
        }
        return edge;
    }

    private static void sources(Edge edge, String prefix, Class<?> front, String observer) {
        for (String source : SOURCES) edge.type(prefix + source).advice("subscribeActual", front, observer);
    }

    /**
     * A subscriber that has got a subscription that is not RxJava's, on the thread of the one who subscribes: that is how
     * publishers do it.
     */
    static final class KeepIfForeign {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@This Object subscriber, @Argument(0) @Nullable Subscription subscription) {
            if (subscription == null || !Baton.keeps()) return;
            if (subscription.getClass().getName().startsWith("io.reactivex.")) return;
            Baton.keep(subscriber);
        }
    }
}
