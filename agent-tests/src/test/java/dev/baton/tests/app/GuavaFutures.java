// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import com.google.common.base.Function;
import com.google.common.eventbus.AllowConcurrentEvents;
import com.google.common.eventbus.AsyncEventBus;
import com.google.common.eventbus.Subscribe;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.ListenableFutureTask;
import com.google.common.util.concurrent.ListeningExecutorService;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.SettableFuture;
import dev.baton.tests.carry.Hands;
import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** Guava's futures. */
public final class GuavaFutures implements Hands {
    private final ListeningExecutorService pool = MoreExecutors.listeningDecorator(Executors.newFixedThreadPool(2));

    private final AsyncEventBus bus = new AsyncEventBus(pool);
    private final Executor sequential = sequential(pool);
    private final Executor sequencer = sequencer(pool);
    private final Executor sequentialWrapped = sequential(task -> pool.execute(() -> task.run()));

    public GuavaFutures() {
        bus.register(this);
    }

    /** By reflection, for the versions without it; they have none. */
    private static Executor sequential(Executor pool) {
        try {
            return (Executor) MoreExecutors.class
                    .getMethod("newSequentialExecutor", Executor.class)
                    .invoke(null, pool);
        } catch (ReflectiveOperationException none) {
            return pool;
        }
    }

    /** One that runs what it may at once on the thread of whoever submits or has run the one before; likewise. */
    private static Executor sequencer(Executor pool) {
        try {
            Class<?> type = Class.forName("com.google.common.util.concurrent.ExecutionSequencer");
            Object sequencer = type.getMethod("create").invoke(null);
            Method submit = type.getMethod("submit", Callable.class, Executor.class);
            Executor inPlace = Runnable::run;
            return task -> pool.execute(() -> {
                try {
                    submit.invoke(sequencer, Executors.callable(task), inPlace);
                } catch (ReflectiveOperationException fault) {
                    throw new IllegalStateException(fault);
                }
            });
        } catch (ReflectiveOperationException none) {
            return pool;
        }
    }

    /** Of the bus. */
    @Subscribe
    @AllowConcurrentEvents
    public void run(Runnable task) {
        task.run();
    }

    @Override
    public void hand(String way, Runnable task, Executor somebody) {
        SettableFuture<String> future = SettableFuture.create();
        switch (way) {
            case "listener":
                future.addListener(task, pool);
                break;
            case "listenerInPlace":
                future.addListener(task, Runnable::run);
                break;
            case "listenerOfATask":
                ListenableFutureTask<String> whole = ListenableFutureTask.create(() -> "value");
                whole.addListener(task, Runnable::run);
                somebody.execute(whole);
                return;
            case "asyncEventBus":
                bus.post(task);
                return;
            case "sequential":
                sequential.execute(task);
                return;
            case "sequentialWrapped":
                sequentialWrapped.execute(task);
                return;
            case "sequencer":
                sequencer.execute(task);
                return;
            case "pool":
                ListenableFuture<?> unused = pool.submit(task);
                return;
            default:
                Function<String, String> function = value -> {
                    task.run();
                    return value;
                };
                ListenableFuture<String> also = Futures.transform(future, function, (Executor) pool);
        }
        somebody.execute(() -> future.set("value"));
    }

    @Override
    public void close() {
        pool.shutdown();
    }
}
