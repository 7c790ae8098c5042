// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.carry.Hands;
import io.micronaut.scheduling.ScheduledExecutorTaskScheduler;
import io.micronaut.scheduling.TaskScheduler;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Tasks of Micronaut's: after a time, or by a cron expression, of which each runs twice. */
public final class MicronautTasks implements Hands {
    private final ScheduledExecutorService pool = Executors.newScheduledThreadPool(2);
    private final TaskScheduler scheduler = new ScheduledExecutorTaskScheduler(pool);

    @Override
    public void hand(String way, Runnable task, Executor somebody) {
        switch (way) {
            case "after":
                scheduler.schedule(Duration.ofMillis(1), task);
                return;
            case "cron":
                Twice.run(task, again -> scheduler.schedule("* * * * * *", again));
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
