// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.carry.Hands;
import io.github.resilience4j.timelimiter.TimeLimiter;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Resilience4j's time limits of stages. */
public final class Resilience4jTimeLimiter implements Hands {
    private final TimeLimiter soon = TimeLimiter.of(Duration.ofMillis(1));
    private final TimeLimiter late = TimeLimiter.of(Duration.ofSeconds(1));
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(2);

    @Override
    public void hand(String way, Runnable task, Executor somebody) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        boolean isInTime = way.equals("inTime");
        Object unused = (isInTime ? late : soon)
                .executeCompletionStage(scheduler, () -> answer)
                .whenComplete((value, failure) -> task.run());
        if (isInTime) somebody.execute(() -> answer.complete("value"));
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
