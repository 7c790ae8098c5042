// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.Keep;
import dev.baton.weaver.advice.Reopen;
import dev.baton.weaver.advice.ReopenLast;
import dev.baton.weaver.advice.ReopenOrNone;
import java.util.concurrent.Callable;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.FieldValue;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.Return;
import net.bytebuddy.asm.Advice.This;
import net.bytebuddy.implementation.bytecode.assign.Assigner.Typing;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.FluxHide.SuppressFuseableSubscriber;
import reactor.core.publisher.FluxSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSource;
import reactor.core.publisher.OptimizableOperator;

/**
 * Reactor 3.3–3.8. The operators of a subscription run under the context of the one who subscribed, or under none if that had
 * none, whoever signals, requests or cancels, and on whatever thread.
 *
 * <p>Operators call each other, so they need nothing. It is at the ends of a chain that somebody calls who may work for
 * another request: a publisher or a subscriber that is not Reactor's, and a source that is asynchronous or has many
 * subscribers. There stands, once there has been a context, a <em>front</em>: a subscriber of Reactor's own that hands on
 * what it gets, one of those that {@code hide()} is made of. It brings the context in which it was made. Nothing fuses across
 * it. Schedulers carry by their executors.
 */
public final class Reactor {
    /** Where all of Reactor's own publishers, subscribers and subscriptions are, and nobody else's. */
    private static final String REACTORS = "reactor.core.publisher.";

    private static final String[] TAKES_A_SUBSCRIBER = {"org.reactivestreams.Subscriber"};
    private static final String[] TAKES_A_CORE_SUBSCRIBER = {"reactor.core.CoreSubscriber"};

    /** What signals whenever it likes, or has whatever publisher a function of the application gives it do so. */
    private static final String[] SOURCES = {
        "DirectProcessor",
        "EmitterProcessor",
        "FluxCreate",
        "FluxDefer",
        "FluxDeferContextual",
        "FluxDeferWithContext", // 3.3
        "FluxGroupBy$UnicastGroupedFlux",
        "FluxInterval",
        "FluxPublish",
        "FluxUsing",
        "FluxWindowPredicate$WindowFlux",
        "FluxWindowTimeout$InnerWindow",
        "MonoCompletionStage",
        "MonoCreate",
        "MonoDefer",
        "MonoDeferContextual",
        "MonoDeferWithContext", // 3.3
        "MonoProcessor",
        "MonoUsing",
        "NextProcessor",
        "ReplayProcessor",
        "SinkEmptyMulticast",
        "SinkManyBestEffort",
        "SinkManyEmitterProcessor",
        "SinkManyReplayProcessor",
        "SinkManyUnicast",
        "SinkManyUnicastNoBackpressure",
        "SinkOneMulticast",
        "TopicProcessor", // 3.3
        "UnicastManySinkNoBackpressure", // 3.4
        "UnicastProcessor",
        "WorkQueueProcessor", // 3.3
    };

    /** The same, with a way to be subscribed to that is common to all others. */
    private static final String[] CACHES = {
        "FluxReplay", "MonoCacheInvalidateIf", "MonoCacheInvalidateWhen", "MonoCacheTime",
    };

    /** What requests or cancels for whoever asks it to. */
    private static final String[] SINKS = {
        "BlockingIterable$SubscriberIterator",
        "EmitterProcessor",
        "FluxPublish$PublishSubscriber",
        "FluxReplay$ReplaySubscriber",
        "LambdaMonoSubscriber",
        "LambdaSubscriber",
        "MonoToCompletableFuture",
        "SinkManyEmitterProcessor",
    };

    /** What calls functions of the application, or other publishers, as soon as it is requested to. */
    private static final String[] ENDS = {
        "FluxCombineLatest",
        "FluxConcatArray",
        "FluxConcatIterable",
        "FluxGenerate",
        "FluxIterable",
        "FluxMerge",
        "FluxRepeatWhen",
        "FluxRetryWhen",
        "FluxStream",
        "FluxUsingWhen",
        "FluxZip",
        "MonoIgnoreThen",
        "MonoUsingWhen",
        "MonoWhen",
        "MonoZip",
    };

    /** What hands publishers of others on. */
    private static final String[] WRAPPERS = {
        "FluxSource",
        "FluxSourceFuseable",
        "MonoFromPublisher",
        "MonoIgnorePublisher",
        "MonoSource",
        "MonoSourceFuseable",
    };

