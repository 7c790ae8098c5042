// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.context;

import java.util.TimerTask;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What Baton has to know of a class of tasks, looked up once for each class. Kept with the class as a number, not an object
 * of Baton's: the class may outlive Baton, and would hold on to it.
 */
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
     *       its context from the headers of its request, or has none. Undertow's timeouts, and those of
     *       WildFly's connections, which set themselves anew.
     *   <li>The loops of Spring's listeners, whoever starts them or adds one, and what Redisson does for all, again and
     *       again.
     *   <li>OkHttp's and gRPC's: loops that keep their connections, and calls, which bring their own context; what keeps
     *       Armeria's connections, which sets itself anew.
     *   <li>{@code CompletableFuture}'s tasks and functions: nothing in them is the application's but the function they
     *       were given, and that has its context with it ({@link Carried}).
     *   <li>The threads of the pools that run fibers: each fiber brings its own context.
     *   <li>A timer's thread, and Quartz's, whoever started its scheduler: a job is nobody's.
     *   <li>A virtual thread's continuation: it is submitted by whoever unparks the thread, sometimes between two threads'
     *       lives, where a lock could park the carrier under it (open-telemetry/opentelemetry-java-instrumentation#10747).
     * </ul>
     */
    private static final String[] NOT_CARRIED = {
        "java.lang.VirtualThread",
        "java.util.concurrent.CompletableFuture$",
        "java.util.TimerThread",
        "java.util.concurrent.SubmissionPublisher$ConsumerTask",
        "jdk.internal.net.http.common.SequentialScheduler",
        "sun.nio.ch.",
        "akka.dispatch.Mailbox",
        "cats.effect.unsafe.WorkerThread",
        "com.google.common.util.concurrent.SequentialExecutor$",
        "com.google.common.util.concurrent.SerializingExecutor$",
        "com.linecorp.armeria.internal.common.AbstractKeepAliveHandler$",
        "com.linecorp.armeria.internal.common.KeepAliveHandler$",
        "com.lmax.disruptor.",
        "com.squareup.okhttp.",
        "io.grpc.SynchronizationContext$",
        "io.grpc.internal.",
        "io.grpc.netty.",
        "io.grpc.okhttp.",
        "io.netty.channel.AbstractChannel$CloseFuture",
        "io.netty.channel.epoll.",
        "io.netty.channel.kqueue.",
        "io.netty.channel.nio.",
        "io.netty.channel.uring.",
        "io.netty.handler.timeout.",
        "io.netty.util.concurrent.NonStickyEventExecutorGroup$",
        "io.netty.util.concurrent.SingleThreadEventExecutor$",
        "io.undertow.client.",
        "io.undertow.conduits.",
        "io.undertow.protocols.",
        "io.undertow.security.impl.",
        "io.undertow.server.handlers.JDBCLogHandler",
        "io.undertow.server.handlers.StuckThreadDetectionHandler",
        "io.undertow.server.handlers.accesslog.",
        "io.undertow.server.handlers.proxy.",
        "io.undertow.server.handlers.sse.ServerSentEventConnection",
        "io.undertow.server.protocol.",
        "io.undertow.server.session.",
        "io.vertx.core.impl.TaskQueue$$Lambda",
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
        "org.jboss.netty.",
        "org.jboss.remoting3.remote.",
        "org.quartz.",
        "org.redisson.MapWriteBehindTask",
        "org.redisson.QueueTransferTask",
        "org.redisson.client.handler.",
        "org.redisson.connection.",
        "org.redisson.eviction.",
        "org.redisson.renewal.",
        "org.springframework.amqp.client.listener.AmqpMessageListenerContainer$",
        "org.springframework.amqp.rabbit.listener.DirectMessageListenerContainer$",
        "org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer$",
        "org.springframework.data.mongodb.core.messaging.",
        "org.springframework.data.redis.listener.",
        "org.springframework.data.redis.stream.",
        "org.springframework.integration.redis.inbound.",
        "org.springframework.jms.listener.DefaultMessageListenerContainer$",
        "org.springframework.kafka.listener.KafkaMessageListenerContainer$",
        "org.springframework.kafka.listener.ShareKafkaMessageListenerContainer$",
        "org.wildfly.httpclient.common.HttpConnectionPool$",
        "org.xnio.",
        "reactor.netty.http.server.HttpTrafficHandler",
        "zio.internal.ZScheduler$",
    };

    /** Of which there are copies with a prefix before these packages, as Baton weaves them. */
    private static final String[] RELOCATED = {"io.netty.", "org.eclipse.jetty."};

    private static final int CARRIED = 1;
    private static final int SINGLE_USE = 2;
    private static final int CAPTURED = 4;

    private static final ClassValue<AtomicInteger> TYPES = new ClassValue<AtomicInteger>() {
        @Override
        protected AtomicInteger computeValue(Class<?> type) {
            int flags = isCarriedByName(type.getName()) ? CARRIED : 0;
            boolean isSingleUse = ForkJoinTask.class.isAssignableFrom(type)
                    || RunnableFuture.class.isAssignableFrom(type)
                    || TimerTask.class.isAssignableFrom(type);
            return new AtomicInteger(isSingleUse ? flags | SINGLE_USE : flags);
        }
    };

    private TaskType() {}

    /** False for what {@link #NOT_CARRIED} lists. */
    static boolean isCarried(Object task) {
        return (flags(task) & CARRIED) != 0;
    }

    /**
     * A task that can wait in one queue at a time and runs once for each time it is put there, so that a later capture
     * replaces an earlier one. Any other {@code Runnable} may be submitted again while it waits, by other requests too.
     */
    static boolean isSingleUse(Object task) {
        return (flags(task) & SINGLE_USE) != 0;
    }

    /** Whether a task of this class has ever been captured: if not, there is no need to look. */
    static boolean wasCaptured(Object task) {
        return (flags(task) & CAPTURED) != 0;
    }

    static void noteCaptured(Object task) {
        AtomicInteger flags = TYPES.get(task.getClass());
        int before = flags.get();
        if ((before & CAPTURED) == 0) flags.set(before | CAPTURED);
    }

    private static int flags(Object task) {
        return TYPES.get(task.getClass()).get();
    }

    /** False for a class of that name, or a copy of it, that {@link #NOT_CARRIED} lists. */
    static boolean isCarriedByName(String className) {
        String original = original(className);
        for (String start : NOT_CARRIED) {
            if (original.startsWith(start)) return false;
        }
        return true;
    }

    private static String original(String className) {
        for (String root : RELOCATED) {
            int prefix = className.indexOf(root);
            if (prefix > 0 && className.charAt(prefix - 1) == '.') return className.substring(prefix);
        }
        return className;
    }
}
