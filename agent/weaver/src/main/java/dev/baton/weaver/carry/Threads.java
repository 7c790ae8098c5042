// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.core.settings.Setting;
import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.WithoutContext;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.This;
import net.bytebuddy.asm.Advice.Thrown;
import org.jspecify.annotations.Nullable;

/**
 * Platform threads of JDK 8–26 that a request starts: such a thread has the request's context for its whole life. Only where
 * the setting {@code carry.threads} says so: many a thread that is started in a request serves others later. Of those, the
 * pools that Baton knows start theirs under no context.
 */
public final class Threads {
    private Threads() {}

    public static Edge edge() {
        return startingNone(Edge.between("threads", "threads that a request starts, with carry.threads=platform")
                .onlyIf(Setting.CARRY_THREADS, "platform")
                .type("java.lang.Thread")
                .advice("start", Start.class));
    }

    /** Pools that start a thread when a request comes by, for whoever comes later. */
    static Edge startingNone(Edge edge) {
        return edge.type("java.util.concurrent.ThreadPoolExecutor")
                .advice("addWorker", WithoutContext.class)
                .type("java.util.concurrent.ForkJoinPool")
                .advice("createWorker", WithoutContext.class)
                .type("org.apache.tomcat.util.threads.ThreadPoolExecutor")
                .advice("addWorker", WithoutContext.class)
                .type("io.netty.util.concurrent.SingleThreadEventExecutor")
                .advice("doStartThread", WithoutContext.class)
                .type("io.netty.util.HashedWheelTimer")
                .advice("start", WithoutContext.class)
                .type("org.eclipse.jetty.util.thread.QueuedThreadPool")
                .advice("startThread|startThreads", WithoutContext.class)
                .type("org.jboss.threads.EnhancedQueueExecutor")
                .advice("doStartThread", WithoutContext.class)
                .type("com.lmax.disruptor.dsl.Disruptor")
                .advice("start", WithoutContext.class);
    }

    static final class Start {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@This Thread thread) {
            if (Baton.current() != null && Baton.carries(thread)) Baton.startThread(thread, true);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@This Thread thread, @Thrown @Nullable Throwable refusal) {
            if (refusal != null) Baton.startThread(thread, false);
        }
    }
}
