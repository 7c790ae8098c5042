// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.core.settings.Setting;
import dev.baton.weaver.Edge;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.Return;
import net.bytebuddy.asm.Advice.This;
import org.jspecify.annotations.Nullable;

/**
 * The queues of JDK 8–26, and threads that a request starts. Carries nothing: who takes an element out of a queue may work
 * for whomever. With {@code debug.loss} it watches what is handed over so, to say where a trace was lost.
 */
public final class Queues {
    private Queues() {}

    public static Edge edge() {
        Edge edge = Edge.between("queues", "hand-overs that lose traces, with debug.loss=true")
                .onlyIf(Setting.DEBUG_LOSS, "true")
                .type("java.util.ArrayDeque")
                .advice("addFirst|addLast", Put.class)
                .advice("pollFirst|pollLast", Take.class)
                .type("java.util.LinkedList")
                .advice("linkFirst|linkLast", Put.class)
                .advice("unlinkFirst|unlinkLast", Take.class)
                .type("java.util.PriorityQueue")
                .advice("offer", Put.class)
                .advice("poll", Take.class)
                .type("java.lang.Thread")
                .advice("start", Start.class);
        String concurrent = "java.util.concurrent.";
        edge.type(concurrent + "ArrayBlockingQueue").advice("enqueue", Put.class);
        edge.advice("dequeue", Take.class);
        edge.type(concurrent + "ConcurrentLinkedDeque").advice("linkFirst|linkLast", Put.class);
        edge.advice("pollFirst|pollLast", Take.class);
        edge.type(concurrent + "LinkedBlockingDeque").advice("putFirst|putLast|offerFirst|offerLast", Put.class);
        edge.advice("takeFirst|takeLast|pollFirst|pollLast", Take.class);
        for (String queue : new String[] {
            "ConcurrentLinkedQueue",
            "LinkedBlockingQueue",
            "LinkedTransferQueue",
            "PriorityBlockingQueue",
            "SynchronousQueue"
        }) {
            edge.type(concurrent + queue).advice("offer|put|add|transfer|tryTransfer", Put.class, "java.lang.Object");
            edge.advice("poll|take", Take.class);
        }
        return Threads.startingNone(edge);
    }

    static final class Put {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(0) @Nullable Object element) {
            if (element != null) Baton.handOver(element);
        }
    }

    static final class Take {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@Return @Nullable Object element) {
            if (element != null) Baton.takeOver(element);
        }
    }

    static final class Start {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@This Thread thread) {
            Baton.handOver(thread);
        }
    }
}
