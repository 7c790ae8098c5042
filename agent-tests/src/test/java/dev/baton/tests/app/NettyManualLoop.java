// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.carry.Hands;
import java.lang.reflect.Method;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** An event loop of Netty's on a thread of the application's, by reflection: it came in 4.2. */
public final class NettyManualLoop implements Hands {
    /** How long it waits for something to do before it looks whether it is closed. */
    private static final int MOST_MILLIS = 100;

    private final ScheduledExecutorService loop;
    private final Thread thread;

    private volatile boolean isClosed;

    public NettyManualLoop() throws ReflectiveOperationException {
        Class<?> type = Class.forName("io.netty.channel.ManualIoEventLoop");
        Class<?> handlers = Class.forName("io.netty.channel.IoHandlerFactory");
        Method run = type.getMethod("run", long.class);
        thread = new Thread(() -> turn(run), "turner");
        loop = (ScheduledExecutorService) type.getConstructor(Thread.class, handlers)
                .newInstance(
                        thread,
                        Class.forName("io.netty.channel.local.LocalIoHandler")
                                .getMethod("newFactory")
                                .invoke(null));
        thread.start();
    }

    private void turn(Method run) {
        try {
            while (!isClosed) {
                run.invoke(loop, TimeUnit.MILLISECONDS.toNanos(MOST_MILLIS));
            }
        } catch (ReflectiveOperationException fault) {
            throw new IllegalStateException(fault);
        }
    }

    @Override
    public void hand(String way, Runnable task, Executor somebody) {
        switch (way) {
            case "execute":
                loop.execute(task);
                return;
            case "schedule":
                loop.schedule(task, 1, TimeUnit.MILLISECONDS);
                return;
            default:
                throw new IllegalArgumentException(way);
        }
    }

    @Override
    public void close() throws InterruptedException {
        isClosed = true;
        thread.join();
    }
}
