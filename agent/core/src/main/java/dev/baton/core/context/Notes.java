// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.context;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What stays with an object of a library's until they are forgotten: of a connection's decoder while the body of
 * a request comes in, of a promise and one of its listeners until it is kept. By identity, and gone with the object.
 *
 * <p>Unlike a task's ({@link Tasks}), a note is looked at as often as one likes.
 */
public final class Notes<V> {
    /** How many entries of collected objects a note removes: more than it can add. */
    private static final int EXPUNGED_BY_NOTE = 4;

    /** How many a request removes: few enough not to be felt. */
    private static final int EXPUNGED_BY_REQUEST = 100;

    private final ReferenceQueue<Object> collected = new ReferenceQueue<>();

    private final ConcurrentHashMap<Object, V> notes = new ConcurrentHashMap<>();

    /**
     * Whether anything was ever kept; in place of {@code isEmpty()}, which adds up counters while they change, and may take a
     * map for empty that is not. Not volatile: whoever got an object from the one who kept something for it sees it.
     */
    private boolean isUsed;

    /** Keeps {@code value} (null: forgets it) for {@code owner}, or for {@code part} as far as it is the owner's. */
    public void set(Object owner, @Nullable Object part, @Nullable V value) {
        set(owner, part, 0, value);
    }

    /** As {@link #set(Object, Object, Object)}, for the part of {@code owner} that has this number. */
    public void set(Object owner, int number, @Nullable V value) {
        set(owner, null, number, value);
    }

    private void set(Object owner, @Nullable Object part, int number, @Nullable V value) {
        if (value == null) {
            if (isUsed) notes.remove(new Probe(owner, part, number));
            return;
        }
        if (!isUsed) isUsed = true;
        expunge(EXPUNGED_BY_NOTE);
        notes.put(new Key(owner, part, number, collected), value);
    }

    /** What is kept; null when nothing is. */
    public @Nullable V get(Object owner, @Nullable Object part) {
        return isUsed ? notes.get(new Probe(owner, part, 0)) : null;
    }

    /** As {@link #get(Object, Object)}, for the part that has this number. */
    public @Nullable V get(Object owner, int number) {
        return isUsed ? notes.get(new Probe(owner, null, number)) : null;
    }

    /** To be called now and then, for each request say: lets go of what was kept for objects that were collected. */
    public void tidy() {
        expunge(EXPUNGED_BY_REQUEST);
    }

    private void expunge(int atMost) {
        Reference<?> gone;
        for (int i = 0; i < atMost && (gone = collected.poll()) != null; i++) notes.remove(gone);
    }

    /** How many are kept, as far as is known: some owners may have been collected. */
    int size() {
        return notes.size();
    }

    private static int hash(Object owner, @Nullable Object part, int number) {
        return (System.identityHashCode(owner) * 31 + System.identityHashCode(part)) * 31 + number;
    }

    private static final class Key extends WeakReference<Object> {
        private final int hash;
        private final int number;
        private final @Nullable WeakReference<Object> part;

        Key(Object owner, @Nullable Object part, int number, ReferenceQueue<Object> collected) {
            super(owner, collected);
            this.hash = hash(owner, part, number);
            this.number = number;
            this.part = part == null ? null : new WeakReference<>(part);
        }

        boolean isOf(@Nullable Object owner, @Nullable Object ofOwner, int ofNumber) {
            return owner != null
                    && get() == owner
                    && number == ofNumber
                    && (part == null ? ofOwner == null : part.get() == ofOwner);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other
                    || (other instanceof Key && ((Key) other).isOf(get(), part == null ? null : part.get(), number));
        }
    }

    /** An owner that is looked up: equal to its {@link Key}, and no weak reference for the garbage collector to follow. */
    private static final class Probe {
        private final Object owner;
        private final @Nullable Object part;
        private final int number;

        Probe(Object owner, @Nullable Object part, int number) {
            this.owner = owner;
            this.part = part;
            this.number = number;
        }

        @Override
        public int hashCode() {
            return hash(owner, part, number);
        }

        @Override
        public boolean equals(@Nullable Object key) {
            return key instanceof Key && ((Key) key).isOf(owner, part, number);
        }
    }
}
