// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** By reflection, for it is compiled for Java 8. */
@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "virtual threads are final since JDK 21")
class VirtualThreadsTest {
    @Nested
    class ExecutorOfVirtualThreads extends ExecutorContract {
        ExecutorOfVirtualThreads() {
            super((ExecutorService) call(method(Executors.class, "newVirtualThreadPerTaskExecutor"), null));
        }
    }

    @Nested
    class ExecutorOfAThreadPerTask extends ExecutorContract {
        ExecutorOfAThreadPerTask() {
            super((ExecutorService)
                    call(method(Executors.class, "newThreadPerTaskExecutor", ThreadFactory.class), null, (ThreadFactory)
                            Thread::new));
        }

        @Override
        boolean startsThreads() {
            return true;
        }
    }

    @Nested
    class StartVirtualThread extends CarryContract {
        private final Method start = method(Thread.class, "startVirtualThread", Runnable.class);

        @Override
        void hand(Runnable task) {
            call(start, null, task);
        }

        @Override
        void end() {}
    }

    @AfterEach
    void nothingIsLeft() throws InterruptedException {
        Request.assertNothingIsLeft();
    }

    @Test
    void carriesFromEveryBuilder() throws Exception {
        Object builder = call(method(Thread.class, "ofVirtual"), null);
        Class<?> type = Class.forName("java.lang.Thread$Builder");
        Seen seen = new Seen();
        try (Request request = Request.traced()) {
            call(method(type, "start", Runnable.class), builder, seen);
            assertThat(seen.next()).isEqualTo(request.id);
            Thread unstarted = (Thread) call(method(type, "unstarted", Runnable.class), builder, seen);
            unstarted.start();
            assertThat(seen.next()).isEqualTo(request.id);
            ThreadFactory factory = (ThreadFactory) call(method(type, "factory"), builder);
            factory.newThread(seen).start();
            assertThat(seen.next()).isEqualTo(request.id);
        }
        call(method(type, "start", Runnable.class), builder, seen);
        assertThat(seen.next()).isEqualTo(Request.NONE);
    }

    /**
     * A virtual thread's continuation goes through a {@code ForkJoinPool} whenever the thread goes on. Were it captured by
     * whoever wakes the thread, locks would be taken where a carrier must not park, and this would hang.
     */
    @Test
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void thousandsKeepTheirOwnWhateverTheyWaitFor() throws Exception {
        int count = 5000;
        ReentrantLock lock = new ReentrantLock();
        Object monitor = new Object();
        BlockingQueue<Object> queue = new LinkedBlockingQueue<>(3);
        AtomicInteger wrong = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(count);
        CountDownLatch gate = new CountDownLatch(1);
        for (int i = 0; i < count; i++) {
            int number = i;
            try (Request request = i % 3 == 0 ? Request.untraced() : Request.traced()) {
                String id = request.id;
                startVirtual(() -> {
                    try {
                        await(gate);
                        check(id, wrong);
                        lock.lock();
                        try {
                            Thread.yield();
                            check(id, wrong);
                        } finally {
                            lock.unlock();
                        }
                        synchronized (monitor) {
                            Thread.yield();
                            if (number % 50 == 0) LockSupport.parkNanos(100_000);
                            check(id, wrong);
                        }
                        if (number % 2 == 0) queue.put(id);
                        else queue.take();
                        check(id, wrong);
                        Thread.sleep(number % 5);
                        check(id, wrong);
                    } catch (InterruptedException stop) {
                        wrong.incrementAndGet();
                    } finally {
                        done.countDown();
                    }
                });
            }
        }
        gate.countDown();
        assertThat(done.await(100, TimeUnit.SECONDS)).isTrue();
        assertThat(wrong).hasValue(0);
    }

    /** A thread that works for one request wakes threads of others. */
    @Test
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whoWakesAThreadDoesNotGiveItItsContext() throws Exception {
        AtomicInteger wrong = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        AtomicInteger turns = new AtomicInteger();
        for (int i = 0; i < 500; i++) {
            try (Request request = i % 2 == 0 ? Request.untraced() : Request.traced()) {
                String id = request.id;
                threads.add(startVirtual(() -> {
                    for (int turn = 0; turn < 40; turn++) {
                        LockSupport.park();
                        check(id, wrong);
                        turns.incrementAndGet();
                    }
                }));
            }
        }
        Runnable wake = () -> {
            while (turns.get() < 500 * 40) {
                try (Request waker = Request.traced()) {
                    for (Thread thread : threads) LockSupport.unpark(thread);
                    check(waker.id, wrong);
                }
                // A virtual thread that never makes room starves the others on two cores, JDK 21's without any agent
                // too.
                Thread.yield();
            }
        };
        Thread platform = new Thread(wake);
        platform.start();
        Thread virtual = startVirtual(wake);
        for (Thread thread : threads) thread.join();
        platform.join();
        virtual.join();
        assertThat(wrong).hasValue(0);
    }

    private static void check(String id, AtomicInteger wrong) {
        if (!Request.current().equals(id)) wrong.incrementAndGet();
    }

    private static void await(CountDownLatch gate) throws InterruptedException {
        if (!gate.await(60, TimeUnit.SECONDS)) throw new InterruptedException("the gate stayed shut");
    }

    private static Thread startVirtual(Runnable task) {
        return (Thread) call(method(Thread.class, "startVirtualThread", Runnable.class), null, task);
    }

    private static Method method(Class<?> type, String name, Class<?>... parameters) {
        try {
            return type.getMethod(name, parameters);
        } catch (NoSuchMethodException fault) {
            throw new AssertionError(fault);
        }
    }

    private static Object call(Method method, Object target, Object... arguments) {
        try {
            return method.invoke(target, arguments);
        } catch (ReflectiveOperationException fault) {
            throw new AssertionError(fault);
        }
    }
}
