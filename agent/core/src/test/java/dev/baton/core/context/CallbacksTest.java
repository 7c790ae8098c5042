// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.Counts;
import dev.baton.core.format.Propagator;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallbacksTest {
    private final Callbacks callbacks = new Callbacks();
    private final Context a = context();
    private final Context b = context();
    private final Object callback = new Object();

    private static Context context() {
        return Context.of(new Propagator(Collections.emptyList(), Collections.emptyList(), false, true), new String[0]);
    }

    @AfterEach
    void nothingIsLeft() {
        callbacks.forget(callback);
        assertThat(callbacks.size()).isZero();
        assertThat(Current.get()).isNull();
    }

    private Context inside(Object what) {
        Object scope = callbacks.reopen(what);
        Context context = Current.get();
        if (scope != null) Current.close(scope);
        return context;
    }

    @Test
    void runsInTheContextInWhichItWasLeft() {
        callbacks.keep(callback, a);
        assertThat(inside(callback)).isSameAs(a);
        Object scope = Current.open(b);
        assertThat(inside(callback)).isSameAs(a);
        assertThat(Current.get()).isSameAs(b);
        Current.close(scope);
    }

    @Test
    void runsInNoContextWhereItWasLeftInNone() {
        Current.close(Current.open(a));
        callbacks.keep(callback, null);
        Object scope = Current.open(b);
        assertThat(inside(callback)).isNull();
        assertThat(Current.get()).isSameAs(b);
        Current.close(scope);
    }

    @Test
    void changesNothingForWhatWasNeverLeftOrIsForgotten() {
        Object scope = Current.open(b);
        assertThat(callbacks.reopen(callback)).isNull();
        callbacks.keep(callback, a);
        callbacks.forget(callback);
        assertThat(callbacks.reopen(callback)).isNull();
        Current.close(scope);
    }

    @Test
    void whatWasLeftBeforeAnyTraceRunsInNone() {
        Object scope = Current.open(b);
        Object inside = callbacks.reopenOrNone(callback);
        assertThat(Current.get()).isNull();
        Current.close(inside);
        assertThat(Current.get()).isSameAs(b);
        callbacks.keep(callback, a);
        inside = callbacks.reopenOrNone(callback);
        assertThat(Current.get()).isSameAs(a);
        Current.close(inside);
        Current.close(scope);
        assertThat(callbacks.reopenOrNone(new Object())).isNull();
    }

    @Test
    void aThreadThatIsThereAlreadyOpensNothing() {
        callbacks.keep(callback, a);
        Object scope = Current.open(a);
        assertThat(callbacks.reopen(callback)).isNull();
        Current.close(scope);
    }

    @Test
    void isCountedAsHandedOverWhereItTakesAContextWithIt() {
        Current.close(Current.open(a));
        callbacks.keep(callback, a);
        long before = handedOver();
        inside(callback);
        assertThat(handedOver()).isEqualTo(before + 1);
        Object scope = Current.open(a);
        callbacks.keep(callback, null);
        inside(callback);
        assertThat(handedOver()).isEqualTo(before + 1);
        Current.close(scope);
    }

    private static long handedOver() {
        StringBuilder counts = new StringBuilder();
        Counts.write(counts);
        return counts.toString()
                .lines()
                .filter(line -> line.startsWith("handed over\t"))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf('\t') + 1)))
                .sum();
    }

    @Test
    void aCollectedCallbackLeavesNothing() throws InterruptedException {
        for (int i = 0; i < 1000; i++) callbacks.keep(new Object(), a);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (callbacks.size() > 0 && System.nanoTime() < deadline) {
            System.gc();
            callbacks.tidy();
            Thread.sleep(1);
        }
        assertThat(callbacks.size()).isZero();
    }
}
