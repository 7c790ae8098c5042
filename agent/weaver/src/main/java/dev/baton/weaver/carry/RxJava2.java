// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.weaver.Edge;
import io.reactivex.CompletableObserver;
import io.reactivex.CompletableSource;
import io.reactivex.MaybeObserver;
import io.reactivex.MaybeSource;
import io.reactivex.ObservableSource;
import io.reactivex.Observer;
import io.reactivex.SingleObserver;
import io.reactivex.SingleSource;
import io.reactivex.internal.operators.completable.CompletableHide;
import io.reactivex.internal.operators.flowable.FlowableFromPublisher;
import io.reactivex.internal.operators.flowable.FlowableHide;
import io.reactivex.internal.operators.maybe.MaybeHide;
import io.reactivex.internal.operators.observable.ObservableHide;
import io.reactivex.internal.operators.single.SingleHide;
import java.util.concurrent.Callable;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.This;
import net.bytebuddy.implementation.bytecode.assign.Assigner.Typing;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;

/**
 * RxJava 2.0.5–2.2. The operators of a subscription run under the context of the one who subscribed, or under none if that had
 * none, whoever signals, requests or disposes, and on whatever thread; see {@link RxOperators}. Schedulers carry by their
 * executors.
 */
public final class RxJava2 {
    private static final String INTERNAL = "io.reactivex.internal.";

    /** Where {@code Flowable} and the like are. */
    private static final String CORE = "io.reactivex.";

    private RxJava2() {}

    public static Edge edge() {
        Edge edge = Edge.between("rxjava2", "RxJava 2.0.5–2.2")
                .type(CORE + "Flowable")
                .advice("subscribe", SubscribeFlowable.class, "org.reactivestreams.Subscriber")
                .advice("subscribe", SubscribeFlowable.class, CORE + "FlowableSubscriber")
                .type(CORE + "Observable")
                .advice("subscribe", SubscribeObservable.class, CORE + "Observer")
                .type(CORE + "Single")
                .advice("subscribe", SubscribeSingle.class, CORE + "SingleObserver")
                .type(CORE + "Maybe")
                .advice("subscribe", SubscribeMaybe.class, CORE + "MaybeObserver")
                .type(CORE + "Completable")
                .advice("subscribe", SubscribeCompletable.class, CORE + "CompletableObserver")
                .type(INTERNAL + "operators.flowable.FlowableScalarXMap")
                .advice("tryScalarXMapSubscribe", InFrontOfScalar.class);
        return RxOperators.weave(
                edge,
                CORE,
                INTERNAL,
                InFrontOfFlowable.class,
                InFrontOfObservable.class,
                InFrontOfSingle.class,
                InFrontOfMaybe.class,
                InFrontOfCompletable.class);
    }

    /**
     * Who subscribes to what is not an operator, or is none itself, does so as if it had been hidden: to a subject, to what
     * is not RxJava's.
     */
    static final class SubscribeFlowable {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @This(readOnly = false, typing = Typing.DYNAMIC) Object source,
                @Argument(0) @Nullable Object subscriber) {
            if (subscriber == null || !Baton.keeps()) return;
            String name = source.getClass().getName();
            String of = subscriber.getClass().getName();
            if (name.startsWith(INTERNAL) && of.startsWith(INTERNAL)) return;
            if (source instanceof FlowableFromPublisher || of.startsWith(INTERNAL + "operators.flowable.FlowableHide$"))
                return;
            source = new FlowableFromPublisher((Publisher<?>) source);
        }
    }

    static final class InFrontOfFlowable {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(value = 0, readOnly = false, typing = Typing.DYNAMIC) Object subscriber) {
            if (Baton.keeps()) subscriber = new FlowableHide.HideSubscriber((Subscriber<?>) subscriber);
        }
    }

    /** Where the one value of a source is mapped to a publisher, which gets the operator's own subscriber. */
    static final class InFrontOfScalar {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Argument(0) Object source,
                @Argument(value = 1, readOnly = false, typing = Typing.DYNAMIC) Object subscriber) {
            if (!(source instanceof Callable) || !Baton.keeps()) return;
            subscriber = new FlowableHide.HideSubscriber((Subscriber<?>) subscriber);
        }
    }

    /** As {@link SubscribeFlowable}. */
    static final class SubscribeObservable {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @This(readOnly = false, typing = Typing.DYNAMIC) Object source,
                @Argument(0) @Nullable Object observer) {
            if (observer == null || !Baton.keeps()) return;
            String name = source.getClass().getName();
            String of = observer.getClass().getName();
            if (name.startsWith(INTERNAL) && of.startsWith(INTERNAL)) return;
            if (source instanceof ObservableHide || of.startsWith(INTERNAL + "operators.observable.ObservableHide$"))
                return;
            source = new ObservableHide((ObservableSource) source);
        }
    }

    static final class InFrontOfObservable {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(value = 0, readOnly = false, typing = Typing.DYNAMIC) Object observer) {
            if (Baton.keeps()) observer = new ObservableHide.HideDisposable((Observer) observer);
        }
    }

    /** As {@link SubscribeFlowable}. */
    static final class SubscribeSingle {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @This(readOnly = false, typing = Typing.DYNAMIC) Object source,
                @Argument(0) @Nullable Object observer) {
            if (observer == null || !Baton.keeps()) return;
            String name = source.getClass().getName();
            String of = observer.getClass().getName();
            if (name.startsWith(INTERNAL) && of.startsWith(INTERNAL)) return;
            if (source instanceof SingleHide || of.startsWith(INTERNAL + "operators.single.SingleHide$")) return;
            source = new SingleHide((SingleSource) source);
        }
    }

    static final class InFrontOfSingle {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(value = 0, readOnly = false, typing = Typing.DYNAMIC) Object observer) {
            if (Baton.keeps()) observer = new SingleHide.HideSingleObserver((SingleObserver) observer);
        }
    }

    /** As {@link SubscribeFlowable}. */
    static final class SubscribeMaybe {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @This(readOnly = false, typing = Typing.DYNAMIC) Object source,
                @Argument(0) @Nullable Object observer) {
            if (observer == null || !Baton.keeps()) return;
            String name = source.getClass().getName();
            String of = observer.getClass().getName();
            if (name.startsWith(INTERNAL) && of.startsWith(INTERNAL)) return;
            if (source instanceof MaybeHide || of.startsWith(INTERNAL + "operators.maybe.MaybeHide$")) return;
            source = new MaybeHide((MaybeSource) source);
        }
    }

    static final class InFrontOfMaybe {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(value = 0, readOnly = false, typing = Typing.DYNAMIC) Object observer) {
            if (Baton.keeps()) observer = new MaybeHide.HideMaybeObserver((MaybeObserver) observer);
        }
    }

    /** As {@link SubscribeFlowable}. */
    static final class SubscribeCompletable {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @This(readOnly = false, typing = Typing.DYNAMIC) Object source,
                @Argument(0) @Nullable Object observer) {
            if (observer == null || !Baton.keeps()) return;
            String name = source.getClass().getName();
            String of = observer.getClass().getName();
            if (name.startsWith(INTERNAL) && of.startsWith(INTERNAL)) return;
            if (source instanceof CompletableHide || of.startsWith(INTERNAL + "operators.completable.CompletableHide$"))
                return;
            source = new CompletableHide((CompletableSource) source);
        }
    }

    static final class InFrontOfCompletable {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(value = 0, readOnly = false, typing = Typing.DYNAMIC) Object observer) {
            if (Baton.keeps()) observer = new CompletableHide.HideCompletableObserver((CompletableObserver) observer);
        }
    }
}
