// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** {@link CarryContract} for every method of {@code ExecutorService}. */
abstract class ExecutorContract extends CarryContract {
    final ExecutorService executor;

    ExecutorContract(ExecutorService executor) {
        this.executor = executor;
    }

    @Override
    void hand(Runnable task) {
        executor.execute(task);
    }

    @Override
    void end() {
        executor.shutdownNow();
    }

    @Test
    void carriesIntoEveryKindOfSubmission() throws Exception {
        Seen seen = new Seen();
        Callable<String> callable = Request::current;
        try (Request request = Request.traced()) {
            assertThat(executor.submit(callable).get()).isEqualTo(request.id);
            assertThat(executor.submit(seen, "result").get()).isEqualTo("result");
            assertThat(seen.next()).isEqualTo(request.id);
            executor.submit(seen).get();
            assertThat(seen.next()).isEqualTo(request.id);
            for (Future<String> future : executor.invokeAll(Collections.nCopies(20, callable))) {
                assertThat(future.get()).isEqualTo(request.id);
            }
            for (Future<String> future : executor.invokeAll(Collections.nCopies(20, callable), 20, TimeUnit.SECONDS)) {
                assertThat(future.get()).isEqualTo(request.id);
            }
            assertThat(executor.invokeAny(Arrays.asList(callable, callable))).isEqualTo(request.id);
            assertThat(executor.invokeAny(Arrays.asList(callable, callable), 20, TimeUnit.SECONDS))
                    .isEqualTo(request.id);
        }
        assertThat(executor.submit(callable).get()).isEqualTo(Request.NONE);
        assertThat(executor.invokeAny(Collections.singletonList(callable))).isEqualTo(Request.NONE);
        for (Future<String> future : executor.invokeAll(Collections.nCopies(20, callable))) {
            assertThat(future.get()).isEqualTo(Request.NONE);
        }
    }

    @Test
    void carriesThroughACompletionService() throws Exception {
        CompletionService<String> service = new ExecutorCompletionService<>(executor);
        try (Request request = Request.traced()) {
            for (int i = 0; i < 10; i++) service.submit(Request::current);
            for (int i = 0; i < 10; i++) assertThat(service.take().get()).isEqualTo(request.id);
        }
    }

    @Test
    void carriesIntoAFutureTaskOfTheCallers() throws Exception {
        Seen done = new Seen();
        FutureTask<String> task = new FutureTask<String>(Request::current) {
            @Override
            protected void done() {
                done.run();
            }
        };
        try (Request request = Request.traced()) {
            executor.execute(task);
            assertThat(task.get()).isEqualTo(request.id);
            assertThat(done.next()).isEqualTo(request.id);
        }
    }

    @Test
    void handsOnTheTasksOwnException() {
        Exception thrown = new Exception("thrown on purpose");
        Throwable caught;
        try (Request request = Request.traced()) {
            caught = catchThrowable(() -> executor.submit(() -> {
                        throw thrown;
                    })
                    .get());
        }
        assertThat(caught).isInstanceOf(ExecutionException.class);
        Throwable cause = caught.getCause();
        while (cause.getCause() != null) cause = cause.getCause();
        assertThat(cause).hasMessage("thrown on purpose").isInstanceOf(Exception.class);
    }

    @Test
    void cancelledTasksLeaveNothing() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        int threads = 64;
        for (int i = 0; i < threads; i++) {
            executor.execute(() -> {
                try {
                    gate.await();
                } catch (InterruptedException end) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        try (Request request = Request.traced()) {
            for (int i = 0; i < 100; i++) executor.submit(() -> {}).cancel(i % 2 == 0);
        }
        gate.countDown();
        assertThat(executor.submit((Callable<String>) Request::current).get()).isEqualTo(Request.NONE);
    }
}
