// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.carry.Hands;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.concurrent.ConcurrentTaskScheduler;
import org.springframework.scheduling.support.CronTrigger;

/** Spring's executor that starts a thread for each task, and tasks of a trigger, of which each runs twice. */
public final class SpringTasks implements Hands {
    private static final int MOST = 100;

    private final SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor();
    private final SimpleAsyncTaskExecutor decorating = new SimpleAsyncTaskExecutor();
    private final SimpleAsyncTaskExecutor throttled = new SimpleAsyncTaskExecutor();
    private final ScheduledExecutorService pool = Executors.newScheduledThreadPool(2);
    private final ConcurrentTaskScheduler scheduler = new ConcurrentTaskScheduler(pool);

    public SpringTasks() {
        decorating.setTaskDecorator(task -> () -> task.run());
        throttled.setConcurrencyLimit(MOST);
    }

    @Override
    public void hand(String way, Runnable task, Executor somebody) {
        switch (way) {
            case "execute":
                threads.execute(task);
                return;
            case "submit":
                Future<?> unused = threads.submit(task);
                return;
            case "decorated":
                decorating.execute(task);
                return;
            case "throttled":
                throttled.execute(task);
                return;
            case "cron":
                Twice.run(task, again -> scheduler.schedule(again, new CronTrigger("* * * * * *")));
                return;
            default:
                throw new IllegalArgumentException(way);
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
