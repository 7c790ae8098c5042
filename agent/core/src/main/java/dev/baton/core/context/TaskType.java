// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.context;

import java.util.TimerTask;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RunnableFuture;

/** What Baton has to know of a class of tasks, looked up once for each class. */
final class TaskType {
    /**
     * Beginnings of the names of classes that no context is carried into.
     *
     * <ul>
     *   <li>Loops that drain a queue: whoever finds the loop asleep submits it, and from then on it works for everybody.
     *       An event loop would even keep its first request's context for ever.
     *   <li>What Netty does for a connection whoever opened it: its I/O, its timeouts, which set themselves anew, and its
     *       end.
     *   <li>Tomcat's, Jetty's and Undertow's own events, of a connection or of an HTTP/2 stream: what they lead to takes
     *       its context from the headers of its request, or has none.
     *   <li>OkHttp's: loops that keep its connections, and calls, which bring their own context.
     *   <li>{@code CompletableFuture}'s tasks and functions: nothing in them is the application's but the function they
     *       were given, and that has its context with it ({@link Carried}).
     *   <li>A virtual thread's continuation: it is submitted by whoever unparks the thread, sometimes between two threads'
     *       lives, where a lock could park the carrier under it (open-telemetry/opentelemetry-java-instrumentation#10747).
     * </ul>
     */
    private static final String[] NOT_CARRIED = {
        "java.lang.VirtualThread",
        "java.util.concurrent.CompletableFuture$",
        "java.util.concurrent.SubmissionPublisher$ConsumerTask",
        "jdk.internal.net.http.common.SequentialScheduler",
        "sun.nio.ch.",
        "akka.dispatch.Mailbox",
        "com.google.common.util.concurrent.SequentialExecutor$",
        "com.squareup.okhttp.",
        "io.grpc.internal.SerializingExecutor",
        "io.grpc.netty.",
        "io.netty.channel.AbstractChannel$CloseFuture",
        "io.netty.channel.epoll.",
        "io.netty.channel.kqueue.",
        "io.netty.channel.nio.",
        "io.netty.channel.uring.",
        "io.netty.handler.timeout.",
        "io.netty.util.concurrent.NonStickyEventExecutorGroup$",
        "io.netty.util.concurrent.SingleThreadEventExecutor$",
        "io.undertow.server.protocol.",
        "io.vertx.core.impl.TaskQueue",
        "okhttp3.",
        "org.apache.coyote.",
        "org.apache.pekko.dispatch.Mailbox",
        "org.apache.tomcat.util.net.",
        "org.eclipse.jetty.http2.",
        "org.eclipse.jetty.io.",
        "org.eclipse.jetty.server.AbstractConnector$",
        "org.eclipse.jetty.server.HttpChannel",
        "org.eclipse.jetty.server.HttpConnection",
        "org.eclipse.jetty.server.internal.HttpConnection",
        "org.eclipse.jetty.util.thread.ReservedThread",
        "org.eclipse.jetty.util.thread.strategy.",
        "org.xnio.",
        "reactor.netty.http.server.HttpTrafficHandler",
    };

    private static final ClassValue<TaskType> TYPES = new ClassValue<TaskType>() {
        @Override
        protected TaskType computeValue(Class<?> type) {
            return new TaskType(type);
        }
    };

    /** False for what {@link #NOT_CARRIED} lists. */
    final boolean isCarried;

    /**
     * A task that can wait in one queue at a time and runs once for each time it is put there, so that a later capture
     * replaces an earlier one. Any other {@code Runnable} may be submitted again while it waits, by other requests too.
     */
    final boolean isSingleUse;

    /** Whether a task of this class has ever been captured: if not, there is no need to look. */
    volatile boolean wasCaptured;

    private TaskType(Class<?> type) {
        isCarried = isCarried(type.getName());
        isSingleUse = ForkJoinTask.class.isAssignableFrom(type)
                || RunnableFuture.class.isAssignableFrom(type)
                || TimerTask.class.isAssignableFrom(type);
    }

    static TaskType of(Object task) {
        return TYPES.get(task.getClass());
    }

    private static boolean isCarried(String className) {
        for (String start : NOT_CARRIED) {
            if (className.startsWith(start)) return false;
        }
        return true;
    }
}
