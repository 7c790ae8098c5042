// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** A million tasks later, or as many as the system property {@code heap.tasks} says, Baton remembers nothing of them. */
class HeapTest {
    private static final int SUBMISSIONS = Integer.getInteger("heap.tasks", 1_000_000);
    private static final long NOISE_BYTES = 100_000; // classes that are loaded meanwhile, entries not yet expunged
    private static final int CROWD = 1000;

    @Test
    void submissionsLeaveNoEntries() throws Exception {
        submit(SUBMISSIONS / 100);
        long before = bytesOfBaton();
        submit(SUBMISSIONS);
        assertNoEntries();
        assertThat(bytesOfBaton() - before).isLessThan(NOISE_BYTES);
    }

    private static void submit(int submissions) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        ForkJoinPool forkJoin = new ForkJoinPool(2);
        Semaphore crowd = new Semaphore(CROWD);
        for (int i = 0; i < submissions / 4; i++) {
            crowd.acquire(4);
            try (Request request = i % 4 == 0 ? Request.untraced() : Request.traced()) {
                pool.execute(crowd::release);
                pool.submit((Runnable) crowd::release);
                forkJoin.execute(crowd::release);
                CompletableFuture.runAsync(crowd::release, pool);
            }
        }
        crowd.acquire(CROWD);
        pool.shutdown();
        forkJoin.shutdown();
    }

    @Test
    void tasksThatNeverRunTakeTheirEntriesWithThem() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        ThreadPoolExecutor pool = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
        pool.execute(() -> {
            try {
                gate.await();
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
        });
        try (Request request = Request.traced()) {
            for (int i = 0; i < SUBMISSIONS / 10; i++) {
                pool.submit(() -> {});
                pool.execute(new Seen());
            }
        }
        pool.getQueue().clear();
        assertNoEntries();
        pool.shutdownNow();
    }

    private static void assertNoEntries() throws Exception {
        Request.assertNothingIsLeft();
        assertThat(instancesOf("dev.baton.core.context.Tasks$Key")).isLessThan(100);
        assertThat(instancesOf("dev.baton.core.context.Carried")).isLessThan(100);
    }

    /** How many there are after a full collection. */
    private static long instancesOf(String className) throws Exception {
        return sum(1, className::equals);
    }

    /** What all objects of Baton's own classes take after a full collection, arrays of them included. */
    private static long bytesOfBaton() throws Exception {
        return sum(2, name -> name.startsWith("dev.baton.core.") || name.startsWith("[Ldev.baton.core."));
    }

    private static long sum(int column, Predicate<String> classNames) throws Exception {
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        assertThat(histogram).contains("java.lang.String", "dev.baton.core.Room");
        long sum = 0;
        for (String line : histogram.split("\n")) {
            String[] columns = line.trim().split("\\s+");
            if (columns.length >= 4 && classNames.test(columns[3])) sum += Long.parseLong(columns[column]);
        }
        return sum;
    }
}
