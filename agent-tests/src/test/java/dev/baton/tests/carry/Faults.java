// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.matrix.SpoiledDoor;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

/** The agent's own count of edges that failed; the application does not notice one, so a test has to ask. */
final class Faults {
    private static final String[] EDGES = {
        "executors",
        "forkjoin",
        "completablefuture",
        "timer",
        "virtualthreads",
        "reactor",
        "rxjava2",
        "rxjava3",
        "mutiny"
    };

    private Faults() {}

    /** But for what a {@link SpoiledDoor} let through when it was no longer there. */
    static void assertNone() {
        List<String> faults = new ArrayList<>();
        try {
            Object room = field(Baton.class, "room").get(null);
            Class<?> all = room.getClass().getClassLoader().loadClass("dev.baton.core.Faults");
            for (String edge : EDGES) {
                String fault = (String) all.getMethod("of", String.class).invoke(null, edge);
                if (fault == null
                        || fault.contains(SpoiledDoor.class.getName())
                        || fault.contains("BatonRoom$ByteBuddy")) continue;
                faults.add(edge + " failed " + fault);
            }
        } catch (ReflectiveOperationException fault) {
            throw new AssertionError(fault);
        }
        assertThat(faults).isEmpty();
    }

    private static Field field(Class<?> type, String name) throws NoSuchFieldException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