    /** What subscribes to publishers that may be others', without asking an operator or a wrapper to. */
    private static final String[] INNERS = {
        "FluxCombineLatest$CombineLatestInner",
        "FluxConcatArray$ConcatArrayDelayErrorSubscriber",
        "FluxConcatArray$ConcatArraySubscriber",
        "FluxConcatIterable$ConcatIterableSubscriber",
        "FluxConcatMap$ConcatMapInner",
        "FluxDelaySubscription$DelaySubscriptionMainSubscriber",
        "FluxDelaySubscription$DelaySubscriptionOtherSubscriber",
        "FluxFirstEmitting$FirstEmittingSubscriber", // 3.3
        "FluxFirstWithSignal$FirstEmittingSubscriber",
        "FluxFirstWithValue$FirstValuesEmittingSubscriber",
        "FluxOnErrorResume$ResumeSubscriber",
        "FluxRepeat$RepeatSubscriber",
        "FluxRepeatPredicate$RepeatPredicateSubscriber",
        "FluxRepeatWhen$RepeatWhenMainSubscriber",
        "FluxRetry$RetrySubscriber",
        "FluxRetryWhen$RetryWhenMainSubscriber",
        "FluxSubscribeOn$SubscribeOnSubscriber",
        "FluxSwitchIfEmpty$SwitchIfEmptySubscriber",
        "FluxTakeUntilOther$TakeUntilOtherSubscriber",
        "FluxTimeout$TimeoutMainSubscriber",
        "FluxTimeout$TimeoutOtherSubscriber",
        "FluxUsingWhen$CancelInner",
        "FluxUsingWhen$CommitInner",
        "FluxUsingWhen$ResourceSubscriber",
        "FluxUsingWhen$RollbackInner",
        "FluxUsingWhen$UsingWhenSubscriber",
        "FluxWithLatestFrom$WithLatestFromOtherSubscriber",
        "FluxZip$ZipInner",
        "MonoFilterWhen$FilterWhenInner",
        "MonoFlatMapMany$FlatMapManyInner",
        "MonoIgnoreThen$ThenIgnoreMain",
        "MonoSubscribeOn$SubscribeOnSubscriber",
        "MonoUsingWhen$ResourceSubscriber",
        "MonoWhen$WhenInner",
        "MonoZip$ZipInner",
    };

    /** The same, made for each value, so that they keep a context only when they need one. */
    private static final String[] INNERS_OF_VALUES = {
        "FluxFilterWhen$FilterWhenInner",
        "FluxFlatMap$FlatMapInner",
        "FluxMergeSequential$MergeSequentialInner",
        "FluxSwitchMap$SwitchMapInner",
        "FluxSwitchMapNoPrefetch$SwitchMapInner",
        "MonoDelayUntil$DelayUntilTrigger",
    };

    private Reactor() {}

