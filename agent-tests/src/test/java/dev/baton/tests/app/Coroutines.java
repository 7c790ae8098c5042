// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.app.Suspending.Step;
import dev.baton.tests.carry.Hands;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.CoroutineContext;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.CompletableDeferred;
import kotlinx.coroutines.CompletableDeferredKt;
import kotlinx.coroutines.CoroutineStart;
import kotlinx.coroutines.DelayKt;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.ExecutorsKt;
import kotlinx.coroutines.GlobalScope;
import kotlinx.coroutines.YieldKt;

/** Kotlin's coroutines. */
public final class Coroutines implements Hands {
    private final ExecutorService pool = Executors.newFixedThreadPool(2);
    private final CoroutineContext inPool = ExecutorsKt.from(pool);

    @Override
    public void hand(String way, Runnable task, Executor somebody) {
        CompletableDeferred<String> answer = CompletableDeferredKt.CompletableDeferred(null);
        Step run = (before, continuation) -> {
            task.run();
            return Unit.INSTANCE;
        };
        Step await = (before, continuation) -> answer.await(continuation);
        Step pause = (before, continuation) -> DelayKt.delay(1, continuation);
        Step yield = (before, continuation) -> YieldKt.yield(unit(continuation));
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
            case "executorOfDefault":
                ExecutorsKt.asExecutor(Dispatchers.getDefault()).execute(task);
                return;
            case "executorOfIo":
                ExecutorsKt.asExecutor(Dispatchers.getIO()).execute(task);
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
                        (before, continuation) -> BuildersKt.withContext(
                                inPool, (scope, inner) -> Suspending.call(inner, await), continuation),
                        run);
                break;
            default:
                Object unused = BuildersKt.async(
                        GlobalScope.INSTANCE,
                        Dispatchers.getDefault(),
                        CoroutineStart.DEFAULT,
                        (scope, continuation) -> Suspending.call(continuation, await, run));
        }
        somebody.execute(() -> answer.complete("answer"));
    }

    @SuppressWarnings("unchecked") // it takes whatever comes
    private static Continuation<Unit> unit(Continuation<?> continuation) {
        return (Continuation<Unit>) continuation;
    }

    private static void launch(CoroutineContext context, Step... steps) {
        Object unused = BuildersKt.launch(
                GlobalScope.INSTANCE,
                context,
                CoroutineStart.DEFAULT,
                (scope, continuation) -> Suspending.call(continuation, steps));
    }

    @Override
    public void close() {
        pool.shutdown();
    }
}
