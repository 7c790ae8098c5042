// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever becomes of a refused task, the next submission of the same object has its own context and no other. */
class RefusalTest {
    private final Semaphore gate = new Semaphore(0);
    private final Semaphore entered = new Semaphore(0);
    private final Seen seen = new Seen();
    private final Seen filler = new Seen();
    private ThreadPoolExecutor pool;

    /** One thread, which is busy, and room for one more task, which is taken. */
    private void full(RejectedExecutionHandler handler) throws InterruptedException {
        pool = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(1), handler);
        fill();
    }

    private void fill() throws InterruptedException {
        pool.execute(() -> {
            entered.release();
            gate.acquireUninterruptibly();
        });
        entered.acquire();
        pool.execute(filler);
    }

    private void drain() throws InterruptedException {
        gate.release();
        filler.next();
    }

    @AfterEach
    void nothingIsLeft() throws InterruptedException {
        Request.assertNothingIsLeft();
        pool.shutdownNow();
    }

    private void assertTheNextHasItsOwn() throws InterruptedException {
        for (int round = 0; round < 3; round++) {
            try (Request request = Request.traced()) {
                pool.execute(seen);
                assertThat(seen.next()).isEqualTo(request.id);
            }
            pool.execute(seen);
            assertThat(seen.next()).isEqualTo(Request.NONE);
        }
        assertThat(seen.isEmpty()).isTrue();
    }

    @Test
    void abort() throws Exception {
        full(new ThreadPoolExecutor.AbortPolicy());
        try (Request request = Request.traced()) {
            assertThatThrownBy(() -> pool.execute(seen)).isInstanceOf(RejectedExecutionException.class);
        }
        assertThatThrownBy(() -> pool.execute(seen)).isInstanceOf(RejectedExecutionException.class);
        drain();
        assertTheNextHasItsOwn();
    }

    @Test
    void discard() throws Exception {
        full(new ThreadPoolExecutor.DiscardPolicy());
        try (Request request = Request.traced()) {
            pool.execute(seen);
        }
        pool.execute(seen);
        drain();
        assertTheNextHasItsOwn();
    }

    @Test
    void discardOldest() throws Exception {
        pool = new ThreadPoolExecutor(
                1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(1), new ThreadPoolExecutor.DiscardOldestPolicy());
        pool.execute(() -> {
            entered.release();
            gate.acquireUninterruptibly();
        });
        entered.acquire();
        String last = "";
        for (int i = 0; i < 5; i++) {
            pool.execute(seen);
            try (Request request = Request.traced()) {
                pool.execute(seen);
                last = request.id;
            }
        }
        gate.release();
        assertThat(seen.next()).isEqualTo(last);
        assertTheNextHasItsOwn();
    }

    @Test
    void callerRuns() throws Exception {
        full(new ThreadPoolExecutor.CallerRunsPolicy());
        try (Request request = Request.traced()) {
            pool.execute(seen);
            assertThat(seen.next()).isEqualTo(request.id);
            assertThat(Request.current()).isEqualTo(request.id);
        }
        pool.execute(seen);
        assertThat(seen.next()).isEqualTo(Request.NONE);
        drain();
        assertTheNextHasItsOwn();
    }

    @Test
    void aHandlerThatPutsTheTaskIntoTheQueue() throws Exception {
        full((task, executor) -> {
            gate.release();
            try {
                executor.getQueue().put(task);
            } catch (InterruptedException stop) {
                throw new RejectedExecutionException(stop);
            }
        });
        try (Request request = Request.traced()) {
            pool.execute(seen);
            assertThat(seen.next()).isEqualTo(request.id);
        }
        assertTheNextHasItsOwn();
    }

    @Test
    void aHandlerThatRunsTheTaskItself() throws Exception {
        full((task, executor) -> task.run());
        for (int round = 0; round < 5; round++) {
            try (Request request = Request.traced()) {
                pool.execute(seen);
                assertThat(seen.next()).isEqualTo(request.id);
            }
        }
        pool.execute(seen);
        assertThat(seen.next()).isEqualTo(Request.NONE);
        drain();
        assertTheNextHasItsOwn();
    }

    @Test
    void aHandlerThatThrowsWhatItLikes() throws Exception {
        full((task, executor) -> {
            throw new IllegalStateException("refused on purpose");
        });
        try (Request request = Request.traced()) {
            assertThatThrownBy(() -> pool.execute(seen)).isInstanceOf(IllegalStateException.class);
        }
        drain();
        assertTheNextHasItsOwn();
    }

    @Test
    void afterShutdown() throws Exception {
        pool = new ScheduledThreadPoolExecutor(1);
        pool.shutdown();
        try (Request request = Request.traced()) {
            assertThatThrownBy(() -> pool.execute(seen)).isInstanceOf(RejectedExecutionException.class);
            assertThatThrownBy(() -> pool.submit(seen)).isInstanceOf(RejectedExecutionException.class);
        }
    }

    @Test
    void ofNothing() {
        pool = new ScheduledThreadPoolExecutor(1);
        ThreadPoolExecutor plain = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
        try (Request request = Request.traced()) {
            assertThatThrownBy(() -> pool.execute(null)).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> plain.execute(null)).isInstanceOf(NullPointerException.class);
        }
        plain.shutdown();
    }
}
