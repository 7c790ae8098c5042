// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.Capture;
import dev.baton.weaver.advice.Meanwhile;
import dev.baton.weaver.advice.Switch;
import dev.baton.weaver.advice.WithoutContext;
import dev.baton.weaver.advice.Wrap;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.This;
import org.jspecify.annotations.Nullable;

/**
 * Listeners of Guava's {@code ListenableFuture}, 10–33: each is handed to its executor in the context of the one who added
 * it, whoever completes the future. The listener itself may wait at several futures, so it is the entry in the future's list
 * that brings the context; and the executor sees the very listener it was added with.
 *
 * <p>Who posts to an {@code AsyncEventBus} hands over what others have posted, and one task of a sequential executor runs what
 * many have submitted; so may one of an {@code ExecutionSequencer}. Each run of a service with a schedule of its own sets the
 * next, which would keep the context of the request that started it for ever.
 */
public final class GuavaFutures {
    private GuavaFutures() {}

    public static Edge edge() {
        return Edge.between("guavafutures", "futures, event bus and sequential executors of Guava 10–33")
                .type("com.google.common.util.concurrent.AbstractFuture$Listener")
                .advice("<init>", CaptureUnlessEmpty.class, "java.lang.Runnable")
                .type("com.google.common.util.concurrent.AbstractFuture") // 19
                .advice("complete", Meanwhile.class)
                .switchesToOwnersOf("executor", "complete")
                .type("com.google.common.util.concurrent.ExecutionList$RunnableExecutorPair")
                .advice("<init>", Capture.class)
                .advice("execute", Switch.class) // until 13
                .type("com.google.common.util.concurrent.ExecutionList")
                .advice("execute", Meanwhile.class)
                .switchesToOwnersOf("executor", "execute")
                .type("com.google.common.util.concurrent.SequentialExecutor") // 23.3
                .advice("execute", Wrap.class, "java.lang.Runnable")
                .type("com.google.common.util.concurrent.SequentialExecutor$QueueWorker")
                .advice("workOnQueue", WithoutContext.class)
                .type("com.google.common.util.concurrent.ExecutionSequencer$TaskNonReentrantExecutor") // 29
                .advice("execute", Wrap.class, "java.lang.Runnable")
                .advice("run", WithoutContext.class)
                .type(
                        "com.google.common.util.concurrent.AbstractScheduledService$CustomScheduler$ReschedulableCallable")
                .advice("reschedule", WithoutContext.class)
                .type("com.google.common.eventbus.Dispatcher$LegacyAsyncDispatcher$EventWithSubscriber")
                .advice("<init>", Capture.class)
                .type("com.google.common.eventbus.Dispatcher$LegacyAsyncDispatcher")
                .advice("dispatch", Meanwhile.class)
                .switchesToPolled("dispatch")
                .type("com.google.common.eventbus.EventBus$EventWithSubscriber") // until 18
                .advice("<init>", Capture.class)
                .type("com.google.common.eventbus.EventBus$EventWithHandler") // until 15
                .advice("<init>", Capture.class)
                .type("com.google.common.eventbus.AsyncEventBus")
                .advice("dispatchQueuedEvents", Meanwhile.class)
                .switchesToPolled("dispatchQueuedEvents");
    }

    /** The end of all lists is an entry too, which stays for ever. */
    static final class CaptureUnlessEmpty {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@This Object entry, @Argument(0) @Nullable Object listener) {
            if (listener != null) Baton.capture(entry);
        }
    }
}
