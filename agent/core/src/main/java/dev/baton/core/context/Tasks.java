// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.context;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The contexts of tasks that wait in queues, by the identity of the task, which is kept weakly. */
public final class Tasks {
    private static final ReferenceQueue<Object> COLLECTED = new ReferenceQueue<>();
    private static final ConcurrentHashMap<Object, Context> CAPTURED = new ConcurrentHashMap<>();

    private Tasks() {}

    public static void capture(Object task, Context context) {
        for (Reference<?> gone = COLLECTED.poll(); gone != null; gone = COLLECTED.poll()) CAPTURED.remove(gone);
        CAPTURED.put(new Key(task, COLLECTED), context);
    }

    public static @Nullable Context take(Object task) {
        return CAPTURED.isEmpty() ? null : CAPTURED.remove(new Key(task, null));
    }

    private static final class Key extends WeakReference<Object> {
        private final int hash;

        Key(Object task, @Nullable ReferenceQueue<Object> queue) {
            super(task, queue);
            this.hash = System.identityHashCode(task);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other || (other instanceof Key && get() != null && get() == ((Key) other).get());
        }
    }
}
