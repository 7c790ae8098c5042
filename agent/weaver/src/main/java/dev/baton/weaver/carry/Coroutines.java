// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.Keep;
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
 * <p>Coroutines of other makers, like {@code sequence}, have no job, and run where they are called.
 */
public final class Coroutines {
    private Coroutines() {}

    public static Edge edge() {
        return Edge.between("coroutines", "Kotlin's coroutines 1.3–1.10")
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
