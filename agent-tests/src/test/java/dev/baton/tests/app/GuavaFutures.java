// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import com.google.common.base.Function;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.ListenableFutureTask;
import com.google.common.util.concurrent.ListeningExecutorService;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.SettableFuture;
import dev.baton.tests.carry.Hands;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** Guava's futures. */
public final class GuavaFutures implements Hands {
    private final ListeningExecutorService pool = MoreExecutors.listeningDecorator(Executors.newFixedThreadPool(2));

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
