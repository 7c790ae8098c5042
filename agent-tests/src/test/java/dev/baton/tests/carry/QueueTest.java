// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Queues hold the very tasks their callers gave, and what leaves them unrun leaves nothing behind. */
class QueueTest {
    private final Semaphore gate = new Semaphore(0);
    private final Semaphore entered = new Semaphore(0);
    private final Seen seen = new Seen();
    private ThreadPoolExecutor pool;

    @BeforeEach
    void aPoolWhoseOneThreadIsBusy() throws InterruptedException {
        pool = busy(new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>()));
    }

    @AfterEach
    void nothingIsLeft() throws InterruptedException {
        gate.release(1000);
        Request.assertNothingIsLeft();
        pool.shutdownNow();
    }

    private <P extends ExecutorService> P busy(P executor) throws InterruptedException {
        executor.execute(() -> {
            entered.release();
            gate.acquireUninterruptibly();
        });
        entered.acquire();
        return executor;
    }

    @Test
    void theQueueHoldsTheTaskTheCallerGave() throws Exception {
        Seen other = new Seen();
        Future<?> future;
        try (Request request = Request.traced()) {
            pool.execute(seen);
            pool.execute(other);
            future = pool.submit(other);
            assertThat(pool.getQueue()).hasSize(3);
            assertThat(pool.getQueue().contains(seen)).isTrue();
            List<Runnable> waiting = new ArrayList<>(pool.getQueue());
            assertThat(waiting.get(0)).isSameAs(seen);
            assertThat(waiting.get(1)).isSameAs(other).isInstanceOf(Seen.class);
            assertThat((Object) waiting.get(2)).isSameAs(future);
            assertThat(pool.remove(seen)).isTrue();
            assertThat(pool.remove(seen)).isFalse();
        }
        gate.release();
        assertThat(other.next(2)).doesNotContain(Request.NONE);
        assertThat(seen.isEmpty()).isTrue();
    }

    @Test
    void aRemovedTaskLeavesTheNextItsOwnContext() throws Exception {
        try (Request request = Request.traced()) {
            pool.execute(seen);
        }
        assertThat(pool.remove(seen)).isTrue();
        try (Request request = Request.traced()) {
            pool.execute(seen);
            gate.release();
            assertThat(seen.next()).isEqualTo(request.id);
        }
        pool.execute(seen);
        assertThat(seen.next()).isEqualTo(Request.NONE);
    }

    @Test
    void shutdownNowHandsBackTheTasksAndForgetsThem() throws Exception {
        try (Request request = Request.traced()) {
            pool.execute(seen);
            pool.execute(seen);
        }
        assertThat(pool.shutdownNow()).containsExactly(seen, seen);
        ThreadPoolExecutor next = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
        try (Request request = Request.traced()) {
            next.execute(seen);
            assertThat(seen.next()).isEqualTo(request.id);
        }
        next.execute(seen);
        assertThat(seen.next()).isEqualTo(Request.NONE);
        next.shutdown();
    }

    @Test
    void tasksCompareWithEachOther() throws Exception {
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        class Ranked extends Object implements Runnable, Comparable<Ranked> {
            final int rank;

            Ranked(int rank) {
                this.rank = rank;
            }

            @Override
            public void run() {
                order.add(rank);
                seen.run();
            }

            @Override
            public int compareTo(Ranked other) {
                return Integer.compare(rank, other.rank);
            }
        }
        ThreadPoolExecutor ranking =
                busy(new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new PriorityBlockingQueue<>()));
        List<String> ids = new ArrayList<>();
        for (int rank = 5; rank > 0; rank--) {
            try (Request request = Request.traced()) {
                ids.add(0, request.id);
                ranking.execute(new Ranked(rank));
            }
        }
        gate.release(2);
        assertThat(seen.next(5)).isEqualTo(ids);
        assertThat(order).containsExactly(1, 2, 3, 4, 5);
        ranking.shutdown();
    }

    @Test
    void purgedTasksLeaveNothing() throws Exception {
        List<Future<?>> futures = new ArrayList<>();
        try (Request request = Request.traced()) {
            for (int i = 0; i < 10; i++) futures.add(pool.submit(seen));
        }
        for (Future<?> future : futures) future.cancel(false);
        pool.purge();
        assertThat(pool.getQueue()).isEmpty();
        futures.clear();
        Request.assertNothingIsLeft();
    }

    @Test
    void aSchedulersQueueHoldsWhatScheduleReturned() throws Exception {
        ScheduledThreadPoolExecutor scheduler = busy(new ScheduledThreadPoolExecutor(1));
        scheduler.setRemoveOnCancelPolicy(true);
        try (Request request = Request.traced()) {
            Future<?> waiting = scheduler.schedule(seen, 1, TimeUnit.HOURS);
            assertThat(scheduler.getQueue()).hasSize(1);
            assertThat((Object) scheduler.getQueue().peek()).isSameAs(waiting);
            assertThat(waiting.cancel(false)).isTrue();
            assertThat(scheduler.getQueue()).isEmpty();
        }
        Request.assertNothingIsLeft();
        gate.release(2);
        scheduler.shutdownNow();
    }
}
