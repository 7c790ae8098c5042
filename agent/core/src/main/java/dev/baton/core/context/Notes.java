// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.context;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Contexts that stay with an object of a library's until they are forgotten: of a connection's decoder while the body of
 * a request comes in, of a promise and one of its listeners until it is kept. By identity, and gone with the object.
 *
 * <p>Unlike a task's ({@link Tasks}), a note is looked at as often as one likes.
 */
public final class Notes {
    /** How many entries of collected objects a note removes: more than it can add. */
    private static final int EXPUNGED_BY_NOTE = 4;

    /** How many a request removes: few enough not to be felt. */
    private static final int EXPUNGED_BY_REQUEST = 100;

    private static final ReferenceQueue<Object> COLLECTED = new ReferenceQueue<>();

    private static final ConcurrentHashMap<Object, Context> NOTES = new ConcurrentHashMap<>();

    private Notes() {}

    /** Keeps {@code context} (null: forgets it) for {@code owner}, or for {@code part} as far as it is the owner's. */
    public static void set(Object owner, @Nullable Object part, @Nullable Context context) {
        if (context == null) {
            if (!NOTES.isEmpty()) NOTES.remove(new Probe(owner, part));
            return;
        }
        expunge(EXPUNGED_BY_NOTE);
        NOTES.put(new Key(owner, part), context);
    }

    /** What is kept; null when nothing is. */
    public static @Nullable Context get(Object owner, @Nullable Object part) {
        return NOTES.isEmpty() ? null : NOTES.get(new Probe(owner, part));
    }

    /** To be called now and then, for each request say: lets go of what was kept for objects that were collected. */
    public static void tidy() {
        expunge(EXPUNGED_BY_REQUEST);
    }

    private static void expunge(int atMost) {
        Reference<?> gone;
        for (int i = 0; i < atMost && (gone = COLLECTED.poll()) != null; i++) NOTES.remove(gone);
    }

    /** How many are kept, as far as is known: some owners may have been collected. */
    static int size() {
        return NOTES.size();
    }

    private static int hash(Object owner, @Nullable Object part) {
        return System.identityHashCode(owner) * 31 + System.identityHashCode(part);
    }

    private static final class Key extends WeakReference<Object> {
        private final int hash;
        private final @Nullable WeakReference<Object> part;

        Key(Object owner, @Nullable Object part) {
            super(owner, COLLECTED);
            this.hash = hash(owner, part);
            this.part = part == null ? null : new WeakReference<>(part);
        }

        boolean isOf(@Nullable Object owner, @Nullable Object ofOwner) {
            return owner != null && get() == owner && (part == null ? ofOwner == null : part.get() == ofOwner);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other
                    || (other instanceof Key && ((Key) other).isOf(get(), part == null ? null : part.get()));
        }
    }

    /** An owner that is looked up: equal to its {@link Key}, and no weak reference for the garbage collector to follow. */
    private static final class Probe {
        private final Object owner;
        private final @Nullable Object part;

        Probe(Object owner, @Nullable Object part) {
            this.owner = owner;
            this.part = part;
        }

        @Override
        public int hashCode() {
            return hash(owner, part);
        }

        @Override
        public boolean equals(@Nullable Object key) {
            return key instanceof Key && ((Key) key).isOf(owner, part);
        }
    }
}
