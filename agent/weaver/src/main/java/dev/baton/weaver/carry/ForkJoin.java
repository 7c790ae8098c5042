// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.OnlyCarried;
import dev.baton.weaver.advice.WithoutContext;
import java.util.concurrent.ForkJoinPool.ForkJoinWorkerThreadFactory;
import java.util.concurrent.ForkJoinTask;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.FieldValue;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.Return;
import net.bytebuddy.asm.Advice.This;
import org.jspecify.annotations.Nullable;

/**
 * {@code ForkJoinPool}, {@code RecursiveTask}, {@code CountedCompleter} and parallel streams of JDK 8–26. A task is
 * captured where it is forked or comes in from outside, before the pool takes any lock, and resumed in {@code doExec},
 * through which every queued task goes. While no context is current, forking costs one look at the thread.
 *
 * <p>{@code doExec} also runs a task that its own thread invokes, and that one keeps the thread's context; so it leaves
 * alone what was not captured, but for what that receives, which is over when it is. Where a waiting thread helps out with
 * whatever it finds, there is therefore no context but those of the tasks it finds.
 *
 * <p>The scheduler of virtual threads is a {@code ForkJoinPool}, and is known by its factory of threads.
 */
public final class ForkJoin {
    private ForkJoin() {}

    public static Edge edge() {
        Edge edge = Edge.between("forkjoin", "ForkJoinPool, parallel streams of JDK 8–26")
                .type("java.util.concurrent.ForkJoinTask")
                .advice("fork", Fork.class)
                .advice("doExec", DoExec.class)
                .advice(
                        "doJoin|externalAwaitDone|externalInterruptibleAwaitDone|tryExternalHelp|awaitDone",
                        WithoutContext.class)
                .advice("get", WithoutContext.class, "long")
                .advice("tryUnfork", TryUnfork.class)
                .advice("reinitialize", Reinitialize.class)
                .type("java.util.concurrent.ForkJoinPool$WorkQueue")
                .advice("helpComplete|helpCC|helpAsyncBlocker", WithoutContext.class)
                .type("java.util.concurrent.DelayScheduler$ScheduledForkJoinTask")
                .advice("<init>", Schedule.class, "long", "long")
                .type("java.util.concurrent.ForkJoinPool")
                .advice("execute", OnlyCarried.class, "java.lang.Runnable")
                .advice("externalSubmit", Submit.class, "java.util.concurrent.ForkJoinTask")
                .advice("poolSubmit", PoolSubmit.class, "boolean", "java.util.concurrent.ForkJoinTask")
                .advice(
                        "awaitJoin|helpComplete|externalHelpComplete|helpQuiesce|externalHelpQuiesce"
                                + "|helpQuiescePool|externalHelpQuiescePool|awaitQuiescence",
                        WithoutContext.class);
        // From 11 on only fork() reaches it from outside, and is captured already.
        return edge.adviceOnJava8("externalPush", Submit.class, "java.util.concurrent.ForkJoinTask");
    }

    static final class Fork {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@This ForkJoinTask<?> task) {
            if (Baton.current() != null) Baton.capture(task);
        }
    }

    static final class DoExec {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@This ForkJoinTask<?> task) {
            return Baton.resume(task);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            Baton.close(scope);
        }
    }

    /** The task is its thread's again, which may call its {@code compute()} and fork it anew under another context. */
    static final class TryUnfork {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@This ForkJoinTask<?> task, @Return boolean isUnforked) {
            if (isUnforked) Baton.drop(task);
        }
    }

    /** It was cancelled, perhaps, and never ran. */
    static final class Reinitialize {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@This ForkJoinTask<?> task) {
            Baton.drop(task);
        }
    }

    static final class Submit {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Argument(0) ForkJoinTask<?> task, @FieldValue("factory") ForkJoinWorkerThreadFactory factory) {
            if (Baton.current() != null && Baton.carries(factory)) Baton.capture(task);
        }
    }

    static final class PoolSubmit {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Argument(1) ForkJoinTask<?> task, @FieldValue("factory") ForkJoinWorkerThreadFactory factory) {
            if (Baton.current() != null && Baton.carries(factory)) Baton.capture(task);
        }
    }

    /**
     * JDK 25: a {@code ForkJoinPool} schedules too, {@code CompletableFuture}'s delays among others. A task is made and put
     * into the queue by the same call, and only its constructor is told whether it is to run again.
     */
    static final class Schedule {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@This Object task, @Argument(1) long period) {
            if (period == 0 && Baton.current() != null) Baton.capture(task);
        }
    }
}
