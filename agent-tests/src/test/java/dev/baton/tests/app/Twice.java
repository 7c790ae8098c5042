// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** What is scheduled for every second, and ends when it has run twice. */
final class Twice {
    private static final int TIMES = 2;

    private Twice() {}

    static void run(Runnable task, Function<Runnable, ScheduledFuture<?>> everySecond) {
        AtomicInteger times = new AtomicInteger();
        ScheduledFuture<?>[] scheduled = {null};
        synchronized (scheduled) {
            scheduled[0] = everySecond.apply(() -> {
                if (times.incrementAndGet() <= TIMES) task.run();
                synchronized (scheduled) {
                    if (times.get() >= TIMES) scheduled[0].cancel(false);
                }
            });
        }
    }
}
