// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests;

import java.lang.ref.Reference;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks from outside at what each live thread's slot holds. From inside it cannot be seen: whatever gives a pooled thread
 * new work opens a scope around it, which hides what an earlier one forgot to put back. So this reads the fields.
 */
public final class Slots {
    private static final long PATIENCE_MILLIS = 60_000;

    private Slots() {}

    /**
     * Waits until no thread holds a context; threads that still finish a request are given some time.
     *
     * @throws AssertionError naming the threads that keep theirs
     */
    public static void assertNothingIsLeft() throws Exception {
        long deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
        List<String> holders = holders();
        while (!holders.isEmpty() && System.currentTimeMillis() < deadline) {
            Thread.sleep(5);
            holders = holders();
        }
        if (!holders.isEmpty()) throw new AssertionError("still under a context: " + holders);
    }

    private static List<String> holders() throws Exception {
        ThreadLocal<?> slot = slot();
        List<String> holders = new ArrayList<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            Object[] value = (Object[]) valueOf(slot, thread);
            if (value != null && value[0] != null) holders.add(thread.getName());
        }
        return holders;
    }

    private static ThreadLocal<?> slot() throws Exception {
        Class<?> current = room().getClass().getClassLoader().loadClass("dev.baton.core.context.Current");
        return (ThreadLocal<?>) field(current, "SLOT").get(null);
    }

    private static Object room() throws Exception {
        Object room = field(Baton.class, "room").get(null);
        if (room == null) throw new AssertionError("the agent sleeps");
        return room;
    }

    /** Reads the table only: its own methods tidy up, which is for the thread itself alone. */
    private static Object valueOf(ThreadLocal<?> local, Thread thread) throws Exception {
        Object map = field(Thread.class, "threadLocals").get(thread);
        if (map == null) return null;
        for (Object entry : (Object[]) field(map.getClass(), "table").get(map)) {
            if (entry != null && ((Reference<?>) entry).get() == local) {
                return field(entry.getClass(), "value").get(entry);
            }
        }
        return null;
    }

    private static Field field(Class<?> type, String name) throws NoSuchFieldException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
