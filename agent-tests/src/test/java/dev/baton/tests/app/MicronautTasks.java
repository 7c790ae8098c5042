// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.carry.Hands;
import io.micronaut.scheduling.ScheduledExecutorTaskScheduler;
import io.micronaut.scheduling.TaskScheduler;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Tasks of Micronaut's: after a time, or by a cron expression, of which each runs twice. */
public final class MicronautTasks implements Hands {
    private static final int TIMES = 2;

    private final ScheduledExecutorService pool = Executors.newScheduledThreadPool(2);
    private final TaskScheduler scheduler = new ScheduledExecutorTaskScheduler(pool);

    @Override
    public void hand(String way, Runnable task, Executor somebody) {
        switch (way) {
            case "after":
                scheduler.schedule(Duration.ofMillis(1), task);
                return;
            case "cron":
                everySecond(task);
                return;
            default:
                throw new IllegalArgumentException(way);
        }
    }

    private void everySecond(Runnable task) {
        AtomicInteger times = new AtomicInteger();
        ScheduledFuture<?>[] scheduled = {null};
        synchronized (scheduled) {
            scheduled[0] = scheduler.schedule("* * * * * *", () -> {
                if (times.incrementAndGet() <= TIMES) task.run();
                synchronized (scheduled) {
                    if (times.get() >= TIMES) scheduled[0].cancel(false);
                }
            });
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
