// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.Jdk;
import dev.baton.tests.Woken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountedCompleter;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** {@code ForkJoinPool} in its kinds, and what runs in it. */
class ForkJoinTest {
    @Nested
    class OwnPool extends ForkJoinContract {
        OwnPool() {
            super(new ForkJoinPool(3));
        }
    }

    @Nested
    class OneThread extends ForkJoinContract {
        OneThread() {
            super(new ForkJoinPool(1));
        }
    }

    @Nested
    class FirstInFirstOut extends ForkJoinContract {
        FirstInFirstOut() {
            super(new ForkJoinPool(3, ForkJoinPool.defaultForkJoinWorkerThreadFactory, null, true));
        }
    }

    @Nested
    class CommonPool extends ForkJoinContract {
        CommonPool() {
            super(ForkJoinPool.commonPool());
        }

        @Test
        void parallelStreamsOfManyRequestsStayApart() throws Exception {
            List<Thread> threads = new ArrayList<>();
            Set<String> wrong = Collections.synchronizedSet(new java.util.HashSet<>());
            for (int i = 0; i < 4; i++) {
                boolean isTraced = i > 0;
                threads.add(new Thread(() -> {
                    for (int round = 0; round < 300; round++) {
                        try (Request request = isTraced ? Request.traced() : Request.untraced()) {
                            Set<String> seen = idsOfAStream();
                            if (!seen.equals(Collections.singleton(request.id))) wrong.addAll(seen);
                            if (!Request.current().equals(request.id)) wrong.add("caller");
                        }
                    }
                }));
            }
            for (Thread thread : threads) thread.start();
            for (Thread thread : threads) thread.join();
            assertThat(wrong).isEmpty();
        }
    }

    abstract static class ForkJoinContract extends ExecutorContract {
        private final ForkJoinPool pool;

        ForkJoinContract(ForkJoinPool pool) {
            super(pool);
            this.pool = pool;
        }

        /**
         * What an executed {@code Runnable} throws ends its worker. JDK 11 counts a worker that ends while it is queued
         * for the next task twice, and may then never start one again, without any agent too; so there the exception
         * stays in a future.
         */
        @Override
        void handThrowing(Runnable task) {
            if (Jdk.runningFeature() == 11) pool.submit(task);
            else hand(task);
        }

        @Test
        void carriesIntoForkedTasks() {
            for (int round = 0; round < 20; round++) {
                try (Request request = Request.traced()) {
                    assertThat(pool.invoke(new Tree(8))).containsOnly(request.id);
                }
                assertThat(pool.invoke(new Tree(8))).containsOnly(Request.NONE);
            }
        }

        @Test
        void carriesIntoEveryKindOfTask() throws Exception {
            Seen seen = new Seen();
            try (Request request = Request.traced()) {
                assertThat(pool.submit(new Tree(3)).get()).containsOnly(request.id);
                pool.execute(ForkJoinTask.adapt(seen));
                assertThat(seen.next()).isEqualTo(request.id);
                assertThat(pool.invoke(ForkJoinTask.adapt((Callable<String>) Request::current)))
                        .isEqualTo(request.id);
                assertThat(pool.submit((Callable<String>) Request::current).join())
                        .isEqualTo(request.id);
                assertThat(pool.submit(() -> {
                                    List<Tree> trees = Arrays.asList(new Tree(3), new Tree(3), new Tree(3));
                                    ForkJoinTask.invokeAll(trees);
                                    return trees.stream()
                                            .map(ForkJoinTask::join)
                                            .flatMap(Collection::stream)
                                            .collect(Collectors.toSet());
                                })
                                .get())
                        .containsOnly(request.id);
            }
        }

        @Test
        void carriesIntoCountedCompleters() {
            for (int round = 0; round < 20; round++) {
                try (Request request = Request.traced()) {
                    List<String> ids = Collections.synchronizedList(new ArrayList<>());
                    pool.invoke(new Counted(null, 6, ids));
                    assertThat(ids).hasSize(1 << 6).containsOnly(request.id);
                }
            }
            List<String> ids = Collections.synchronizedList(new ArrayList<>());
            pool.invoke(new Counted(null, 6, ids));
            assertThat(ids).containsOnly(Request.NONE);
        }

        @Test
        void carriesIntoParallelStreams() throws Exception {
            for (int round = 0; round < 50; round++) {
                try (Request request = Request.traced()) {
                    assertThat(pool.submit(ForkJoinTest::idsOfAStream).get()).containsOnly(request.id);
                    assertThat(Request.current()).isEqualTo(request.id);
                }
                assertThat(pool.submit(ForkJoinTest::idsOfAStream).get()).containsOnly(Request.NONE);
            }
        }

        @Test
        void whatATaskReceivesIsOverWhenItIs() throws Exception {
            Woken.up();
            String id = String.format("%032x", 1);
            Callable<String> receives = () -> {
                Baton.receive(
                        Baton.extract(Baton.add(null, Baton.key("traceparent"), "00-" + id + "-78629a0f5f3f164f-01")));
                return Request.current();
            };
            for (int i = 0; i < 100; i++) {
                assertThat(pool.submit(receives).get()).isEqualTo(id);
                assertThat(pool.submit((Callable<String>) Request::current).get())
                        .isEqualTo(Request.NONE);
            }
        }

