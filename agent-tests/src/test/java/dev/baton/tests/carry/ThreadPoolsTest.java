// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** {@code ThreadPoolExecutor}, as the JDK's factory methods make it and as applications do. */
class ThreadPoolsTest {
    @Nested
    class FixedPool extends ExecutorContract {
        FixedPool() {
            super(Executors.newFixedThreadPool(3));
        }
    }

    @Nested
    class CachedPool extends ExecutorContract {
        CachedPool() {
            super(Executors.newCachedThreadPool());
        }
    }

    @Nested
    class SingleThread extends ExecutorContract {
        SingleThread() {
            super(Executors.newSingleThreadExecutor());
        }

        @Test
        void aSharedTaskRunsForItsRequestsInTheirOrder() throws Exception {
            Semaphore gate = new Semaphore(0);
            Seen shared = new Seen();
            hand(gate::acquireUninterruptibly);
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                try (Request request = i % 3 == 0 ? Request.untraced() : Request.traced()) {
                    ids.add(request.id);
                    hand(shared);
                }
            }
            gate.release();
            assertThat(shared.next(ids.size())).isEqualTo(ids);
        }
    }

    /** Does its own things around tasks, and has them in an order of their own. */
    @Nested
    class SubclassedPool extends ExecutorContract {
        SubclassedPool() {
            super(new OwnPool());
        }

        @Test
        void meetsEachTaskBeforeAndAfterUnderItsContext() throws Exception {
            Seen seen = new Seen();
            OwnPool pool = (OwnPool) executor;
            pool.watched = seen;
            try (Request request = Request.traced()) {
                hand(seen);
                assertThat(seen.next()).isEqualTo(request.id);
                assertThat(pool.seenAround.next(2)).containsOnly(request.id);
            }
            hand(seen);
            assertThat(pool.seenAround.next(2)).containsOnly(Request.NONE);
        }
    }

    @Nested
    class PoolWithPriorities extends ExecutorContract {
        PoolWithPriorities() {
            super(new ThreadPoolExecutor(
                    2,
                    2,
                    1,
                    TimeUnit.SECONDS,
                    new PriorityBlockingQueue<>(
                            11, Comparator.comparing(task -> task.getClass().getName()))));
        }
    }

    private static final class OwnPool extends ThreadPoolExecutor {
        final Seen seenAround = new Seen();
        volatile Runnable watched;

        OwnPool() {
            super(2, 2, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
        }

        @Override
        public void execute(Runnable task) {
            super.execute(task);
        }

        @Override
        protected void beforeExecute(Thread thread, Runnable task) {
            if (task == watched) seenAround.run();
        }

        @Override
        protected void afterExecute(Runnable task, Throwable thrown) {
            if (task == watched) seenAround.run();
        }
    }
}
