// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.context;

import org.jspecify.annotations.Nullable;

/**
 * The running thread's context, and the scopes that set it and put back what was there before.
 *
 * <p>A thread keeps an array of one slot rather than the context itself: setting and resetting it then costs no
 * allocation and no hash lookup beyond the first, and a thread that outlives Baton holds on to nothing but a JDK array.
 * Never inheritable: pool workers would keep the context of the request that happened to start them.
 */
public final class Current {
    /** The scope that puts back "no context". */
    private static final Object NONE = new Object();

    private static final ThreadLocal<@Nullable Object[]> SLOT = new ThreadLocal<>();

    /** Not volatile: a thread that sees it late has nothing to do with the first context. */
    private static boolean wasEverOpened;

    private Current() {}

    /** The running thread's context, or null. */
    public static @Nullable Context get() {
        Object[] slot = SLOT.get();
        return slot == null ? null : (Context) slot[0];
    }

    /** False until any thread has had a context: this JVM has seen no trace yet. */
    static boolean wasEverOpened() {
        return wasEverOpened;
    }

    /** Makes {@code context} (null: none) current; the result goes to {@link #close} on the same thread. */
    public static Object open(@Nullable Context context) {
        Object[] slot = SLOT.get();
        if (slot == null) {
            if (context == null) return NONE;
            wasEverOpened = true;
            slot = new Object[1];
            SLOT.set(slot);
        }
        Object before = slot[0];
        slot[0] = context;
        return before == null ? NONE : before;
    }

    /** Puts back what was current before {@link #open} returned {@code scope}. */
    public static void close(Object scope) {
        Object[] slot = SLOT.get();
        if (slot != null) slot[0] = scope == NONE ? null : scope;
    }
}
