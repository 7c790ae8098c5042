// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.carry.Hands;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.threads.EnhancedQueueExecutor;
import org.jboss.threads.ViewExecutor;

/** The pool of JBoss Threads. */
public final class JbossPool implements Hands {
    private static final int THREADS = 2;

    private final EnhancedQueueExecutor one = pool(1);
    private final EnhancedQueueExecutor many = pool(THREADS);

    /** Null until 3.2. */
    private final ScheduledExecutorService scheduled =
            (Executor) many instanceof ScheduledExecutorService ? (ScheduledExecutorService) (Executor) many : null;

    private final Executor view = ViewExecutor.builder(many).setMaxSize(1).build();

    private static EnhancedQueueExecutor pool(int threads) {
        return new EnhancedQueueExecutor.Builder()
                .setRegisterMBean(false)
                .setCorePoolSize(threads)
                .setMaximumPoolSize(threads)
                .build();
    }

    @Override
    public void hand(String way, Runnable task, Executor somebody) {
        Object unused;
        switch (way) {
            case "execute":
                many.execute(task);
                return;
            case "submit":
                unused = many.submit(task);
                return;
            case "schedule":
                unused = scheduled.schedule(task, 1, TimeUnit.MILLISECONDS);
                return;
            case "view":
                view.execute(task);
                return;
            case "periodic":
                periodically(task);
                return;
            default:
                one.execute(task);
        }
    }

    private void periodically(Runnable task) {
        AtomicBoolean isFirst = new AtomicBoolean(true);
        Future<?>[] periodic = {null};
        synchronized (periodic) {
            periodic[0] = scheduled.scheduleAtFixedRate(
                    () -> {
                        synchronized (periodic) {
                            periodic[0].cancel(false);
                        }
                        if (isFirst.getAndSet(false)) task.run();
                    },
                    1,
                    1,
                    TimeUnit.MILLISECONDS);
        }
    }

    /** Does not wait: one in some ten thousand never says that it has ended, though its threads have. */
    @Override
    public void close() {
        one.shutdown();
        many.shutdown();
    }
}
