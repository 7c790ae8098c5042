// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.matrix.SpoiledDoor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What Baton promises of every way in which a task gets from one thread to another. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CarryContract {
    private static final int ITERATIONS = 100_000;
    private static final int ITERATIONS_OF_THREADS = 10_000;

    private static final int TASKS_OF_FAULTS = 10;
    private static final int PATIENCE_SECONDS = 60;

    /** How many tasks wait at a time. */
    private static final int CROWD = 500;

    /** Stays: the JDK may report what a task threw when its test is over. */
    @BeforeAll
    static void whatIsThrownOnPurposeIsNotPrinted() {
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
            if (thrown instanceof ThrownOnPurpose) return;
            System.err.print("Exception in thread \"" + thread.getName() + "\" ");
            thrown.printStackTrace();
        });
    }

    /** While Baton is made to fail, which nobody can open a request in. */
    volatile boolean isSpoiled;

    /** Hands a task to some other thread, which runs it once. */
    abstract void hand(Runnable task);

    /** As {@link #hand}, for a task that throws. */
    void handThrowing(Runnable task) {
        hand(task);
    }

    /** How many tasks a crowd hands over; fewer where each costs a thread. */
    private int iterations() {
        return startsThreads() ? ITERATIONS_OF_THREADS : ITERATIONS;
    }

    /** Whether each task has a thread made for it. */
    boolean startsThreads() {
        return false;
    }

    /** Stops the threads; nothing left may be theirs alone to hide, so this comes last. */
    @AfterAll
    abstract void end();

    @AfterEach
    void threadsEndClean() throws InterruptedException {
        Request.assertNothingIsLeft();
    }

    @Test
    void carriesIntoTheTask() throws Exception {
        Seen seen = new Seen();
        try (Request request = Request.traced()) {
            hand(seen);
            assertThat(seen.next()).isEqualTo(request.id);
            assertThat(Request.current()).isEqualTo(request.id);
        }
    }

    @Test
    void carriesIntoATaskThatRunsWhenTheRequestIsOver() throws Exception {
        Seen seen = new Seen();
        Semaphore gate = new Semaphore(0);
        String id;
        try (Request request = Request.traced()) {
            id = request.id;
            hand(() -> {
                try {
                    gate.acquire();
                } catch (InterruptedException timeout) {
                    // Of this test, whose own thread runs the task.
                    throw new IllegalStateException(timeout);
                }
                seen.run();
            });
        }
        gate.release();
        assertThat(seen.next()).isEqualTo(id);
    }

    @Test
    void runsTheTaskHoweverBatonFails() throws Exception {
        Seen seen = new Seen();
        for (SpoiledDoor.Way way : SpoiledDoor.Way.values()) {
            Semaphore ran = new Semaphore(0);
            isSpoiled = true;
            try (SpoiledDoor door = new SpoiledDoor(way)) {
                for (int i = 0; i < TASKS_OF_FAULTS; i++) hand(ran::release);
                assertThat(ran.tryAcquire(TASKS_OF_FAULTS, PATIENCE_SECONDS, TimeUnit.SECONDS))
                        .as("%s: of the tasks, %s too few ran", way, TASKS_OF_FAULTS - ran.availablePermits())
                        .isTrue();
            } finally {
                isSpoiled = false;
            }
            try (Request request = Request.traced()) {
                hand(seen);
                assertThat(seen.next()).as("after %s", way).isEqualTo(request.id);
            }
            // Also, that the thread is done with it, before what puts its own context back fails.
            Request.assertNothingIsLeft();
        }
    }

    @Test
    void restoresAfterwards() throws Exception {
        Seen seen = new Seen();
        for (int round = 0; round < 50; round++) {
            try (Request request = Request.traced()) {
                hand(seen);
                assertThat(seen.next()).isEqualTo(request.id);
            }
            hand(seen);
            assertThat(seen.next()).isEqualTo(Request.NONE);
        }
    }

    @Test
    void restoresAlsoOnThrow() throws Exception {
        Seen seen = new Seen();
        for (int round = 0; round < 20; round++) {
            try (Request request = Request.traced()) {
                handThrowing(() -> {
                    seen.run();
                    throw new ThrownOnPurpose();
                });
                assertThat(seen.next()).isEqualTo(request.id);
            }
            hand(seen);
            assertThat(seen.next()).isEqualTo(Request.NONE);
        }
    }

    @Test
    void nestedSubmitsNest() throws Exception {
        Seen outer = new Seen();
        Seen inner = new Seen();
        Seen other = new Seen();
        Seen none = new Seen();
        try (Request request = Request.traced()) {
            hand(() -> {
                outer.run();
                hand(inner);
                try (Request another = Request.traced()) {
                    hand(() -> {
                        other.run();
                        hand(other);
                    });
                }
                try (Request untraced = Request.untraced()) {
                    hand(none);
                }
                outer.run();
            });
            assertThat(outer.next(2)).containsOnly(request.id);
            assertThat(inner.next()).isEqualTo(request.id);
            List<String> others = other.next(2);
            assertThat(others.get(0)).isNotIn(request.id, Request.NONE).isEqualTo(others.get(1));
            assertThat(none.next()).isEqualTo(Request.NONE);
        }
    }

    @Test
    void tasksSubmittedWithoutContextSeeNone() throws Exception {
        Seen traced = new Seen();
        Seen untraced = new Seen();
        int count = 40;
        for (int i = 0; i < count; i++) {
            try (Request request = Request.traced()) {
                hand(traced);
            }
            hand(untraced);
            try (Request request = Request.untraced()) {
                hand(() -> untraced.run());
            }
        }
        assertThat(traced.next(count)).doesNotContain(Request.NONE).doesNotHaveDuplicates();
        assertThat(untraced.next(2 * count)).containsOnly(Request.NONE);
    }

    @Test
    void interleavedRequestsStayApart() throws Exception {
        AtomicInteger wrong = new AtomicInteger();
        Semaphore crowd = new Semaphore(CROWD);
        int threads = 3;
        List<Thread> submitters = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            boolean isTraced = i > 0;
            submitters.add(new Thread(() -> {
                for (int n = 0; n < iterations() / threads; n++) {
                    crowd.acquireUninterruptibly();
                    try (Request request = isTraced ? Request.traced() : Request.untraced()) {
                        String id = request.id;
                        hand(() -> {
                            if (!Request.current().equals(id)) wrong.incrementAndGet();
                            crowd.release();
                        });
                    }
                }
            }));
        }
        for (Thread submitter : submitters) submitter.start();
        for (Thread submitter : submitters) submitter.join();
        crowd.acquire(CROWD);
        assertThat(wrong).hasValue(0);
    }

    @Test
    void sameTaskObjectSubmittedByManyRequests() throws Exception {
        Seen shared = new Seen();
        int count = 300;
        List<String> ids = Collections.synchronizedList(new ArrayList<>());
        List<Thread> submitters = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            submitters.add(new Thread(() -> {
                for (int n = 0; n < count; n++) {
                    try (Request request = n % 3 == 0 ? Request.untraced() : Request.traced()) {
                        ids.add(request.id);
                        hand(shared);
                    }
                }
            }));
        }
        for (Thread submitter : submitters) submitter.start();
        for (Thread submitter : submitters) submitter.join();
        assertThat(shared.next(ids.size())).containsExactlyInAnyOrderElementsOf(ids);
    }

    static final class ThrownOnPurpose extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
