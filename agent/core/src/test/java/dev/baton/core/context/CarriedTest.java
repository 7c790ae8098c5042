// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.format.Propagator;
import java.nio.channels.CompletionHandler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings({"unchecked", "rawtypes"}) // each call is of the type that the function was handed over as
class CarriedTest {
    private final Context context = context();

    /** What each function was called with, and the context that it then ran in. */
    private final List<Object> seen = new ArrayList<>();

    private static Context context() {
        return Context.of(new Propagator(Collections.emptyList(), Collections.emptyList(), false, true), new String[0]);
    }

    private Object see(Object... arguments) {
        seen.addAll(List.of(arguments));
        seen.add(Current.get());
        return "result";
    }

    private <T> T carried(Class<T> type, T function) {
        Object carried = Carried.of(function, context);
        assertThat(carried).isInstanceOf(type).isNotSameAs(function).hasToString(function.toString());
        assertThat(Carried.of(carried, context())).isSameAs(carried);
        return (T) carried;
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(Current.get()).isNull();
    }

    @Test
    void eachTypeRunsUnderItsContextAndGivesWhatItGave() throws Exception {
        carried(Runnable.class, () -> see("run")).run();
        assertThat(carried(Callable.class, () -> see("call")).call()).isEqualTo("result");
        assertThat(carried(Supplier.class, () -> see("get")).get()).isEqualTo("result");
        carried(Consumer.class, one -> see(one)).accept("1");
        carried(BiConsumer.class, (one, two) -> see(one, two)).accept("1", "2");
        assertThat(carried(Function.class, one -> see(one)).apply("1")).isEqualTo("result");
        assertThat(carried(BiFunction.class, (one, two) -> see(one, two)).apply("1", "2"))
                .isEqualTo("result");
        assertThat(seen)
                .containsExactly(
                        "run", context, "call", context, "get", context, "1", context, "1", "2", context, "1", context,
                        "1", "2", context);
    }

    @Test
    void bothEndsOfAnOperationRunUnderItsContext() {
        CompletionHandler<Object, Object> handler = new CompletionHandler<>() {
            @Override
            public void completed(Object result, Object attachment) {
                see(result, attachment);
            }

            @Override
            public void failed(Throwable thrown, Object attachment) {
                see(thrown, attachment);
            }
        };
        Throwable thrown = new Throwable();
        carried(CompletionHandler.class, handler).completed("1", "2");
        carried(CompletionHandler.class, handler).failed(thrown, "2");
        assertThat(seen).containsExactly("1", "2", context, thrown, "2", context);
    }

    @Test
    void whatItThrowsPassesAndLeavesNoContext() {
        IllegalStateException thrown = new IllegalStateException();
        CompletionHandler<Object, Object> handler = new CompletionHandler<>() {
            @Override
            public void completed(Object result, Object attachment) {
                throw thrown;
            }

            @Override
            public void failed(Throwable failure, Object attachment) {
                throw thrown;
            }
        };
        List<ThrowingCallable> calls = List.of(
                () -> carried(Runnable.class, () -> fail(thrown)).run(),
                () -> carried(Callable.class, () -> fail(thrown)).call(),
                () -> carried(Supplier.class, () -> fail(thrown)).get(),
                () -> carried(Consumer.class, one -> fail(thrown)).accept("1"),
                () -> carried(BiConsumer.class, (one, two) -> fail(thrown)).accept("1", "2"),
                () -> carried(Function.class, one -> fail(thrown)).apply("1"),
                () -> carried(BiFunction.class, (one, two) -> fail(thrown)).apply("1", "2"),
                () -> carried(CompletionHandler.class, handler).completed("1", "2"),
                () -> carried(CompletionHandler.class, handler).failed(thrown, "2"));
        for (ThrowingCallable call : calls) {
            assertThatThrownBy(call).isSameAs(thrown);
            assertThat(Current.get()).isNull();
        }
    }

    private static Object fail(RuntimeException thrown) {
        throw thrown;
    }

    @Test
    void whatIsNoneOfTheseTypesStaysWhatItIs() {
        Object other = new Object();
        assertThat(Carried.of(other, context)).isSameAs(other);
    }
}
