// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.carry.Hands;
import io.github.resilience4j.bulkhead.ThreadPoolBulkhead;
import io.github.resilience4j.bulkhead.ThreadPoolBulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** What of Resilience4j has threads of its own, or calls back on somebody else's. */
public final class Resilience4j implements Hands {
    private static final Exception FAILURE = new Exception("on purpose");

    private final ThreadPoolBulkhead bulkhead = ThreadPoolBulkhead.of(
            "bulkhead",
            ThreadPoolBulkheadConfig.custom()
                    .maxThreadPoolSize(2)
                    .coreThreadPoolSize(2)
                    .queueCapacity(100_000)
                    .build());
    private final CircuitBreaker breaker = CircuitBreaker.ofDefaults("breaker");
    private final Retry retry = Retry.of(
            "retry",
            RetryConfig.custom()
                    .maxAttempts(2)
                    .waitDuration(Duration.ofMillis(10))
                    .build());
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(2);

    @Override
    public void hand(String way, Runnable task, Executor somebody) {
        CompletableFuture<?> gate = new CompletableFuture<>();
        switch (way) {
            case "bulkhead":
                bulkhead.submit(() -> {
                    task.run();
                    return "value";
                });
                break;
            case "afterBulkhead":
                bulkhead.submit(gate::join).thenRun(task);
                break;
            case "circuitBreaker":
                CircuitBreaker.decorateCompletionStage(breaker, () -> answer(somebody, gate, null))
                        .get()
                        .thenRun(task);
                break;
            case "retry":
                retried(somebody, gate, task).get().thenRun(() -> {});
                break;
            default:
                retried(somebody, gate, () -> {}).get().thenRun(task);
        }
        gate.complete(null);
    }

    /** {@code again} is run for the second time, when the first has failed. */
    private Supplier<CompletionStage<String>> retried(Executor somebody, CompletableFuture<?> gate, Runnable again) {
        AtomicBoolean isAgain = new AtomicBoolean();
        return Retry.decorateCompletionStage(retry, scheduler, () -> {
            if (!isAgain.getAndSet(true)) return answer(somebody, gate, FAILURE);
            // Asked for first: whoever sees that the task has run may count who completes.
            CompletionStage<String> last = answer(somebody, gate, null);
            again.run();
            return last;
        });
    }

    /** Not before the {@code gate} is open: what follows is there by then. */
    private static CompletionStage<String> answer(Executor somebody, CompletableFuture<?> gate, Exception failure) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        somebody.execute(() -> {
            gate.join();
            if (failure == null) answer.complete("value");
            else answer.completeExceptionally(failure);
        });
        return answer;
    }

    @Override
    public void close() throws Exception {
        scheduler.shutdown();
        if ((Object) bulkhead instanceof AutoCloseable) ((AutoCloseable) (Object) bulkhead).close();
    }
}
