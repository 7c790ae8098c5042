// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** What {@code CompletableFuture} does beside the stages of {@link StagesTest}. */
class CompletableFutureTest {
    private static final ExecutorService POOL = Executors.newFixedThreadPool(2);
    private static final String SINCE_9 = "CompletableFuture has this since JDK 9";

    @AfterEach
    void nothingIsLeft() throws InterruptedException {
        Request.assertNothingIsLeft();
    }

    @AfterAll
    static void end() {
        POOL.shutdown();
    }

    @Nested
    class RunAsync extends CarryContract {
        @Override
        void hand(Runnable task) {
            CompletableFuture.runAsync(task);
        }

        /** Where the common pool has one thread, the JDK does without it. */
        @Override
        boolean startsThreads() {
            return ForkJoinPool.getCommonPoolParallelism() <= 1;
        }

        @Override
        void end() {}
    }

    @Nested
    class SupplyAsyncInAnExecutorOfTheCallers extends CarryContract {
        @Override
        void hand(Runnable task) {
            CompletableFuture.supplyAsync(
                    () -> {
                        task.run();
                        return "value";
                    },
                    POOL);
        }

        @Override
        void end() {}
    }

    /** A chain that another thread sets going. */
    @Nested
    class ThenRun extends CarryContract {
        @Override
        void hand(Runnable task) {
            CompletableFuture<String> future = new CompletableFuture<>();
            future.thenApply(Function.identity()).thenRunAsync(task, new NewThreads());
            future.complete("value");
        }

        @Override
        boolean startsThreads() {
            return true;
        }

        @Override
        void end() {}
    }

    @Test
    void eachStageOfAChainRunsForTheRequestThatAskedForIt() throws Exception {
        CompletableFuture<String> start = new CompletableFuture<>();
        CompletableFuture<String> chain = start;
        String expected = "";
        for (int i = 0; i < 10; i++) {
            try (Request request = i % 3 == 0 ? Request.untraced() : Request.traced()) {
                chain = chain.thenCombine(start, (ids, ignored) -> ids + Request.current());
                chain = chain.thenCompose(ids -> CompletableFuture.supplyAsync(() -> ids + Request.current(), POOL));
                expected += request.id + request.id;
            }
        }
        try (Request completer = Request.traced()) {
            start.complete("");
            assertThat(chain.get()).isEqualTo(expected);
        }
    }

    @Test
    void allOfAndAnyOfRunForTheRequestThatWaits() throws Exception {
        CompletableFuture<String> first = new CompletableFuture<>();
        CompletableFuture<String> second = new CompletableFuture<>();
        CompletableFuture<String> all;
        CompletableFuture<String> any;
        String id;
        try (Request request = Request.traced()) {
            id = request.id;
            all = CompletableFuture.allOf(first, second).thenApply(ignored -> Request.current());
            any = CompletableFuture.anyOf(first, second).thenApply(ignored -> Request.current());
        }
        try (Request other = Request.traced()) {
            POOL.submit(() -> first.complete("1")).get();
            second.complete("2");
        }
        assertThat(all.get()).isEqualTo(id);
        assertThat(any.get()).isEqualTo(id);
    }

    @Test
    void dependentsOfACancelledFutureRunForTheirOwnRequest() throws Exception {
        CompletableFuture<String> future = new CompletableFuture<>();
        CompletableFuture<String> untraced = future.handle((value, thrown) -> Request.current());
        CompletableFuture<String> traced;
        try (Request request = Request.traced()) {
            traced = future.handle((value, thrown) -> Request.current());
            assertThat(future.cancel(true)).isTrue();
            assertThat(traced.get()).isEqualTo(request.id);
            assertThat(untraced.get()).isEqualTo(Request.NONE);
            assertThat(Request.current()).isEqualTo(request.id);
        }
    }

    @Test
    void handsOnTheFunctionsOwnException() {
        IllegalStateException thrown = new IllegalStateException("on purpose");
        CompletableFuture<String> future;
        try (Request request = Request.traced()) {
            future = CompletableFuture.supplyAsync(() -> "value", POOL).thenApply(value -> {
                throw thrown;
            });
        }
        Throwable caught = catchThrowable(future::join);
        assertThat(caught).isInstanceOf(CompletionException.class);
        assertThat(caught.getCause()).isSameAs(thrown);
    }

