// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.Forget;
import dev.baton.weaver.advice.Keep;
import dev.baton.weaver.advice.Reopen;
import dev.baton.weaver.advice.ReopenLast;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.Subscriptions.EmptySubscription;
import io.smallrye.mutiny.operators.AbstractMulti;
import io.smallrye.mutiny.operators.multi.MultiMapOp;
import io.smallrye.mutiny.operators.multi.MultiMapOp.MapProcessor;
import io.smallrye.mutiny.operators.uni.UniMemoizeOp;
import io.smallrye.mutiny.operators.uni.UniRetryAtMost;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import io.smallrye.mutiny.subscription.UniDelegatingSubscriber;
import io.smallrye.mutiny.subscription.UniSubscriber;
import java.util.function.Function;
import java.util.function.Predicate;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.FieldValue;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.Return;
import net.bytebuddy.asm.Advice.This;
import net.bytebuddy.implementation.bytecode.assign.Assigner.Typing;
import org.jspecify.annotations.Nullable;

/**
 * SmallRye Mutiny 1.0–3.3. The operators of a subscription run under the context of the one who subscribed, or under none if
 * that had none, whoever signals, requests or cancels, and on whatever thread.
 *
 * <p>As with {@link Reactor}, operators call each other and need nothing. Where a chain ends, an object that Mutiny makes for
 * one subscription, such as an emitter, is kept itself. Elsewhere there stands, once there has been a context, a
 * <em>front</em>, which is one of Mutiny's own that hands on what it is told: for a {@code Multi} a {@code map} that changes
 * nothing, for a {@code Uni} a {@code UniDelegatingSubscriber} or, if others are to cancel it, a {@code retry} that never does.
 * It brings the context in which it was made. The default executor carries, being a pool.
 */
public final class Mutiny {
    private static final String MUTINY = "io.smallrye.mutiny.";
    private static final String OPERATORS = MUTINY + "operators.";

    /** Whose classes are others' although they are in a package of Mutiny's. */
    private static final String BINDINGS = MUTINY + "vertx.";

    private static final String UNI_SUBSCRIBER = MUTINY + "subscription.UniSubscriber";
    private static final String MULTI_SUBSCRIBER = MUTINY + "subscription.MultiSubscriber";

    /** {@code Subscriber}, before 2 and since. */
    private static final String[] SUBSCRIBERS = {
        "org.reactivestreams.Subscriber", "java.util.concurrent.Flow$Subscriber",
    };

    private static final String SIGNALS = "onSubscribe|onItem|onFailure|onCompletion|onNext|onError|onComplete";

    /** What signals to many, or what anybody tells to. */
    private static final String[] SOURCES = {
        "MultiCacheOp",
        "multicast.MultiPublishOp",
        "processors.BroadcastProcessor",
        "processors.UnicastProcessor",
        "replay.ReplayOperator", // since 1.4
        "split.MultiSplitter$SplitMulti", // since 2.4
    };

    /** What an application emits to: kept as {@code BaseMultiEmitter}, which they extend. */
    private static final String[] EMITTERS = {
        "BufferItemMultiEmitter",
        "EmitterBasedMulti$DropLatestOnOverflowMultiEmitter",
        "EmitterBasedMulti$IgnoreBackPressureMultiEmitter",
        "EmitterBasedMulti$NoOverflowBaseMultiEmitter",
    };

    /** What executors run for one subscription, once or often. */
    private static final String[] TASKS = {
        "MultiEmitOnOp$MultiEmitOnProcessor",
        "MultiWindowOnDurationOp$WindowTimeoutSubscriber$Tick",
        "builders.IntervalMulti$IntervalRunnable",
    };

    /** What subscribes to publishers that may be others', without asking Mutiny. */
    private static final String[] INNERS = {
        "multi.MultiConcatMapOp$ConcatMapInner", // before 2.6
        "multi.MultiConcatMapOp$MainSubscriber$InnerSubscriber",
        "multi.MultiRetryWhenOp$TriggerSubscriber",
        "multi.builders.ResourceMulti$ResourceSubscriber",
        "uni.UniOnItemTransformToMulti$FlatMapPublisherSubscriber",
        "uni.builders.UniCreateFromPublisher$PublisherSubscriber",
    };

    private Mutiny() {}

