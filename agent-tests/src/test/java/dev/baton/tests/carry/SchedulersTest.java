// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Date;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Whatever runs a task later, or again and again. */
class SchedulersTest {
    @Nested
    class ScheduledPool extends SchedulerContract {
        ScheduledPool() {
            super(new ScheduledThreadPoolExecutor(2));
        }
    }

    @Nested
    class SingleThreadScheduler extends SchedulerContract {
        SingleThreadScheduler() {
            super(Executors.newSingleThreadScheduledExecutor());
        }
    }

    @Nested
    class DecoratingScheduler extends SchedulerContract {
        DecoratingScheduler() {
            super(new ScheduledThreadPoolExecutor(2) {
                @Override
                protected <V> RunnableScheduledFuture<V> decorateTask(
                        Runnable task, RunnableScheduledFuture<V> scheduled) {
                    return new Decorated<>(scheduled);
                }
            });
        }
    }

    @Nested
    @EnabledForJreRange(min = JRE.JAVA_25, disabledReason = "ForkJoinPool is a ScheduledExecutorService since JDK 25")
    class SchedulingForkJoinPool extends SchedulerContract {
        SchedulingForkJoinPool() {
            super((ScheduledExecutorService) (ExecutorService) new ForkJoinPool(2));
        }
    }

    @Nested
    class OfTimer extends CarryContract {
        private final Timer timer = new Timer("timer", true);

        @Override
        void hand(Runnable task) {
            timer.schedule(task(task), 0);
        }

        @Override
        void end() {
            timer.cancel();
        }

        private TimerTask task(Runnable task) {
            return new TimerTask() {
                @Override
                public void run() {
                    task.run();
                }
            };
        }

        /** A {@code Timer} does not survive it. */
        @Override
        @Test
        void restoresAlsoOnThrow() throws Exception {
            Seen seen = new Seen();
            Thread[] thread = new Thread[1];
            Timer doomed = new Timer("doomed", true);
            try (Request request = Request.traced()) {
                doomed.schedule(
                        task(() -> {
                            thread[0] = Thread.currentThread();
                            seen.run();
                            throw new ThrownOnPurpose();
                        }),
                        1);
                assertThat(seen.next()).isEqualTo(request.id);
                thread[0].join();
                assertThatThrownBy(() -> doomed.schedule(task(seen), 1)).isInstanceOf(IllegalStateException.class);
            }
        }

        @Test
        void carriesIntoTasksOfEveryMethodThatRunsThemOnce() throws Exception {
            Seen seen = new Seen();
            try (Request request = Request.traced()) {
                timer.schedule(task(seen), 1);
                timer.schedule(task(seen), new Date());
                assertThat(seen.next(2)).containsOnly(request.id);
            }
        }

        @Test
        void periodicTasksDoNotPinARequest() throws Exception {
            Seen seen = new Seen();
            Timer periodic = new Timer("periodic", true);
            try (Request request = Request.traced()) {
                periodic.schedule(task(seen), 1, 1);
                periodic.schedule(task(seen), new Date(), 1);
                periodic.scheduleAtFixedRate(task(seen), 1, 1);
                periodic.scheduleAtFixedRate(task(seen), new Date(), 1);
                assertThat(seen.next(20)).containsOnly(Request.NONE);
            }
            Request.assertNothingIsLeft();
            assertThat(seen.next(20)).containsOnly(Request.NONE);
            periodic.cancel();
        }

        @Test
        void cancelledTasksLeaveNothing() throws Exception {
            TimerTask task = task(() -> {});
            try (Request request = Request.traced()) {
                timer.schedule(task, TimeUnit.HOURS.toMillis(1));
                assertThatThrownBy(() -> timer.schedule(task, 1)).isInstanceOf(IllegalStateException.class);
            }
            assertThat(task.cancel()).isTrue();
            assertThat(timer.purge()).isEqualTo(1);
        }
    }

    abstract static class SchedulerContract extends ExecutorContract {
        private final ScheduledExecutorService scheduler;

        SchedulerContract(ScheduledExecutorService scheduler) {
            super(scheduler);
            this.scheduler = scheduler;
        }

        @Test
        void carriesIntoWhatIsScheduledOnce() throws Exception {
            Seen seen = new Seen();
            Callable<String> callable = Request::current;
            try (Request request = Request.traced()) {
                scheduler.schedule(seen, 1, TimeUnit.MILLISECONDS).get();
                assertThat(seen.next()).isEqualTo(request.id);
                assertThat(scheduler
                                .schedule(callable, 5, TimeUnit.MILLISECONDS)
                                .get())
                        .isEqualTo(request.id);
                assertThat(scheduler
                                .schedule(callable, 0, TimeUnit.MILLISECONDS)
                                .get())
                        .isEqualTo(request.id);
            }
            assertThat(scheduler.schedule(callable, 1, TimeUnit.MILLISECONDS).get())
                    .isEqualTo(Request.NONE);
        }

        @Test
        void periodicTasksDoNotPinARequest() throws Exception {
            Seen seen = new Seen();
            java.util.concurrent.Future<?> rate;
            java.util.concurrent.Future<?> delay;
            try (Request request = Request.traced()) {
                rate = scheduler.scheduleAtFixedRate(seen, 0, 1, TimeUnit.MILLISECONDS);
                delay = scheduler.scheduleWithFixedDelay(seen, 0, 1, TimeUnit.MILLISECONDS);
                assertThat(seen.next(20)).containsOnly(Request.NONE);
            }
            Request.assertNothingIsLeft();
            assertThat(seen.next(20)).containsOnly(Request.NONE);
            rate.cancel(false);
            delay.cancel(false);
        }
    }

    private static final class Decorated<V> extends java.util.concurrent.FutureTask<V>
            implements RunnableScheduledFuture<V> {
        private final RunnableScheduledFuture<V> scheduled;

        Decorated(RunnableScheduledFuture<V> scheduled) {
            super(() -> null);
            this.scheduled = scheduled;
        }

        @Override
        public void run() {
            scheduled.run();
        }

        @Override
        public boolean cancel(boolean mayInterrupt) {
            return scheduled.cancel(mayInterrupt);
        }

        @Override
        public boolean isDone() {
            return scheduled.isDone();
        }

        @Override
        public boolean isCancelled() {
            return scheduled.isCancelled();
        }

        @Override
        public V get() throws InterruptedException, java.util.concurrent.ExecutionException {
            return scheduled.get();
        }

        @Override
        public V get(long timeout, TimeUnit unit)
                throws InterruptedException, java.util.concurrent.ExecutionException,
                        java.util.concurrent.TimeoutException {
            return scheduled.get(timeout, unit);
        }

        @Override
        public boolean isPeriodic() {
            return scheduled.isPeriodic();
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return scheduled.getDelay(unit);
        }

        @Override
        public int compareTo(java.util.concurrent.Delayed other) {
            return scheduled.compareTo(other instanceof Decorated ? ((Decorated<?>) other).scheduled : other);
        }
    }
}
