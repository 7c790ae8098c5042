// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.format.Propagator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.ThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TasksTest {
    private static final Context A = context();
    private static final Context B = context();
    private static final Context C = context();

    private final Runnable task = new Runnable() {
        @Override
        public void run() {}
    };

    @BeforeAll
    static void someThreadHasHadAContext() {
        Current.close(Current.open(A));
    }

    @AfterEach
    void nothingWaits() {
        assertThat(Tasks.size()).isZero();
    }

    @Test
    void givesEachContextOnce() {
        Tasks.capture(task, A);
        assertThat(Tasks.take(task)).isSameAs(A);
        assertThat(Tasks.take(task)).isNull();
    }

    @Test
    void tellsTasksApartByIdentity() {
        Tasks.capture(new String("task"), A);
        String equal = new String("task");
        Tasks.capture(equal, B);
        assertThat(Tasks.take(equal)).isSameAs(B);
        assertThat(Tasks.take(equal)).isNull();
        awaitEmpty();
    }

    @Test
    void contextsOfAnObjectThatWaitsSeveralTimesStandInLine() {
        Tasks.capture(task, A);
        Tasks.capture(task, B);
        Tasks.capture(task, A);
        assertThat(Tasks.take(task)).isSameAs(A);
        Tasks.capture(task, C);
        assertThat(Tasks.take(task)).isSameAs(B);
        assertThat(Tasks.take(task)).isSameAs(A);
        assertThat(Tasks.take(task)).isSameAs(C);
        assertThat(Tasks.take(task)).isNull();
    }

    @Test
    void submissionsWithoutContextStandInLineToo() {
        Tasks.capture(task, null);
        Tasks.capture(task, A);
        Tasks.capture(task, null);
        Tasks.capture(task, B);
        assertThat(Tasks.take(task)).isNull();
        assertThat(Tasks.take(task)).isSameAs(A);
        assertThat(Tasks.take(task)).isNull();
        assertThat(Tasks.take(task)).isSameAs(B);
    }

    @Test
    void aLaterCaptureOfASingleUseTaskReplacesTheEarlier() {
        Object[] tasks = {
            new FutureTask<>(task, null),
            ForkJoinTask.adapt(task),
            new TimerTask() {
                @Override
                public void run() {}
            }
        };
        for (Object single : tasks) {
            Tasks.capture(single, A);
            Tasks.capture(single, B);
            assertThat(Tasks.take(single)).isSameAs(B);
            Tasks.capture(single, null);
            assertThat(Tasks.size()).isZero();
        }
    }

    @Test
    void aReleaseForgetsTheLatestOfItsOwnContext() {
        Tasks.capture(task, A);
        Tasks.capture(task, B);
        Tasks.capture(task, A);
        Tasks.capture(task, C);
        Tasks.release(task, A);
        assertThat(Tasks.take(task)).isSameAs(A);
        assertThat(Tasks.take(task)).isSameAs(B);
        assertThat(Tasks.take(task)).isSameAs(C);

        Tasks.capture(task, A);
        Tasks.release(task, A);
        Tasks.release(task, A);
        assertThat(Tasks.take(task)).isNull();

        Tasks.capture(task, A);
        Tasks.capture(task, null);
        Tasks.release(task, null);
        assertThat(Tasks.take(task)).isSameAs(A);
    }

    @Test
    void aSuspectIsGoodForItsTaskButGoesWithTheNextSubmission() {
        Tasks.capture(task, A);
        Tasks.suspect(task, A);
        assertThat(Tasks.take(task)).isSameAs(A);

        Tasks.capture(task, A);
        Tasks.suspect(task, A);
        Tasks.capture(task, B);
        assertThat(Tasks.take(task)).isSameAs(B);
        assertThat(Tasks.take(task)).isNull();

        Tasks.capture(task, A);
        Tasks.capture(task, B);
        Tasks.capture(task, C);
        Tasks.suspect(task, B);
        Tasks.suspect(task, C);
        Tasks.capture(task, A);
        assertThat(Tasks.take(task)).isSameAs(A);
        assertThat(Tasks.take(task)).isSameAs(A);
        assertThat(Tasks.take(task)).isNull();
    }

    @Test
    void loopsThatWorkForManyAreNotCarried() {
        assertThat(Tasks.carries(task)).isTrue();
        List<Runnable> loops = new ArrayList<>();
        CompletableFuture.runAsync(task, loops::add);
        try (SubmissionPublisher<String> publisher = new SubmissionPublisher<>(loops::add, 1)) {
            publisher.consume(item -> {});
        }
        assertThat(loops).hasSizeGreaterThanOrEqualTo(2);
        for (Runnable loop : loops) {
            assertThat(Tasks.carries(loop)).as(loop.getClass().getName()).isFalse();
            Tasks.capture(loop, A);
            assertThat(Tasks.take(loop)).isNull();
        }
    }

    @Test
    void aWorkerTakesOneContextForEachTaskItEnters() {
        Tasks.capture(task, A);
        Tasks.capture(task, B);
        Tasks.capture(task, null);
        Current.enterTask(task);
        Current.enterTask(task);
        assertThat(Current.get()).isSameAs(A);
        Current.leaveTask();
        assertThat(Current.get()).isNull();
        Current.enterTask(task);
        assertThat(Current.get()).isSameAs(B);
        Current.leaveTask();
        Current.enterTask(task);
        assertThat(Current.get()).isNull();
        Current.leaveTask();
    }

    @Test
    void aReleaseUnderAnotherContextForgetsNothing() {
        Tasks.capture(task, A);
        Tasks.release(task, B);
        Tasks.suspect(task, B);
        assertThat(Tasks.take(task)).isSameAs(A);
    }

    @Test
    void whatIsPreparedLeavesNothing() {
        Tasks.prepare();
        assertThat(Tasks.size()).isZero();
    }

    @Test
    void ofHandlersOfRefusedTasksTheJdksAreKnown() {
        assertThat(Tasks.isKnown(new ThreadPoolExecutor.CallerRunsPolicy())).isTrue();
        assertThat(Tasks.isKnown(new ThreadPoolExecutor.DiscardOldestPolicy())).isTrue();
        RejectedExecutionHandler own = (refused, executor) -> {};
        assertThat(Tasks.isKnown(own)).isFalse();
        assertThat(Tasks.isKnown(null)).isFalse();
    }

    @Test
    void nullIsNotATask() {
        Tasks.capture(null, A);
        Tasks.release(null, A);
        Tasks.suspect(null, A);
        assertThat(Tasks.carries(null)).isFalse();
    }

    @Test
    void entriesGoWithTasksThatNeverRun() {
        for (int i = 0; i < 10_000; i++) Tasks.capture(new Object(), A);
        assertThat(Tasks.size()).isGreaterThan(1);
        awaitEmpty();
    }

    @Test
    void asManyContextsOfASharedTaskAreTakenAsWereCaptured() throws Exception {
        int rounds = 20_000;
        List<Thread> threads = new ArrayList<>();
        int[] taken = new int[4];
        for (int i = 0; i < taken.length; i++) {
            int index = i;
            threads.add(new Thread(() -> {
                for (int round = 0; round < rounds; round++) {
                    Tasks.capture(task, A);
                    Tasks.capture(task, A);
                    Tasks.release(task, A);
                    if (Tasks.take(task) != null) taken[index]++;
                }
            }));
        }
        for (Thread thread : threads) thread.start();
        for (Thread thread : threads) thread.join();
        assertThat(taken).containsOnly(rounds);
    }

    private static Context context() {
        return Context.of(
                new Propagator(Collections.emptyList(), Collections.emptyList(), false, false), new String[0]);
    }

    /** Entries of collected tasks are removed by and by. */
    private void awaitEmpty() {
        long deadline = System.nanoTime() + 30_000_000_000L;
        while (Tasks.size() > 0 && System.nanoTime() < deadline) {
            System.gc();
            for (int i = 0; i < 1000; i++) Tasks.tidy();
        }
    }
}