    public static Edge edge() {
        Edge edge = Edge.between("mutiny", "SmallRye Mutiny 1.0–3.3")
                .type(OPERATORS + "multi.MultiMapOp$MapProcessor")
                .advice("<init>", KeepFront.class)
                .advice("onItem", ReopenFront.class)
                .type(OPERATORS + "multi.MultiOperatorProcessor") // which it extends
                .advice("onSubscribe", ReopenMapAtFirst.class)
                .advice("onFailure|onCompletion|request|cancel", ReopenMap.class)
                .type(MUTINY + "subscription.UniDelegatingSubscriber")
                .advice("<init>", Keep.class)
                .advice("onSubscribe|onItem|onFailure", Reopen.class)
                .type(OPERATORS + "uni.UniRetryAtMost$UniRetryAtMostProcessor")
                .advice("<init>", Keep.class)
                .type(OPERATORS + "uni.UniOperatorProcessor") // which it extends
                .advice("cancel", Reopen.class)
                .type(OPERATORS + "AbstractUni")
                .advice("subscribe", SubscribeUni.class, "*", UNI_SUBSCRIBER)
                .type(MUTINY + "subscription.UniSerializedSubscriber")
                .advice("subscribe", SubscribeUni.class, "*", UNI_SUBSCRIBER)
                .type(OPERATORS + "uni.UniMemoizeOp")
                .advice("subscribe", InFrontOfUni.class, UNI_SUBSCRIBER)
                .type(OPERATORS + "uni.UniEmitOn")
                .advice("subscribe", InFrontOfUni.class, UNI_SUBSCRIBER)
                .type(OPERATORS + "uni.UniRunSubscribeOn")
                .advice("subscribe", InFrontOfUni.class, UNI_SUBSCRIBER)
                .advice("lambda$subscribe$0", ReopenSubscriber.class, UNI_SUBSCRIBER)
                .type(MUTINY + "groups.MultiSubscribe")
                .advice("withSubscriber", WithSubscriber.class, MULTI_SUBSCRIBER)
                .type(MUTINY + "infrastructure.Infrastructure")
                .advice("onMultiSubscription", InFrontOfForeign.class)
                .type(OPERATORS + "multi.builders.BaseMultiEmitter")
                .advice("<init>", Keep.class)
                .advice("complete|fail", Reopen.class)
                .type(OPERATORS + "uni.builders.DefaultUniEmitter")
                .advice("<init>", Keep.class)
                .advice("complete|fail", Reopen.class)
                .type(OPERATORS + "uni.builders.UniCreateFromCompletionStage$CompletionStageUniSubscription")
                .advice("<init>", Keep.class)
                .advice("forwardResult", Reopen.class)
                .type(MUTINY + "converters.uni.UniToMultiPublisher$UniToMultiSubscription")
                .advice("<init>", KeepIfForeign.class)
                .advice("request|cancel", ReopenIfForeign.class)
                .type(OPERATORS + "multi.MultiFlatMapOp$FlatMapMainSubscriber")
                .advice("<init>", Keep.class)
                .type(OPERATORS + "multi.MultiFlatMapOp$FlatMapInner")
                .advice("onSubscribe|onItem|onFailure|onCompletion", ReopenParent.class)
                .type(OPERATORS + "multi.MultiSubscribeOnOp$SubscribeOnProcessor")
                .advice("<init>", Keep.class)
                .advice("lambda$scheduleSubscription$0|lambda$scheduleSubscription$1|lambda$request$1", Reopen.class)
                .advice("requestUpstream", KeepRequested.class) // before 2.2
                .advice("lambda$requestUpstream$0", ReopenSubscriber.class)
                .type(OPERATORS + "multi.multicast.MultiPublishOp$PublishSubscriber")
                .advice("<init>", Keep.class)
                .advice("onSubscribe|drain|cancel", Reopen.class)
                .type(OPERATORS + "multi.split.MultiSplitter$Forwarder")
                .advice("<init>", KeepSplitter.class)
                .type(OPERATORS + "multi.split.MultiSplitter")
                .advice("onSplitRequest", Reopen.class)
                .type(MUTINY + "subscription.Subscribers$CallbackBasedSubscriber")
                .advice("<init>", Keep.class)
                .advice("onFailure|onCompletion", Forget.class)
                .advice("request", Reopen.class)
                .advice("cancel", ReopenLast.class)
                .type(MUTINY + "helpers.UniCallbackSubscriber")
                .advice("<init>", Keep.class)
                .advice("onItem|onFailure", Forget.class)
                .advice("cancel", ReopenLast.class)
                .type(MUTINY + "helpers.BlockingIterable$SubscriberIterator")
                .advice("<init>", Keep.class)
                .advice("onSubscribe|next|terminate", Reopen.class);
        for (String subscriber : SUBSCRIBERS) {
            edge.type(OPERATORS + "AbstractMulti")
                    .advice("subscribe", SubscribeMulti.class, subscriber)
                    .type(MUTINY + "groups.MultiCreate$1")
                    .advice("subscribe", SubscribePublisher.class, subscriber)
                    .type(MUTINY + "groups.MultiCreate$2")
                    .advice("subscribe", SubscribePublisher.class, subscriber);
        }
        for (String source : SOURCES) {
            edge.type(OPERATORS + "multi." + source).advice("subscribe", InFrontOfMulti.class, MULTI_SUBSCRIBER);
        }
        for (String emitter : EMITTERS) {
            edge.type(OPERATORS + "multi.builders." + emitter).advice("emit", Reopen.class);
        }
        for (String task : TASKS) {
            edge.type(OPERATORS + "multi." + task).advice("<init>", Keep.class).advice("run", Reopen.class);
        }
        for (String inner : INNERS) {
            edge.type(OPERATORS + inner).advice("<init>", Keep.class).advice(SIGNALS, Reopen.class);
        }
        return edge;
    }

