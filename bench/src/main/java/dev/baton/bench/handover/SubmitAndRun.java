// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.handover;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Tasks that do next to nothing go through a {@code ThreadPoolExecutor} of one thread, a thousand before anybody waits. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SubmitAndRun {
    private static final int TASKS = 1000;

    private ThreadPoolExecutor pool = pool();

    private static ThreadPoolExecutor pool() {
        return new ThreadPoolExecutor(1, 1, 0, TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>());
    }

    @Setup
    public void start() {
        pool = pool();
    }

    @TearDown
    public void stop() {
        pool.shutdown();
    }

    @Benchmark
    @OperationsPerInvocation(TASKS)
    public void execute() throws InterruptedException {
        CountDownLatch isDone = new CountDownLatch(TASKS);
        for (int i = 0; i < TASKS; i++) pool.execute(() -> isDone.countDown());
        isDone.await();
    }
}
