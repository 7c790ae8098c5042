// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import com.google.common.util.concurrent.AbstractScheduledService;
import dev.baton.tests.carry.Hands;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Services of Guava's that run again and again, at a fixed rate or by a schedule of their own. */
public final class GuavaServices implements Hands {
    private static final int DELAY_MILLIS = 1;

    @Override
    public void hand(String way, Runnable task, Executor somebody) {
        new Service(task, scheduler(way)).startAsync();
    }

    private static AbstractScheduledService.Scheduler scheduler(String way) {
        switch (way) {
            case "fixedRate":
                return AbstractScheduledService.Scheduler.newFixedRateSchedule(0, DELAY_MILLIS, TimeUnit.MILLISECONDS);
            case "custom":
                return new AbstractScheduledService.CustomScheduler() {
                    @Override
                    protected Schedule getNextSchedule() {
                        return new Schedule(DELAY_MILLIS, TimeUnit.MILLISECONDS);
                    }
                };
            default:
                throw new IllegalArgumentException(way);
        }
    }

    @Override
    public void close() {}

    /** It ends after two runs. */
    private static final class Service extends AbstractScheduledService {
        private static final int TIMES = 2;

        private final Runnable task;
        private final Scheduler scheduler;

        private int times;

        Service(Runnable task, Scheduler scheduler) {
            this.task = task;
            this.scheduler = scheduler;
        }

        @Override
        protected void runOneIteration() {
            if (++times <= TIMES) task.run();
            if (times >= TIMES) stopAsync();
        }

        @Override
        protected Scheduler scheduler() {
            return scheduler;
        }
    }
}