    /** One that maps by {@link Function#identity} is a front, or may just as well be one. */
    static final class KeepFront {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@This Object processor, @Argument(1) @Nullable Object mapper) {
            if (mapper == Function.identity()) Baton.keep(processor);
        }
    }

    static final class ReopenFront {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(
                @This Object processor, @FieldValue(value = "mapper", typing = Typing.DYNAMIC) Object mapper) {
            return mapper == Function.identity() ? Baton.reopen(processor) : null;
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            Baton.close(scope);
        }
    }

    static final class ReopenMap {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@This Object processor) {
            return processor instanceof MapProcessor ? Baton.reopen(processor) : null;
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            Baton.close(scope);
        }
    }

    /**
     * As {@link ReopenMap}. A few operators give the subscription that stands for a cancelled one, and then an error, which
     * an operator would keep to itself: a front does not.
     */
    static final class ReopenMapAtFirst {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(
                @This Object processor,
                @FieldValue(value = "downstream", typing = Typing.DYNAMIC) @Nullable Object downstream,
                @Argument(value = 0, readOnly = false, typing = Typing.DYNAMIC) @Nullable Object subscription) {
            if (!(processor instanceof MapProcessor)) return null;
            if (subscription instanceof EmptySubscription && downstream != null) {
                String of = downstream.getClass().getName();
                if (!of.startsWith(OPERATORS)) subscription = new EmptySubscription();
            }
            return Baton.reopen(processor);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            Baton.close(scope);
        }
    }

    /** Where a chain meets what is not Mutiny's: above, it signals; below, it cancels. */
    static final class SubscribeUni {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Argument(value = 0, readOnly = false, typing = Typing.DYNAMIC) @Nullable Object upstream,
                @Argument(value = 1, readOnly = false, typing = Typing.DYNAMIC) @Nullable Object subscriber) {
            if (upstream == null || subscriber == null || !Baton.keeps()) return;
            String name = upstream.getClass().getName();
            String of = subscriber.getClass().getName();
            boolean isOwn = name.startsWith(MUTINY) && !name.startsWith(BINDINGS);
            boolean isOwnSubscriber = of.startsWith(MUTINY) && !of.startsWith(BINDINGS);
            if (isOwn && (!isOwnSubscriber || subscriber instanceof UniMemoizeOp)) {
                upstream = new UniRetryAtMost<>((Uni<?>) upstream, Predicate.isEqual(null), 1);
            } else if (!isOwn && isOwnSubscriber) {
                subscriber = new UniDelegatingSubscriber<>((UniSubscriber<?>) subscriber);
            }
        }
    }

    static final class InFrontOfUni {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(value = 0, readOnly = false, typing = Typing.DYNAMIC) @Nullable Object subscriber) {
            if (subscriber == null || !Baton.keeps()) return;
            subscriber = new UniDelegatingSubscriber<>((UniSubscriber<?>) subscriber);
        }
    }

    static final class InFrontOfMulti {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(value = 0, readOnly = false, typing = Typing.DYNAMIC) @Nullable Object subscriber) {
            if (subscriber == null || !Baton.keeps()) return;
            subscriber = new MapProcessor<>((MultiSubscriber<?>) subscriber, Function.identity());
        }
    }

    /**
     * As {@link SubscribeUni}. A subscriber of others' that is no {@code MultiSubscriber} subscribes to a {@code map}; one of
     * Mutiny's own that is none is among the {@link #INNERS}, or has nobody below.
     */
    static final class SubscribeMulti {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @This(readOnly = false, typing = Typing.DYNAMIC) Object multi,
                @Argument(value = 0, readOnly = false, typing = Typing.DYNAMIC) @Nullable Object subscriber) {
            if (subscriber == null || !Baton.keeps()) return;
            String name = multi.getClass().getName();
            String of = subscriber.getClass().getName();
            boolean isOwn = name.startsWith(MUTINY) && !name.startsWith(BINDINGS);
            boolean isOwnSubscriber = of.startsWith(MUTINY) && !of.startsWith(BINDINGS);
            if (isOwn == isOwnSubscriber) return;
            if (subscriber instanceof MultiSubscriber) {
                subscriber = new MapProcessor<>((MultiSubscriber<?>) subscriber, Function.identity());
            } else if (isOwn) {
                multi = new MultiMapOp<>((Multi<?>) multi, Function.identity());
            }
        }
    }

    /** As {@link SubscribeMulti}, in a method that returns to the application what it has been given. */
    static final class WithSubscriber {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(
                @FieldValue(value = "upstream", typing = Typing.DYNAMIC) Object multi,
                @Argument(value = 0, readOnly = false, typing = Typing.DYNAMIC) @Nullable Object subscriber) {
            if (subscriber == null || !Baton.keeps()) return null;
            String name = multi.getClass().getName();
            String of = subscriber.getClass().getName();
            boolean isOwn = name.startsWith(MUTINY) && !name.startsWith(BINDINGS);
            boolean isOwnSubscriber = of.startsWith(MUTINY) && !of.startsWith(BINDINGS);
            if (isOwn == isOwnSubscriber) return null;
            Object given = subscriber;
            subscriber = new MapProcessor<>((MultiSubscriber<?>) subscriber, Function.identity());
            return given;
        }

        @OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Enter @Nullable Object given,
                @Return(readOnly = false, typing = Typing.DYNAMIC) @Nullable Object returned) {
            if (given != null) returned = given;
        }
    }

    /** What {@code createFrom().publisher()} hands on: the publisher may be others', or what {@code Uni.toMulti()} makes. */
    static final class SubscribePublisher {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @FieldValue(value = "val$actual", typing = Typing.DYNAMIC) Object publisher,
                @Argument(value = 0, readOnly = false, typing = Typing.DYNAMIC) @Nullable Object subscriber) {
            if (!(subscriber instanceof MultiSubscriber) || !Baton.keeps()) return;
            String name = publisher.getClass().getName();
            String of = subscriber.getClass().getName();
            if (name.startsWith(MUTINY) && !name.startsWith(BINDINGS)) return;
            if (!of.startsWith(MUTINY) || of.startsWith(BINDINGS)) return;
            subscriber = new MapProcessor<>((MultiSubscriber<?>) subscriber, Function.identity());
        }
    }

    /** What operators subscribe other publishers with. */
    static final class InFrontOfForeign {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Argument(0) @Nullable Object publisher,
                @Return(readOnly = false, typing = Typing.DYNAMIC) @Nullable Object subscriber) {
            if (publisher == null || publisher instanceof AbstractMulti) return;
            if (!(subscriber instanceof MultiSubscriber) || !Baton.keeps()) return;
            String name = publisher.getClass().getName();
            String of = subscriber.getClass().getName();
            if (name.startsWith(MUTINY) && !name.startsWith(BINDINGS)) return;
            if (!of.startsWith(MUTINY) || of.startsWith(BINDINGS)) return;
            subscriber = new MapProcessor<>((MultiSubscriber<?>) subscriber, Function.identity());
        }
    }

    /** Under the context of the subscriber that it has been given, or of a subscription. */
    static final class ReopenSubscriber {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Argument(0) @Nullable Object subscriber) {
            return subscriber == null ? null : Baton.reopen(subscriber);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            Baton.close(scope);
        }
    }

    /** A subscription that somebody is about to be asked to request from, unless it is one that all have. */
    static final class KeepRequested {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(1) @Nullable Object subscription) {
            if (subscription == null || subscription.getClass().getName().startsWith(MUTINY + "helpers.")) return;
            Baton.keep(subscription);
        }
    }

    /** Made for each value, and kept as their one parent. */
    static final class ReopenParent {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@FieldValue(value = "parent", typing = Typing.DYNAMIC) Object parent) {
            return Baton.reopen(parent);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            Baton.close(scope);
        }
    }

    /** Of one whose subscriber may request and cancel, being others'. */
    static final class KeepIfForeign {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@This Object subscription, @Argument(1) @Nullable Object subscriber) {
            if (subscriber == null || subscriber.getClass().getName().startsWith(MUTINY)) return;
            Baton.keep(subscription);
        }
    }

    /** There is one for each item that a {@code Uni} is made of, and looking for a context in vain costs, too. */
    static final class ReopenIfForeign {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(
                @This Object subscription,
                @FieldValue(value = "downstream", typing = Typing.DYNAMIC) @Nullable Object subscriber) {
            if (subscriber == null || subscriber.getClass().getName().startsWith(MUTINY)) return null;
            return Baton.reopen(subscription);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            Baton.close(scope);
        }
    }

    static final class KeepSplitter {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@FieldValue(value = "this$0", typing = Typing.DYNAMIC) Object splitter) {
            Baton.keep(splitter);
        }
    }
}
