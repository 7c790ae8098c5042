// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.weaver.Edge;
import java.util.List;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.RunnableScheduledFuture;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.FieldValue;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.Return;
import net.bytebuddy.asm.Advice.Thrown;
import org.jspecify.annotations.Nullable;

/**
 * {@code ThreadPoolExecutor} and {@code ScheduledThreadPoolExecutor} of JDK 8–26, and what extends them. What
 * {@code execute} and the scheduling methods, which all meet in {@code delayedExecute}, put into the queue is captured. A
 * worker switches to what was captured when {@code getTask} gives it a task, and to none when it asks for the next. These
 * are methods that its loop calls, not the loop itself: an attached Baton reaches workers that are inside it already. Such
 * a worker may be waiting inside {@code getTask} too, and gets that one task's context in {@code beforeExecute}.
 *
 * <p>The queue holds the very task the caller gave; so {@code remove},
 * {@code beforeExecute} and comparators meet it, and refused tasks' handlers do, who run theirs under the caller's
 * context.
 *
 * <p>A periodic task is not captured: it would keep the context of one request for ever.
 */
public final class Executors {
    private Executors() {}

    public static Edge edge() {
        return Edge.between("executors", "the executors of JDK 8–26")
                .type("java.util.concurrent.ThreadPoolExecutor")
                .advice("execute", Release.class, "java.lang.Runnable")
                .capturesTasksOf("execute", "java.lang.Runnable")
                .advice("getTask", GetTask.class)
                .advice("beforeExecute", BeforeExecute.class)
                .advice("reject", Reject.class)
                .advice("remove", Remove.class)
                .advice("drainQueue", DrainQueue.class)
                .type("java.util.concurrent.ThreadPoolExecutor$Worker")
                .advice("run", RunWorker.class)
                .type("java.util.concurrent.ThreadPerTaskExecutor")
                .advice("newThread", NewThread.class, "java.lang.Runnable")
                .type("java.util.concurrent.ThreadPoolExecutor$DiscardOldestPolicy")
                .dropsTasksOf("rejectedExecution")
                .type("java.util.concurrent.ScheduledThreadPoolExecutor")
                .advice("delayedExecute", DelayedExecute.class);
    }

    static final class Release {
        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Argument(0) Runnable task, @Thrown Throwable refusal) {
            if (refusal != null) Baton.release(task);
        }
    }

    /** The worker's first task does not come out of the queue. */
    static final class RunWorker {
        @OnMethodEnter(suppress = Throwable.class)
        static Object enter(@FieldValue("firstTask") @Nullable Runnable task) {
            Object scope = Baton.open(null);
            if (task != null) Baton.switchTo(task);
            return scope;
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter Object scope) {
            Baton.switchTo(null);
            Baton.close(scope);
        }
    }

    static final class GetTask {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter() {
            Baton.switchTo(null);
        }

        @OnMethodExit(suppress = Throwable.class)
        static void exit(@Return @Nullable Runnable task) {
            if (task != null) Baton.switchTo(task);
        }
    }

    static final class BeforeExecute {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(1) Runnable task) {
            Baton.switchTo(task);
        }
    }

    /** JDK 21: the task of its only thread. */
    static final class NewThread {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(value = 0, readOnly = false) Runnable task) {
            task = (Runnable) Baton.wrap(task);
        }
    }

    static final class DelayedExecute {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(0) RunnableScheduledFuture<?> task) {
            if (Baton.current() != null && !task.isPeriodic()) Baton.capture(task);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Argument(0) RunnableScheduledFuture<?> task, @Thrown Throwable refusal) {
            if (refusal != null) Baton.release(task);
        }
    }

    /** When the handler throws, {@code execute} throws too. */
    static final class Reject {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@Argument(0) Runnable task, @FieldValue("handler") RejectedExecutionHandler handler) {
            Baton.refused(task, handler);
        }
    }

    static final class Remove {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@Argument(0) Runnable task, @Return boolean wasThere) {
            if (wasThere) Baton.drop(task);
        }
    }

    /** What {@code shutdownNow} hands back. */
    static final class DrainQueue {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@Return List<Runnable> tasks) {
            for (int i = 0, size = tasks.size(); i < size; i++) Baton.drop(tasks.get(i));
        }
    }
}
