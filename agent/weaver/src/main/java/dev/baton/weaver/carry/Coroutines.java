// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.Keep;
import dev.baton.weaver.advice.WithoutContext;
import dev.baton.weaver.advice.Wrap;
import kotlin.coroutines.Continuation;
import kotlinx.coroutines.AbstractCoroutine;
import kotlinx.coroutines.DispatchedTask;
import kotlinx.coroutines.Job;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.This;
import org.jspecify.annotations.Nullable;

/**
 * Kotlin's coroutines 1.3–1.10. A coroutine has the context in which it was made, wherever it goes on: on any dispatcher's
 * threads, and on the thread of whoever resumes it. It is known by the {@code Job} in its own context, to which nothing is
 * added; all ways to resume one meet in the few methods below.
 *
 * <p>A dispatcher is an executor as well, and runs tasks; a limited one runs many, one after the other, in one of the
 * dispatcher's that it limits.
 *
 * <p>Coroutines of other makers, like {@code sequence}, have no job, and run where they are called.
 */
public final class Coroutines {
    private Coroutines() {}

    public static Edge edge() {
        return Edge.between("coroutines", "Kotlin's coroutines and dispatchers 1.3–1.10")
                .type("kotlinx.coroutines.AbstractCoroutine")
                .advice("<init>", Keep.class)
                .type("kotlinx.coroutines.DispatchedTask")
                .advice("run", Run.class)
                .type("kotlinx.coroutines.DispatchedTaskKt")
                .advice("dispatch|resume", OfTask.class, "kotlinx.coroutines.DispatchedTask")
                .type("kotlinx.coroutines.internal.DispatchedContinuation")
                .advice("resumeWith", Resume.class)
                .type("kotlinx.coroutines.internal.DispatchedContinuationKt")
                .advice("resumeCancellableWith", OfContinuation.class, "kotlin.coroutines.Continuation")
                .type("kotlinx.coroutines.internal.LimitedDispatcher")
                .advice("run", WithoutContext.class) // until 1.6
                .advice("dispatch|dispatchYield", WrapBlock.class)
                .type("kotlinx.coroutines.internal.LimitedDispatcher$Worker")
                .advice("run", WithoutContext.class)
                .type("kotlinx.coroutines.scheduling.CoroutineScheduler")
                .advice("execute", Wrap.class, "java.lang.Runnable")
                .type("kotlinx.coroutines.scheduling.LimitingDispatcher") // until 1.8
                .advice("execute", Wrap.class, "java.lang.Runnable")
                .type("kotlinx.coroutines.DispatchedContinuation") // until 1.3.3
                .advice("resumeWith", Resume.class)
                .type("kotlinx.coroutines.DispatchedKt") // until 1.3.3
                .advice("dispatch|resume", OfTask.class, "kotlinx.coroutines.DispatchedTask")
                .advice("resumeCancellable|resumeDirect", OfContinuation.class, "kotlin.coroutines.Continuation")
                .advice(
                        "resumeCancellableWithException|resumeDirectWithException",
                        OfContinuation.class,
                        "kotlin.coroutines.Continuation");
    }

    static final class Run {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@This Object task) {
            if (!Baton.keeps()) return null;
            Object job = ((DispatchedTask<?>) task)
                    .getDelegate$kotlinx_coroutines_core()
                    .getContext()
                    .get(Job.Key);
            return job instanceof AbstractCoroutine ? Baton.reopenOrNone(job) : null;
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            Baton.close(scope);
        }
    }

    /** What is handed to a dispatcher as if it were an executor; coroutines bring their own. */
    static final class WrapBlock {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(value = 1, readOnly = false) Runnable block) {
            if (!(block instanceof DispatchedTask)) block = (Runnable) Baton.wrap(block);
        }
    }

    static final class OfTask {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Argument(0) DispatchedTask<?> task) {
            if (!Baton.keeps()) return null;
            Object job = task.getDelegate$kotlinx_coroutines_core().getContext().get(Job.Key);
            return job instanceof AbstractCoroutine ? Baton.reopenOrNone(job) : null;
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            Baton.close(scope);
        }
    }

    static final class Resume {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@This Object continuation) {
            if (!Baton.keeps()) return null;
            Object job = ((Continuation<?>) continuation).getContext().get(Job.Key);
            return job instanceof AbstractCoroutine ? Baton.reopenOrNone(job) : null;
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            Baton.close(scope);
        }
    }

    static final class OfContinuation {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Argument(0) Continuation<?> continuation) {
            if (!Baton.keeps()) return null;
            Object job = continuation.getContext().get(Job.Key);
            return job instanceof AbstractCoroutine ? Baton.reopenOrNone(job) : null;
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            Baton.close(scope);
        }
    }
}
