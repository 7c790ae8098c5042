// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.WithoutContext;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.This;
import net.bytebuddy.implementation.bytecode.assign.Assigner.Typing;
import org.jspecify.annotations.Nullable;

/**
 * Jetty's own pool, which runs what applications hand to {@code AsyncContext.start} or to the pool itself; what Jetty 12
 * runs when content has come; and Jetty's scheduler, whose tasks belong to connections that outlive any request.
 */
public final class JettyPool {
    private JettyPool() {}

    public static Edge edge() {
        return Edge.between("jettypool", "the pool and the scheduler of Jetty 9.2–12.1")
                .relocated("org.eclipse.jetty")
                .type("org.eclipse.jetty.util.thread.QueuedThreadPool")
                .advice("execute", Executors.Release.class, "java.lang.Runnable")
                .capturesTasksOf("execute", "java.lang.Runnable")
                .advice("runJob", RunJob.class, "java.lang.Runnable")
                .type("org.eclipse.jetty.util.thread.SerializedInvoker$Link")
                .advice("run", RunLink.class)
                .type("org.eclipse.jetty.util.thread.ScheduledExecutorScheduler")
                .advice("schedule", WithoutContext.class);
    }

    static final class RunJob {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Argument(0) Runnable task) {
            return Baton.resume(task);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            Baton.close(scope);
        }
    }

    static final class RunLink {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@This(typing = Typing.DYNAMIC) Object task) {
            return Baton.resume(task);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            Baton.close(scope);
        }
    }
}
