// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.format.Propagator;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NotesTest {
    private final Context a = context();
    private final Context b = context();
    private final Object owner = new Object();

    private static Context context() {
        return Context.of(new Propagator(Collections.emptyList(), Collections.emptyList(), false, true), new String[0]);
    }

    @AfterEach
    void forget() {
        Notes.set(owner, null, null);
        assertThat(Notes.size()).isZero();
    }

    @Test
    void keepsAContextUntilItIsForgotten() {
        Notes.set(owner, null, a);
        assertThat(Notes.get(owner, null)).isSameAs(a);
        assertThat(Notes.get(owner, null)).isSameAs(a);
        Notes.set(owner, null, b);
        assertThat(Notes.get(owner, null)).isSameAs(b);
        Notes.set(owner, null, null);
        assertThat(Notes.get(owner, null)).isNull();
    }

    @Test
    void tellsOwnersAndTheirPartsApartByIdentity() {
        String one = new String("part");
        String other = new String("part");
        Object stranger = new Object();
        Notes.set(owner, one, a);
        Notes.set(owner, other, b);
        assertThat(Notes.get(owner, one)).isSameAs(a);
        assertThat(Notes.get(owner, other)).isSameAs(b);
        assertThat(Notes.get(owner, null)).isNull();
        assertThat(Notes.get(stranger, one)).isNull();
        Notes.set(stranger, one, null);
        Notes.set(owner, one, null);
        assertThat(Notes.get(owner, other)).isSameAs(b);
        Notes.set(owner, other, null);
    }

    @Test
    void goesWithTheOwner() throws InterruptedException {
        Object part = new Object();
        for (int i = 0; i < 1000; i++) Notes.set(new Object(), i % 2 == 0 ? null : part, a);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (Notes.size() > 0 && System.nanoTime() < deadline) {
            System.gc();
            Thread.sleep(10);
            for (int i = 0; i < 20; i++) Notes.tidy();
        }
        assertThat(Notes.size()).isZero();
    }
}
