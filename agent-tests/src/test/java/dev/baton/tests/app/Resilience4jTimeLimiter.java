// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.carry.Hands;
import io.github.resilience4j.timelimiter.TimeLimiter;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Resilience4j's time limits of stages. */
public final class Resilience4jTimeLimiter implements Hands {
    private final TimeLimiter soon = TimeLimiter.of(Duration.ofMillis(1));
    private final TimeLimiter late = TimeLimiter.of(Duration.ofSeconds(1));
    private final Object handing = new Object();
    private final ScheduledExecutorService scheduler = new ScheduledThreadPoolExecutor(2) {
        /** A limit that is over before anything follows its stage would have the follower run in {@link #hand}. */
        @Override
        public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
            return super.schedule(
                    () -> {
                        synchronized (handing) {
                            // Whoever is handing over has come to the end of it.
                        }
                        command.run();
                    },
                    delay,
                    unit);
        }
    };

    @Override
    public void hand(String way, Runnable task, Executor somebody) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        boolean isInTime = way.equals("inTime");
        synchronized (handing) {
            Object unused = (isInTime ? late : soon)
                    .executeCompletionStage(scheduler, () -> answer)
                    .whenComplete((value, failure) -> task.run());
        }
        if (isInTime) somebody.execute(() -> answer.complete("value"));
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
