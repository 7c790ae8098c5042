// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Map;

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

    static void assertNone() {
        Map<?, ?> byEdge;
        try {
            Object room = field(Baton.class, "room").get(null);
            Class<?> faults = room.getClass().getClassLoader().loadClass("dev.baton.core.Faults");
            byEdge = (Map<?, ?>) field(faults, "BY_EDGE").get(null);
        } catch (ReflectiveOperationException fault) {
            throw new AssertionError(fault);
        }
        assertThat(byEdge.keySet().toArray()).as("edges that failed").doesNotContain((Object[]) EDGES);
    }

    private static Field field(Class<?> type, String name) throws NoSuchFieldException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
