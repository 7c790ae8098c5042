// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.context;

import dev.baton.core.Counts;
import org.jspecify.annotations.Nullable;

/**
 * The contexts of callbacks: of what a request leaves with somebody who will call it when there is an answer, on whatever
 * thread, and perhaps under the context of another request. A callback that was left under no context runs under none.
 */
public final class Callbacks {
    private static final Object NONE = new Object();

    private final Notes<Object> kept = new Notes<>();

    /** Remembers {@code context} (null: that there is none) until it is forgotten or {@code callback} is collected. */
    public void keep(Object callback, @Nullable Context context) {
        Object entry = kept(context);
        if (entry != null) kept.set(callback, null, entry);
    }

    /** What a callback that has a place for it keeps itself, for {@link #reopenKept}; null: nothing. */
    public static @Nullable Object kept(@Nullable Context context) {
        return context == null ? Current.wasEverOpened() ? NONE : null : context;
    }

    /** False until any thread has had a context: nothing can be lost yet, and nothing bleed. */
    public boolean keeps() {
        return Current.wasEverOpened();
    }

    /**
     * Makes current what is kept for {@code callback}.
     *
     * @return the scope to close; null when nothing is kept, or the thread is under that context already
     */
    public @Nullable Object reopen(Object callback) {
        Object found = kept.get(callback, null);
        return found == null ? null : reopenKept(found);
    }

    /**
     * As {@link #reopen}, of what has been kept for certain: where nothing is, it was before there was any context, and that
     * is what becomes current.
     */
    public @Nullable Object reopenOrNone(Object callback) {
        Object found = kept.get(callback, null);
        return reopenKept(found == null ? NONE : found);
    }

    /** As {@link #reopen}, of what {@link #kept} returned; of what another Baton's did, which was here before: of none. */
    public static @Nullable Object reopenKept(Object kept) {
        Context context = kept instanceof Context ? (Context) kept : null;
        if (Current.get() == context) return null;
        if (context != null) Counts.handedOver();
        return Current.open(context);
    }

    public void forget(Object callback) {
        kept.set(callback, null, null);
    }

    /** See {@link Notes#tidy}. */
    public void tidy() {
        kept.tidy();
    }

    /** How many are kept, as far as is known: some callbacks may have been collected. */
    int size() {
        return kept.size();
    }
}