    @Test
    void nullIsRefusedAsWithoutBaton() {
        CompletableFuture<String> future = new CompletableFuture<>();
        try (Request request = Request.traced()) {
            assertThatThrownBy(() -> future.thenApply(null)).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> future.thenCombine(future, null)).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> CompletableFuture.runAsync(null)).isInstanceOf(NullPointerException.class);
        }
    }

    @Test
    void aSubclassCarriesToo() throws Exception {
        class Own extends CompletableFuture<String> {
            @Override
            public <U> CompletableFuture<U> thenApply(Function<? super String, ? extends U> function) {
                return super.thenApply(function.andThen(Function.identity()));
            }
        }
        Own future = new Own();
        CompletableFuture<String> stage;
        String id;
        try (Request request = Request.traced()) {
            id = request.id;
            stage = future.thenApply(value -> Request.current());
        }
        POOL.submit(() -> future.complete("value")).get();
        assertThat(stage.get()).isEqualTo(id);
    }

    @Test
    void aFutureThatIsNeverCompletedLeavesNothing() {
        CompletableFuture<String> future = new CompletableFuture<>();
        try (Request request = Request.traced()) {
            future.thenApply(value -> Request.current()).thenAccept(value -> {});
        }
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_9, disabledReason = SINCE_9)
    void completeAsync() throws Exception {
        Supplier<String> id = Request::current;
        try (Request request = Request.traced()) {
            CompletableFuture<?> future = new CompletableFuture<>();
            CompletableFuture.class.getMethod("completeAsync", Supplier.class).invoke(future, id);
            assertThat(future.get()).isEqualTo(request.id);
            future = new CompletableFuture<>();
            CompletableFuture.class
                    .getMethod("completeAsync", Supplier.class, Executor.class)
                    .invoke(future, id, new NewThreads());
            assertThat(future.get()).isEqualTo(request.id);
        }
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_9, disabledReason = SINCE_9)
    void timeouts() throws Exception {
        CompletableFuture<String> late = new CompletableFuture<>();
        CompletableFuture<String> defaulted = new CompletableFuture<>();
        CompletableFuture<String> inTime = new CompletableFuture<>();
        CompletableFuture<String> untraced = late.handle((value, thrown) -> Request.current());
        try (Request request = Request.traced()) {
            CompletableFuture<String> traced = late.handle((value, thrown) -> Request.current());
            orTimeout(late, 5);
            orTimeout(inTime, 3_600_000);
            CompletableFuture.class
                    .getMethod("completeOnTimeout", Object.class, long.class, TimeUnit.class)
                    .invoke(defaulted, "default", 5L, TimeUnit.MILLISECONDS);
            assertThat(defaulted.thenApply(value -> Request.current()).get()).isEqualTo(request.id);
            assertThat(traced.get()).isEqualTo(request.id);
            assertThat(untraced.get()).isEqualTo(Request.NONE);
        }
        inTime.complete("value");
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_9, disabledReason = SINCE_9)
    void delayedExecutors() throws Exception {
        Executor delayed = (Executor) CompletableFuture.class
                .getMethod("delayedExecutor", long.class, TimeUnit.class, Executor.class)
                .invoke(null, 2L, TimeUnit.MILLISECONDS, POOL);
        Seen seen = new Seen();
        try (Request request = Request.traced()) {
            delayed.execute(seen);
            assertThat(seen.next()).isEqualTo(request.id);
            assertThat(CompletableFuture.supplyAsync(Request::current, delayed).get())
                    .isEqualTo(request.id);
        }
        delayed.execute(seen);
        assertThat(seen.next()).isEqualTo(Request.NONE);
    }

    private static void orTimeout(CompletableFuture<?> future, long millis) throws ReflectiveOperationException {
        CompletableFuture.class
                .getMethod("orTimeout", long.class, TimeUnit.class)
                .invoke(future, millis, TimeUnit.MILLISECONDS);
    }

    /** An executor of which Baton knows nothing. */
    private static final class NewThreads implements Executor {
        @Override
        public void execute(Runnable task) {
            new Thread(task).start();
        }
    }
}
