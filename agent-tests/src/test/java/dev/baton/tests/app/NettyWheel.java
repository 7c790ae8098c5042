// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.carry.Hands;
import io.netty.util.HashedWheelTimer;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Netty's wheel of timeouts. */
public final class NettyWheel implements Hands {
    private final HashedWheelTimer wheel = new HashedWheelTimer(1, TimeUnit.MILLISECONDS);

    @Override
    public void hand(String way, Runnable task, Executor somebody) {
        Object unused = wheel.newTimeout(timeout -> task.run(), 1, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        Object unused = wheel.stop();
    }
}
