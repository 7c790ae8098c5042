// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.carry.Hands;
import io.netty.util.HashedWheelTimer;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Netty's wheel of timeouts, once or three times for a task. */
public final class NettyWheel implements Hands {
    private static final int TIMES = 3;

    private final HashedWheelTimer wheel = new HashedWheelTimer(1, TimeUnit.MILLISECONDS);

    @Override
    public void hand(String way, Runnable task, Executor somebody) {
        AtomicInteger left = new AtomicInteger(way.equals("anew") ? TIMES : 1);
        Object unused = wheel.newTimeout(
                timeout -> {
                    task.run();
                    if (left.decrementAndGet() == 0) return;
                    Object again = timeout.timer().newTimeout(timeout.task(), 1, TimeUnit.MILLISECONDS);
                },
                1,
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        Object unused = wheel.stop();
    }
}
