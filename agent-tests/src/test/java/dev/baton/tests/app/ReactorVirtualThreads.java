// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.carry.Hands;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Reactor's elastic scheduler where it starts a virtual thread for each task, as it can since 3.6. */
public final class ReactorVirtualThreads implements Hands {
    private static final String SWITCH = "reactor.schedulers.defaultBoundedElasticOnVirtualThreads";
    private static final String SIZE = "reactor.schedulers.defaultBoundedElasticSize";
    private static final int THREADS = 4;

    private final Scheduler elastic;

    public ReactorVirtualThreads() throws Exception {
        System.setProperty(SWITCH, "true"); // Schedulers reads them once
        System.setProperty(SIZE, Integer.toString(THREADS));
        try {
            elastic = Schedulers.boundedElastic();
        } finally {
            System.clearProperty(SWITCH);
            System.clearProperty(SIZE);
        }
        CompletableFuture<Thread> ran = new CompletableFuture<>();
        Object unused = elastic.schedule(() -> ran.complete(Thread.currentThread()));
        Thread thread = ran.get(1, TimeUnit.MINUTES);
        if (!thread.getClass().getName().contains("Virtual"))
            throw new IllegalStateException(thread + " is not virtual");
    }

    @Override
    public void hand(String way, Runnable task, Executor somebody) {
        Object unused;
        switch (way) {
            case "schedule":
                unused = elastic.schedule(task);
                return;
            case "delayed":
                unused = elastic.schedule(task, 1, TimeUnit.MILLISECONDS);
                return;
            case "worker":
                Scheduler.Worker worker = elastic.createWorker();
                unused = worker.schedule(() -> {
                    try {
                        task.run();
                    } finally {
                        worker.dispose();
                    }
                });
                return;
            case "periodic":
                CountDownLatch queued = new CountDownLatch(1);
                for (int i = 0; i < THREADS; i++) unused = elastic.schedule(() -> Gates.pass(queued));
                Disposable[] periodic = {null};
                synchronized (periodic) {
                    periodic[0] = elastic.schedulePeriodically(
                            () -> {
                                synchronized (periodic) {
                                    periodic[0].dispose();
                                }
                                task.run();
                            },
                            0,
                            1,
                            TimeUnit.MILLISECONDS);
                }
                queued.countDown();
                return;
            default:
                throw new IllegalArgumentException(way);
        }
    }

    @Override
    public void close() {
        Schedulers.shutdownNow();
    }
}
