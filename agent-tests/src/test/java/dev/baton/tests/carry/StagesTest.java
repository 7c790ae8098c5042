// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every method of {@code CompletionStage} that this JDK has: its function runs for the request that asked for the stage,
 * whoever completes the future, in whatever order, and wherever the function runs.
 */
class StagesTest {
    private static final ExecutorService POOL = Executors.newFixedThreadPool(2);

    /** Executors of every sort; the last three are nobody's business but their own. */
    private static final List<Executor> EXECUTORS =
            Arrays.asList(POOL, Runnable::run, task -> new Thread(task).start(), task -> POOL.submit(task));

    @AfterAll
    static void threadsEndClean() throws InterruptedException {
        Request.assertNothingIsLeft();
        POOL.shutdown();
    }

    static Stream<Method> stages() {
        return Arrays.stream(CompletionStage.class.getMethods())
                .filter(method -> !method.getName().equals("toCompletableFuture"))
                .sorted(Comparator.comparing(Method::toString));
    }

    @Test
    void allAreThere() {
        assertThat(stages().map(Method::getName))
                .contains("thenApply", "thenComposeAsync", "runAfterEitherAsync", "exceptionally", "handle");
    }

    @ParameterizedTest
    @MethodSource("stages")
    void runsForTheRequestThatAskedForIt(Method stage) throws Exception {
        boolean takesExecutor = Arrays.asList(stage.getParameterTypes()).contains(Executor.class);
        for (Executor executor : takesExecutor ? EXECUTORS : EXECUTORS.subList(0, 1)) {
            for (int bits = 0; bits < 16; bits++) {
                boolean isCompletedBefore = (bits & 1) != 0;
                boolean isAskedByATraced = (bits & 2) != 0;
                boolean isCompletedByATraced = (bits & 4) != 0;
                boolean isCompletedByAnotherThread = (bits & 8) != 0;
                String situation = stage.getName() + ", executor " + EXECUTORS.indexOf(executor) + ", completed "
                        + (isCompletedBefore ? "before" : "after") + ", asked for by "
                        + (isAskedByATraced ? "traced" : "untraced") + ", completed by "
                        + (isCompletedByATraced ? "traced" : "untraced")
                        + (isCompletedByAnotherThread ? " on another thread" : "");

                Parts parts = new Parts();
                CompletableFuture<String> future = new CompletableFuture<>();
                Runnable complete = () -> {
                    try (Request completer = isCompletedByATraced ? Request.traced() : Request.untraced()) {
                        if (stage.getName().startsWith("exceptionally")) {
                            future.completeExceptionally(new IllegalStateException("on purpose"));
                        } else {
                            future.complete("value");
                        }
                        assertThat(Request.current()).isEqualTo(completer.id);
                    }
                };
                if (isCompletedBefore) on(isCompletedByAnotherThread, complete);
                String asked;
                CompletionStage<?> result;
                try (Request asker = isAskedByATraced ? Request.traced() : Request.untraced()) {
                    asked = asker.id;
                    result = (CompletionStage<?>) stage.invoke(future, parts.argumentsOf(stage, future, executor));
                }
                if (!isCompletedBefore) on(isCompletedByAnotherThread, complete);
                assertThat(parts.seen.next()).as(situation).isEqualTo(asked);
                result.toCompletableFuture().get();
                assertThat(parts.seen.isEmpty()).as(situation).isTrue();
                assertThat(Request.current()).as(situation).isEqualTo(Request.NONE);
            }
        }
    }

    private static void on(boolean anotherThread, Runnable task) throws InterruptedException {
        if (anotherThread) {
            Thread thread = new Thread(task);
            thread.start();
            thread.join();
        } else {
            task.run();
        }
    }

    /** What a stage may want, all of it noting for which request it runs. */
    private static final class Parts {
        final Seen seen = new Seen();

        Object[] argumentsOf(Method stage, CompletionStage<String> other, Executor executor) {
            boolean composes = stage.getName().contains("ompose");
            List<Object> arguments = new ArrayList<>();
            for (Class<?> type : stage.getParameterTypes()) {
                arguments.add(
                        type == Executor.class
                                ? executor
                                : type == CompletionStage.class ? other : function(type, composes));
            }
            return arguments.toArray();
        }

        private Object function(Class<?> type, boolean composes) {
            if (type == Runnable.class) return seen;
            if (type == Consumer.class) return (Consumer<Object>) value -> seen.run();
            if (type == BiConsumer.class) return (BiConsumer<Object, Object>) (value, other) -> seen.run();
            if (type == BiFunction.class) {
                return (BiFunction<Object, Object, Object>) (value, other) -> {
                    seen.run();
                    return "value";
                };
            }
            assertThat(type).isEqualTo(Function.class);
            return (Function<Object, Object>) value -> {
                seen.run();
                return composes ? CompletableFuture.completedFuture("value") : "value";
            };
        }
    }
}
