// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.carry.Hands;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import kotlin.ResultKt;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.CoroutineContext;
import kotlin.coroutines.intrinsics.IntrinsicsKt;
import kotlin.coroutines.jvm.internal.ContinuationImpl;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.CompletableDeferred;
import kotlinx.coroutines.CompletableDeferredKt;
import kotlinx.coroutines.CoroutineStart;
import kotlinx.coroutines.DelayKt;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.ExecutorsKt;
import kotlinx.coroutines.GlobalScope;
import kotlinx.coroutines.YieldKt;

/** Kotlin's coroutines, written as its compiler would: a machine that goes on where it was suspended. */
public final class Coroutines implements Hands {
    private final ExecutorService pool = Executors.newFixedThreadPool(2);
    private final CoroutineContext inPool = ExecutorsKt.from(pool);

    @Override
    public void hand(String way, Runnable task, Executor somebody) {
        CompletableDeferred<String> answer = CompletableDeferredKt.CompletableDeferred(null);
        Step run = continuation -> {
            task.run();
            return Unit.INSTANCE;
        };
        Step await = answer::await;
        Step pause = continuation -> DelayKt.delay(1, continuation);
        Step yield = continuation -> YieldKt.yield(unit(continuation));
        switch (way) {
            case "launch":
                launch(Dispatchers.getDefault(), run);
                return;
            case "delay":
                launch(Dispatchers.getIO(), pause, run);
                return;
            case "yield":
                launch(inPool, yield, run);
                return;
            case "await":
                launch(inPool, await, run);
                break;
            case "unconfined":
                launch(Dispatchers.getUnconfined(), await, run);
                break;
            case "withContext":
                launch(
                        Dispatchers.getUnconfined(),
                        continuation -> BuildersKt.withContext(
                                inPool,
                                (scope, inner) -> new Machine(inner, await).invokeSuspend(Unit.INSTANCE),
                                continuation),
                        run);
                break;
            default:
                Object unused = BuildersKt.async(
                        GlobalScope.INSTANCE,
                        Dispatchers.getDefault(),
                        CoroutineStart.DEFAULT,
                        (scope, continuation) -> new Machine(continuation, await, run).invokeSuspend(Unit.INSTANCE));
        }
        somebody.execute(() -> answer.complete("answer"));
    }

    @SuppressWarnings("unchecked") // it takes whatever comes
    private static Continuation<Unit> unit(Continuation<?> continuation) {
        return (Continuation<Unit>) continuation;
    }

    private static void launch(CoroutineContext context, Step... steps) {
        Object unused = BuildersKt.launch(
                GlobalScope.INSTANCE, context, CoroutineStart.DEFAULT, (scope, continuation) -> new Machine(
                                continuation, steps)
                        .invokeSuspend(Unit.INSTANCE));
    }

    @Override
    public void close() {
        pool.shutdown();
    }

    /** A call of a suspending function. */
    private interface Step {
        Object call(Continuation<Object> continuation);
    }

    private static final class Machine extends ContinuationImpl {
        private final Step[] steps;
        private int label;

        @SuppressWarnings("unchecked") // as Kotlin has it
        Machine(Continuation<?> completion, Step... steps) {
            super((Continuation<Object>) completion);
            this.steps = steps;
        }

        @Override
        protected Object invokeSuspend(Object result) {
            ResultKt.throwOnFailure(result);
            while (label < steps.length) {
                Object returned = steps[label++].call(this);
                if (returned == IntrinsicsKt.getCOROUTINE_SUSPENDED()) return returned;
            }
            return Unit.INSTANCE;
        }
    }
}