        @Test
        void aTaskInvokedOnItsOwnThreadKeepsTheContext() throws Exception {
            Callable<String> invokes = () -> {
                try (Request inner = Request.traced()) {
                    String id = ForkJoinTask.adapt((Callable<String>) Request::current)
                            .invoke();
                    return id.equals(inner.id) ? "same" : id;
                }
            };
            assertThat(pool.submit(invokes).get()).isEqualTo("same");
        }

        @Test
        void tasksThatAWaitingThreadHelpsWithSeeNone() throws Exception {
            assertThat(pool.submit(() -> helped(task -> task.join())).get()).containsOnly(Request.NONE);
            assertThat(pool.submit(() -> helped(task -> task.quietlyJoin())).get())
                    .containsOnly(Request.NONE);
            assertThat(pool.submit(() -> helped(task -> get(task, false))).get())
                    .containsOnly(Request.NONE);
            assertThat(pool.submit(() -> helped(task -> get(task, true))).get()).containsOnly(Request.NONE);
            assertThat(pool.submit(() -> helped(task -> ForkJoinTask.helpQuiesce()))
                            .get())
                    .containsOnly(Request.NONE);
        }

        @Test
        void tasksThatAThreadHelpsWithWhileItWaitsForAFutureSeeNone() throws Exception {
            Set<String> seen = pool.submit(() -> helped(task -> {
                        CompletableFuture<Void> done = CompletableFuture.runAsync(() -> task.quietlyJoin(), pool);
                        done.join();
                    }))
                    .get(30, TimeUnit.SECONDS);
            assertThat(seen).containsOnly(Request.NONE);
        }

        @Test
        void anUnforkedTaskCanBeForkedByAnotherRequest() throws Exception {
            Seen seen = new Seen();
            Callable<String> forksTwice = () -> {
                ForkJoinTask<?> task = ForkJoinTask.adapt(seen);
                try (Request first = Request.traced()) {
                    task.fork();
                }
                boolean isUnforked = task.tryUnfork();
                if (!isUnforked) {
                    task.join();
                    seen.next();
                    task.reinitialize();
                }
                task.fork().join();
                return seen.next();
            };
            assertThat(pool.submit(forksTwice).get()).isEqualTo(Request.NONE);
        }

        /** What untraced tasks see that are waited for, or found in the queue, by a thread that works for a request. */
        private static Set<String> helped(java.util.function.Consumer<ForkJoinTask<?>> await) {
            Set<String> seen = Collections.synchronizedSet(new java.util.HashSet<>());
            List<ForkJoinTask<?>> tasks = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                Runnable look = () -> {
                    seen.add(Request.current());
                    Thread.yield();
                };
                tasks.add(ForkJoinTask.adapt(look).fork());
            }
            try (Request helper = Request.traced()) {
                await.accept(tasks.get(0));
                await.accept(tasks.get(19));
                if (!Request.current().equals(helper.id)) seen.add("the helper lost its own");
            }
            for (ForkJoinTask<?> task : tasks) task.join();
            return seen;
        }

        private static void get(ForkJoinTask<?> task, boolean isTimed) {
            try {
                Object result = isTimed ? task.get(20, TimeUnit.SECONDS) : task.get();
                assertThat(result).isNull();
            } catch (Exception fault) {
                throw new AssertionError(fault);
            }
        }
    }

    private static Set<String> idsOfAStream() {
        return IntStream.range(0, 2000)
                .parallel()
                .mapToObj(i -> Request.current())
                .collect(Collectors.toSet());
    }

    /** Forks one half, computes the other, and says which ids its leaves saw. */
    private static final class Tree extends RecursiveTask<Set<String>> {
        private final int depth;

        Tree(int depth) {
            this.depth = depth;
        }

        @Override
        protected Set<String> compute() {
            if (depth == 0) return Collections.singleton(Request.current());
            Tree left = new Tree(depth - 1);
            left.fork();
            Set<String> ids = new java.util.HashSet<>(new Tree(depth - 1).compute());
            ids.addAll(left.join());
            ids.add(Request.current());
            return ids;
        }
    }

    /** As {@code Tree}, by counting; also the call back sees the request. */
    private static final class Counted extends CountedCompleter<Void> {
        private final int depth;
        private final List<String> ids;

        Counted(CountedCompleter<?> parent, int depth, List<String> ids) {
            super(parent);
            this.depth = depth;
            this.ids = ids;
        }

        @Override
        public void compute() {
            if (depth > 0) {
                setPendingCount(1);
                new Counted(this, depth - 1, ids).fork();
                new Counted(this, depth - 1, ids).compute();
            } else {
                ids.add(Request.current());
                tryComplete();
            }
        }

        @Override
        public void onCompletion(CountedCompleter<?> caller) {
            if (depth == 1 && ids.isEmpty()) ids.add("completed before a leaf ran");
            if (!ids.contains(Request.current())) ids.add(Request.current());
        }
    }
}
