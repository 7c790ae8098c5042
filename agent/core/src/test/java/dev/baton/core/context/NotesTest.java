// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.format.Propagator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NotesTest {
    private final Notes<Context> notes = new Notes<>();
    private final Context a = context();
    private final Context b = context();
    private final Object owner = new Object();

    private static Context context() {
        return Context.of(new Propagator(Collections.emptyList(), Collections.emptyList(), false, true), new String[0]);
    }

    @AfterEach
    void forget() {
        notes.set(owner, null, null);
        assertThat(notes.size()).isZero();
    }

    @Test
    void tellsNumberedPartsApart() {
        notes.set(owner, 1, a);
        notes.set(owner, 1_000_000, b);
        assertThat(notes.get(owner, 1)).isSameAs(a);
        assertThat(notes.get(owner, 1_000_000)).isSameAs(b);
        assertThat(notes.get(owner, 2)).isNull();
        assertThat(notes.get(owner, null)).isNull();
        notes.set(owner, 1, null);
        notes.set(owner, 1_000_000, null);
    }

    @Test
    void keepsAContextUntilItIsForgotten() {
        notes.set(owner, null, a);
        assertThat(notes.get(owner, null)).isSameAs(a);
        assertThat(notes.get(owner, null)).isSameAs(a);
        notes.set(owner, null, b);
        assertThat(notes.get(owner, null)).isSameAs(b);
        notes.set(owner, null, null);
        assertThat(notes.get(owner, null)).isNull();
    }

    @Test
    void tellsOwnersAndTheirPartsApartByIdentity() {
        String one = new String("part");
        String other = new String("part");
        Object stranger = new Object();
        notes.set(owner, one, a);
        notes.set(owner, other, b);
        assertThat(notes.get(owner, one)).isSameAs(a);
        assertThat(notes.get(owner, other)).isSameAs(b);
        assertThat(notes.get(owner, null)).isNull();
        assertThat(notes.get(stranger, one)).isNull();
        notes.set(stranger, one, null);
        notes.set(owner, one, null);
        assertThat(notes.get(owner, other)).isSameAs(b);
        notes.set(owner, other, null);
    }

    @Test
    void isFoundWhileOthersComeAndGo() throws InterruptedException {
        AtomicBoolean isOver = new AtomicBoolean();
        List<Thread> others = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            others.add(new Thread(() -> {
                while (!isOver.get()) {
                    Object other = new Object();
                    notes.set(other, null, b);
                    notes.set(other, null, null);
                }
            }));
        }
        for (Thread other : others) other.start();
        notes.set(owner, null, a);
        int found = 0;
        int times = 1_000_000;
        for (int i = 0; i < times; i++) {
            if (notes.get(owner, null) == a) found++;
        }
        isOver.set(true);
        for (Thread other : others) other.join();
        assertThat(found).isEqualTo(times);
    }

    /** A request is not held up by what others have left behind, however much that is. */
    @Test
    void ofCollectedOwnersARequestRemovesAHundredAndANoteFew() throws InterruptedException {
        for (int i = 0; i < 10_000; i++) notes.set(new Object(), null, a);
        int kept = notes.size();
        assertThat(kept).isGreaterThan(1);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        boolean areMany = false;
        while (!areMany && System.nanoTime() < deadline) {
            System.gc();
            Thread.sleep(10);
            int before = notes.size();
            notes.tidy();
            assertThat(before - notes.size()).isBetween(0, 100);
            areMany = before - notes.size() == 100;
        }
        int before = notes.size();
        notes.set(owner, null, a);
        assertThat(before + 1 - notes.size()).isBetween(0, 4);
        while (notes.size() > 1 && System.nanoTime() < deadline) {
            notes.set(owner, null, b);
            notes.set(owner, null, a);
        }
        assertThat(notes.size()).isOne();
    }

    @Test
    void goesWithTheOwner() throws InterruptedException {
        Object part = new Object();
        for (int i = 0; i < 1000; i++) notes.set(new Object(), i % 2 == 0 ? null : part, a);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (notes.size() > 0 && System.nanoTime() < deadline) {
            System.gc();
            Thread.sleep(10);
            for (int i = 0; i < 20; i++) notes.tidy();
        }
        assertThat(notes.size()).isZero();
    }
}
