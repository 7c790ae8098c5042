// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.tests.Woken;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Platform threads that a request starts, with {@code carry.threads=platform}. */
class ThreadsTest {
    /** For the execution that has it on. */
    private static final String EVERYTHING = "everything";

    static {
        Woken.up();
    }

    @Nested
    @Tag(EVERYTHING)
    class OfARunnable extends CarryContract {
        @Override
        void hand(Runnable task) {
            new Thread(task).start();
        }

        @Override
        boolean startsThreads() {
            return true;
        }

        @Override
        void end() {}
    }

    @Nested
    @Tag(EVERYTHING)
    class ThatOverridesRun extends CarryContract {
        @Override
        void hand(Runnable task) {
            new Thread() {
                @Override
                public void run() {
                    task.run();
                }
            }.start();
        }

        @Override
        boolean startsThreads() {
            return true;
        }

        @Override
        void end() {}
    }

    @AfterEach
    void nothingIsLeft() throws InterruptedException {
        Request.assertNothingIsLeft();
    }

    @Test
    @Tag(EVERYTHING)
    void theContextIsThatOfTheStartAndNotOfTheConstructor() throws Exception {
        Seen seen = new Seen();
        Thread thread;
        try (Request maker = Request.traced()) {
            thread = new Thread(seen);
        }
        try (Request starter = Request.traced()) {
            thread.start();
            assertThat(seen.next()).isEqualTo(starter.id);
            assertThatThrownBy(thread::start).isInstanceOf(IllegalThreadStateException.class);
        }
        thread.join();
    }

    @Test
    @Tag(EVERYTHING)
    void whatAThreadOpensInsideEndsInTheContextOfItsStart() throws Exception {
        Seen seen = new Seen();
        try (Request starter = Request.traced()) {
            Thread thread = new Thread(() -> {
                try (Request inside = Request.traced()) {
                    seen.run();
                }
                seen.run();
            });
            thread.start();
            thread.join();
            assertThat(seen.next()).isNotIn(starter.id, Request.NONE);
            assertThat(seen.next()).isEqualTo(starter.id);
        }
    }

    @Test
    @Tag(EVERYTHING)
    void threadsOfPoolsServeOthersLater() throws Exception {
        Seen seen = new Seen();
        ExecutorService pool = Executors.newFixedThreadPool(1);
        ForkJoinPool forkJoin = new ForkJoinPool(1);
        AtomicReference<Timer> timer = new AtomicReference<>();
        try (Request first = Request.traced()) {
            pool.execute(seen);
            assertThat(seen.next()).isEqualTo(first.id);
            forkJoin.execute(seen);
            assertThat(seen.next()).isEqualTo(first.id);
            CompletableFuture.runAsync(seen);
            assertThat(seen.next()).isEqualTo(first.id);
            timer.set(new Timer(true));
        }
        pool.execute(seen);
        assertThat(seen.next()).isEqualTo(Request.NONE);
        forkJoin.execute(seen);
        assertThat(seen.next()).isEqualTo(Request.NONE);
        timer.get()
                .schedule(
                        new TimerTask() {
                            @Override
                            public void run() {
                                seen.run();
                            }
                        },
                        0);
        assertThat(seen.next()).isEqualTo(Request.NONE);
        Request.assertNothingIsLeft();
        pool.shutdown();
        forkJoin.shutdown();
        timer.get().cancel();
    }
}
