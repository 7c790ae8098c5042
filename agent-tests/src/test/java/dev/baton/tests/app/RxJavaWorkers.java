// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.carry.Hands;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Workers of RxJava that run a task three times. */
public final class RxJavaWorkers implements Hands {
    private static final int TIMES = 3;

    private final ExecutorService pool = Executors.newFixedThreadPool(2);

    @Override
    public void hand(String way, Runnable task, Executor somebody) {
        Scheduler.Worker worker = scheduler(way).createWorker();
        AtomicInteger times = new AtomicInteger();
        Object unused = worker.schedulePeriodically(
                () -> {
                    task.run();
                    if (times.incrementAndGet() == TIMES) worker.dispose();
                },
                1,
                1,
                TimeUnit.MILLISECONDS);
    }

    private Scheduler scheduler(String way) {
        switch (way) {
            case "io":
                return Schedulers.io();
            case "computation":
                return Schedulers.computation();
            case "from":
                return Schedulers.from(pool);
            default:
                throw new IllegalArgumentException(way);
        }
    }

    @Override
    public void close() {
        pool.shutdown();
        Schedulers.shutdown();
    }
}
