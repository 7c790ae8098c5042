// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.OnlyCarried;
import dev.baton.weaver.advice.WithoutContext;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.Return;
import net.bytebuddy.asm.Advice.Thrown;
import org.jspecify.annotations.Nullable;

/**
 * Netty's event loops and executors, 4.0.33–4.2: what is handed to one from outside, and what a channel's own methods queue
 * because they were called from outside. {@code addTask} is where all of it comes in, and a loop switches to a task's
 * context when {@code pollTask}, {@code pollTaskFrom} or {@code takeTask} gives it the task. In between, while it does its
 * own I/O, it has none. A loop that an application turns by hand has none of these methods; its I/O is done under the context
 * of whoever turns it.
 *
 * <p>A scheduled task is captured when it is scheduled; one that comes from outside the loop first runs to put itself into
 * the loop's schedule, and is captured again there. A periodic one is not: it would keep the context of one request for
 * ever.
 */
public final class NettyLoops {
    private NettyLoops() {}

    public static Edge edge() {
        return Edge.between("nettyloops", "Netty's event loops and executors 4.0.33–4.2")
                .relocated("io.netty")
                .type("io.netty.util.concurrent.SingleThreadEventExecutor")
                .advice("addTask", AddTask.class, "java.lang.Runnable")
                .advice("removeTask", RemoveTask.class, "java.lang.Runnable")
                .advice("pollTask|pollTaskFrom|takeTask", NextTask.class)
                .advice("runAllTasks|runAllTasksFrom", RunAllTasks.class)
                .type("io.netty.util.concurrent.GlobalEventExecutor")
                .advice("addTask", AddTask.class, "java.lang.Runnable")
                .advice("takeTask", NextTask.class)
                .type("io.netty.channel.ManualIoEventLoop") // 4.2
                .advice("execute", AddTask.class, "java.lang.Runnable")
                .type("io.netty.util.concurrent.NonStickyEventExecutorGroup$NonStickyOrderedEventExecutor")
                .advice("execute", AddTask.class, "java.lang.Runnable")
                .type("io.netty.util.concurrent.AbstractEventExecutor")
                .advice("safeExecute", SafeExecute.class, "java.lang.Runnable")
                .type("io.netty.util.concurrent.AbstractScheduledEventExecutor")
                .advice("schedule", OnlyCarried.class, "java.lang.Runnable", "long", "java.util.concurrent.TimeUnit")
                .advice("scheduleAtFixedRate|scheduleWithFixedDelay", WithoutContext.class, "java.lang.Runnable")
                .advice(
                        "schedule|scheduleFromEventLoop",
                        Capture.class,
                        "io.netty.util.concurrent.ScheduledFutureTask");
    }

    static final class AddTask {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(0) Runnable task) {
            Baton.capture(task);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Argument(0) Runnable task, @Thrown @Nullable Throwable refusal) {
            if (refusal != null) Baton.release(task);
        }
    }

    static final class RemoveTask {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@Argument(0) Runnable task, @Return boolean wasThere) {
            if (wasThere) Baton.drop(task);
        }
    }

    static final class NextTask {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter() {
            Baton.switchTo(null);
        }

        @OnMethodExit(suppress = Throwable.class)
        static void exit(@Return @Nullable Runnable task) {
            if (task != null) Baton.switchTo(task);
        }
    }

    static final class RunAllTasks {
        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit() {
            Baton.switchTo(null);
        }
    }

    /** For tasks that were not polled by the methods above; at those that were the thread is already. */
    static final class SafeExecute {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Argument(0) Runnable task) {
            return Baton.meanwhile(task);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            Baton.close(scope);
        }
    }

    static final class Capture {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(0) Object task) {
            if (Baton.current() != null) Baton.capture(task);
        }
    }
}