    public static Edge edge() {
        Edge edge = Edge.between("reactor", "Reactor 3.3–3.8")
                .type("reactor.core.publisher.FluxHide$SuppressFuseableSubscriber")
                .keepsInside()
                .advice("<init>", Keep.class)
                .advice("onSubscribe|onNext|onError|onComplete|request|cancel", Reopen.class)
                .type("reactor.core.publisher.StrictSubscriber")
                .keepsInside()
                .advice("<init>", Keep.class)
                .advice("onSubscribe|onNext|onError|onComplete|request|cancel", Reopen.class)
                .type("reactor.core.scheduler.ExecutorScheduler$ExecutorPlainRunnable")
                .advice("<init>", Keep.class)
                .advice("run", ReopenLast.class)
                .type("reactor.core.scheduler.ExecutorScheduler$ExecutorTrackedRunnable")
                .advice("<init>", Keep.class)
                .advice("run", ReopenLast.class)
                .type("reactor.core.scheduler.BoundedElasticThreadPerTaskScheduler$SchedulerTask")
                .advice("<init>", KeepUnlessPeriodic.class)
                .advice("run", ReopenOrNone.class)
                .type("reactor.core.publisher.Operators$MultiSubscriptionSubscriber") // of many of the INNERS
                .keepsInside()
                .advice("<init>", Keep.class)
                .advice("onError|onComplete", Reopen.class)
                .type("reactor.core.publisher.MonoFlatMap$FlatMapInner")
                .keepsInside()
                .advice("<init>", KeepOfParent.class)
                .advice("onSubscribe|onNext|onError|onComplete", Reopen.class)
                .type("reactor.core.publisher.Operators")
                .advice("toFluxOrMono", WrapForeign.class, "org.reactivestreams.Publisher") // since 3.6
                .type("reactor.core.publisher.FluxFlatMap")
                .advice("trySubscribeScalarMap", InFrontOfScalar.class)
                .type("reactor.core.publisher.Flux")
                .advice("subscribe", Subscribe.class, TAKES_A_SUBSCRIBER)
                .type("reactor.core.publisher.Mono")
                .advice("subscribe", Subscribe.class, TAKES_A_SUBSCRIBER)
                .type("reactor.core.publisher.InternalFluxOperator")
                .advice("subscribe", InFrontIfForeign.class, TAKES_A_CORE_SUBSCRIBER)
                .advice("nextOptimizableSource", NextOfFlux.class)
                .type("reactor.core.publisher.InternalConnectableFluxOperator")
                .advice("subscribe", InFrontIfForeign.class, TAKES_A_CORE_SUBSCRIBER)
                .advice("nextOptimizableSource", NextOfFlux.class)
                .type("reactor.core.publisher.MonoFromFluxOperator")
                .advice("subscribe", InFrontIfForeign.class, TAKES_A_CORE_SUBSCRIBER)
                .advice("nextOptimizableSource", NextOfFlux.class)
                .type("reactor.core.publisher.InternalMonoOperator")
                .advice("subscribe", InFrontIfForeign.class, TAKES_A_CORE_SUBSCRIBER)
                .advice("nextOptimizableSource", NextOfMono.class)
                .type("reactor.core.publisher.FluxFromMonoOperator")
                .advice("subscribe", InFrontIfForeign.class, TAKES_A_CORE_SUBSCRIBER)
                .advice("nextOptimizableSource", NextOfMono.class);
        for (String source : SOURCES) {
            edge.type(REACTORS + source).advice("subscribe", InFront.class, TAKES_A_CORE_SUBSCRIBER);
        }
        for (String cache : CACHES) {
            edge.type(REACTORS + cache).advice("subscribeOrReturn", InFront.class, TAKES_A_CORE_SUBSCRIBER);
        }
        for (String sink : SINKS) edge.type(REACTORS + sink).advice("onSubscribe", Behind.class);
        for (String end : ENDS) {
            edge.type(REACTORS + end).advice("subscribe", InFrontIfForeign.class, TAKES_A_CORE_SUBSCRIBER);
        }
        for (String wrapper : WRAPPERS) {
            edge.type(REACTORS + wrapper).advice("subscribeOrReturn", ReturnFront.class, TAKES_A_CORE_SUBSCRIBER);
            if (wrapper.contains("Source")) {
                edge.advice("subscribe", InFrontOfForeign.class, TAKES_A_CORE_SUBSCRIBER);
            }
        }
        for (String inner : INNERS) {
            edge.type(REACTORS + inner)
                    .keepsInside()
                    .advice("<init>", Keep.class)
                    .advice("onSubscribe|onNext|onError|onComplete", Reopen.class);
        }
        for (String inner : INNERS_OF_VALUES) {
            edge.type(REACTORS + inner)
                    .keepsInside()
                    .advice("onSubscribe", KeepIfForeign.class)
                    .advice("onNext|onError|onComplete", Reopen.class);
        }
        return edge;
    }

    /** A subscriber gets a front. */
    static final class InFront {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(value = 0, readOnly = false, typing = Typing.DYNAMIC) @Nullable Object subscriber) {
            if (subscriber != null && Baton.keeps()) {
                subscriber = new SuppressFuseableSubscriber((CoreSubscriber<?>) subscriber);
            }
        }
    }

    /** What subscribes first, at the end of a chain: it is not told from an operator but by its name. */
    static final class Subscribe {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @This Object publisher,
                @Argument(value = 0, readOnly = false, typing = Typing.DYNAMIC) @Nullable Object subscriber) {
            if (!(subscriber instanceof CoreSubscriber) || !Baton.keeps()) return;
            if (subscriber.getClass().getName().startsWith(REACTORS)
                    && publisher.getClass().getName().startsWith(REACTORS)) {
                return;
            }
            subscriber = new SuppressFuseableSubscriber((CoreSubscriber<?>) subscriber);
        }
    }

    /** As {@link InFront}, where the subscriber is not Reactor's. */
    static final class InFrontIfForeign {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(value = 0, readOnly = false, typing = Typing.DYNAMIC) @Nullable Object subscriber) {
            if (subscriber == null || !Baton.keeps()) return;
            if (subscriber.getClass().getName().startsWith(REACTORS)) return;
            subscriber = new SuppressFuseableSubscriber((CoreSubscriber<?>) subscriber);
        }
    }

    /** A subscription gets a front. */
    static final class Behind {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @This Object subscriber,
                @Argument(value = 0, readOnly = false, typing = Typing.DYNAMIC) @Nullable Object subscription) {
            if (subscription == null || !Baton.keeps()) return;
            SuppressFuseableSubscriber front = new SuppressFuseableSubscriber((CoreSubscriber<?>) subscriber);
            front.s = (Subscription) subscription;
            subscription = front;
        }
    }

    /** As {@link InFront}, where the publisher is not Reactor's. */
    static final class InFrontOfForeign {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @FieldValue(value = "source", typing = Typing.DYNAMIC) Object source,
                @Argument(value = 0, readOnly = false, typing = Typing.DYNAMIC) @Nullable Object subscriber) {
            if (subscriber == null || !Baton.keeps()) return;
            if (source.getClass().getName().startsWith(REACTORS)) return;
            if (subscriber.getClass().getName().startsWith("reactor.core.publisher.FluxHide$")) return;
            subscriber = new SuppressFuseableSubscriber((CoreSubscriber<?>) subscriber);
        }
    }

    /** As {@link InFrontOfForeign}, for what an operator makes of its subscriber and subscribes itself with. */
    static final class ReturnFront {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(
                @FieldValue(value = "source", typing = Typing.DYNAMIC) Object source,
                @Return(readOnly = false, typing = Typing.DYNAMIC) @Nullable Object subscriber) {
            if (subscriber == null || !Baton.keeps()) return;
            if (source.getClass().getName().startsWith(REACTORS)) return;
            subscriber = new SuppressFuseableSubscriber((CoreSubscriber<?>) subscriber);
        }
    }

    /** Has whoever walks up a chain meet a wrapper at its end if the publisher there is not Reactor's: it has a front. */
    static final class NextOfFlux {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(
                @This Object operator, @Return(readOnly = false, typing = Typing.DYNAMIC) @Nullable Object next) {
            if (next != null || !Baton.keeps()) return;
            Publisher<?> source = ((OptimizableOperator) operator).source();
            if (source.getClass().getName().startsWith(REACTORS)) return;
            next = new FluxSource(source);
        }
    }

    /** As {@link NextOfFlux}. */
    static final class NextOfMono {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(
                @This Object operator, @Return(readOnly = false, typing = Typing.DYNAMIC) @Nullable Object next) {
            if (next != null || !Baton.keeps()) return;
            Publisher<?> source = ((OptimizableOperator) operator).source();
            if (source.getClass().getName().startsWith(REACTORS)) return;
            next = new MonoSource(source);
        }
    }

    /** What an operator is about to subscribe an inner subscriber to. */
    static final class WrapForeign {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@Return(readOnly = false, typing = Typing.DYNAMIC) @Nullable Object publisher) {
            if (publisher == null || !Baton.keeps()) return;
            if (publisher.getClass().getName().startsWith(REACTORS)) return;
            if (publisher instanceof Mono) publisher = new MonoSource((Publisher<?>) publisher);
            else publisher = new FluxSource((Publisher<?>) publisher);
        }
    }

    /** Where the one value of a source is mapped to a publisher, which gets the operator's own subscriber. */
    static final class InFrontOfScalar {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Argument(0) Object source,
                @Argument(value = 1, readOnly = false, typing = Typing.DYNAMIC) @Nullable Object subscriber) {
            if (!(source instanceof Callable) || subscriber == null || !Baton.keeps()) return;
            subscriber = new SuppressFuseableSubscriber((CoreSubscriber<?>) subscriber);
        }
    }

    /**
     * A subscriber that has got a subscription that is not Reactor's, on the thread of the one who subscribes: that is
     * how publishers do it, and since 3.6 one that does not has a wrapper.
     */
    static final class KeepIfForeign {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@This Object subscriber, @Argument(0) @Nullable Subscription subscription) {
            if (subscription == null || !Baton.keeps()) return;
            if (subscription.getClass().getName().startsWith(REACTORS)) return;
            Baton.keep(subscriber);
        }

        static final class Inside {
            @OnMethodEnter(suppress = Throwable.class)
            static void enter(
                    @Argument(0) @Nullable Subscription subscription,
                    @FieldValue(value = Edge.CONTEXT_FIELD, readOnly = false, typing = Typing.DYNAMIC) @Nullable
                            Object kept) {
                if (subscription == null || !Baton.keeps()) return;
                if (subscription.getClass().getName().startsWith(REACTORS)) return;
                kept = Baton.kept();
            }
        }
    }

    /** One that has no parent is for all: it would keep the first request's context for ever. */
    static final class KeepOfParent {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(
                @This Object subscriber,
                @FieldValue(value = "parent", typing = Typing.DYNAMIC) @Nullable Object parent) {
            if (parent != null) Baton.keep(subscriber);
        }

        static final class Inside {
            @OnMethodExit(suppress = Throwable.class)
            static void exit(
                    @FieldValue(value = "parent", typing = Typing.DYNAMIC) @Nullable Object parent,
                    @FieldValue(value = Edge.CONTEXT_FIELD, readOnly = false, typing = Typing.DYNAMIC) @Nullable
                            Object kept) {
                if (parent != null) kept = Baton.kept();
            }
        }
    }

    /** A periodic task may run on a virtual thread that a request's task has started: so it is reopened in none. */
    static final class KeepUnlessPeriodic {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@This Object task, @FieldValue("fixedRatePeriod") long period) {
            if (period < 0) Baton.keep(task);
        }
    }
}
