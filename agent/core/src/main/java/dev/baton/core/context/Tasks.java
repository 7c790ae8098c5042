// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.context;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The contexts of tasks that wait in queues, by the identity of the task: the queue holds what the caller gave, and a
 * task that never runs takes its context with it when it is collected.
 *
 * <p>Most tasks are made for one submission ({@link TaskType#isSingleUse}); of these only a submission under a context is
 * noted. Any other {@code Runnable} may wait several times at once, put there by several requests. Its submissions form
 * a line, first in, first out, and those without a context stand in it too: else a run that is nobody's would take the
 * context of the request behind it. Which executor a submission went to is not noted: an object that waits in two of
 * them at once may run with the two contexts exchanged.
 *
 * <p>Takes no lock to find that there is nothing: tasks of every kind pass here, those of virtual threads' schedulers
 * included.
 */
public final class Tasks {
    /** Stands in line for a submission without a context. */
    private static final Object NONE = new Object();

    /** How many entries of collected tasks a capture or a take removes: more than it can add. */
    private static final int EXPUNGED_BY_TASK = 4;

    /** How many a request removes: few enough not to be felt. */
    private static final int EXPUNGED_BY_REQUEST = 100;

    private static final ReferenceQueue<Object> COLLECTED = new ReferenceQueue<>();

    /** {@link Key} to a {@link Context}, {@link #NONE}, a {@link Suspect} of one of them, or a {@link Deque} of those. */
    private static final ConcurrentHashMap<Object, Object> WAITING = new ConcurrentHashMap<>();

    private Tasks() {}

    /** Loads whatever the other methods need: they are called in places where loading a class could block for ever. */
    public static void prepare() {
        Object task = new Object();
        TaskType.noteCaptured(task);
        Key key = new Key(task, COLLECTED);
        WAITING.put(key, NONE);
        WAITING.compute(key, new Append(NONE));
        suspect(task, null);
        while (WAITING.containsKey(key)) take(task);
    }

    /** Notes that {@code task} is about to be queued under {@code context}; null: under none. */
    public static void capture(@Nullable Object task, @Nullable Context context) {
        if (task == null) return;
        if (context == null && !Current.wasEverOpened()) return;
        boolean isSingleUse = TaskType.isSingleUse(task);
        if (!TaskType.isCarried(task) || (context == null && isSingleUse)) return;
        TaskType.noteCaptured(task);
        expunge(EXPUNGED_BY_TASK);
        Object submission = context == null ? NONE : context;
        Key key = new Key(task, COLLECTED);
        if (isSingleUse) {
            WAITING.put(key, submission);
        } else if (WAITING.putIfAbsent(key, submission) != null) {
            WAITING.compute(key, new Append(submission));
        }
    }

    /** Takes the oldest of what was captured for {@code task}: its context, null when it has none. */
    public static @Nullable Context take(Object task) {
        if (!TaskType.wasCaptured(task)) return null;
        Probe probe = new Probe(task);
        Object first;
        do {
            Object line = WAITING.get(probe);
            if (line == null) return null;
            first = line;
            if (line instanceof Deque) {
                Poll poll = new Poll();
                WAITING.computeIfPresent(probe, poll);
                first = poll.first;
                break;
            }
        } while (!WAITING.remove(probe, first));
        expunge(EXPUNGED_BY_TASK);
        if (first instanceof Suspect) first = ((Suspect) first).submission;
        return first instanceof Context ? (Context) first : null;
    }

    /** Forgets the latest capture of {@code task} under {@code context}, which is the running thread's. */
    public static void release(@Nullable Object task, @Nullable Context context) {
        if (task == null || !TaskType.wasCaptured(task)) return;
        WAITING.computeIfPresent(new Probe(task), new Replace(context == null ? NONE : context, null));
    }

    /**
     * The latest capture of {@code task} under {@code context} may have lost its task: a handler of refused tasks that is
     * not the JDK's own did with it what it liked. When the same object is submitted again, the suspect is dropped. A
     * handler that puts refused tasks into the queue past the executor can thus cost such an object its context, or give
     * it that of its next submission; one that runs or drops them, which is the usual thing to do, can not.
     */
    public static void suspect(@Nullable Object task, @Nullable Context context) {
        if (task == null || !TaskType.wasCaptured(task)) return;
        Object submission = context == null ? NONE : context;
        WAITING.computeIfPresent(new Probe(task), new Replace(submission, new Suspect(submission)));
    }

    /** Whether {@code handler} is one of the JDK's, none of which leaves a task in the queue past {@code execute}. */
    public static boolean isKnown(@Nullable Object handler) {
        return handler != null && handler.getClass().getName().startsWith("java.util.concurrent.ThreadPoolExecutor$");
    }

    /** False for loops that work for many requests, and for the JDK's innards. */
    public static boolean carries(@Nullable Object task) {
        return task != null && TaskType.isCarried(task);
    }

    /** To be called now and then, for each request say: lets go of the contexts of tasks that were collected unrun. */
    public static void tidy() {
        expunge(EXPUNGED_BY_REQUEST);
    }

    /** How many tasks wait, as far as is known: some may have been collected. */
    static int size() {
        return WAITING.size();
    }

    private static void expunge(int atMost) {
        Reference<?> gone;
        for (int i = 0; i < atMost && (gone = COLLECTED.poll()) != null; i++) WAITING.remove(gone);
    }

    /** A task in the table. */
    private static final class Key extends WeakReference<Object> {
        private final int hash;

        Key(Object task, ReferenceQueue<Object> collected) {
            super(task, collected);
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

    /** A task that is looked up: equal to its {@link Key}, and no weak reference for the garbage collector to follow. */
    private static final class Probe {
        private final Object task;

        Probe(Object task) {
            this.task = task;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(task);
        }

        @Override
        public boolean equals(@Nullable Object key) {
            return key instanceof Key && ((Key) key).get() == task;
        }
    }

    private static final class Suspect {
        final Object submission;

        Suspect(Object submission) {
            this.submission = submission;
        }
    }

    /** Puts a submission at the end of a task's line, from which suspects go. */
    private static final class Append implements BiFunction<Object, @Nullable Object, Object> {
        private final Object submission;

        Append(Object submission) {
            this.submission = submission;
        }

        @Override
        public Object apply(Object key, @Nullable Object line) {
            if (line == null || line instanceof Suspect) return submission;
            Deque<Object> longer = lineOf(line);
            // Suspects are at the end: Replace puts them there, and whatever comes after drops them.
            while (longer.peekLast() instanceof Suspect) longer.removeLast();
            longer.add(submission);
            return longer;
        }
    }

    /** Takes the first out of a task's line. */
    private static final class Poll implements BiFunction<Object, Object, @Nullable Object> {
        @Nullable
        Object first;

        @Override
        public @Nullable Object apply(Object key, Object line) {
            if (!(line instanceof Deque)) {
                first = line;
                return null;
            }
            Deque<?> deque = (Deque<?>) line;
            first = deque.poll();
            return deque.isEmpty() ? null : deque;
        }
    }

    /** Puts {@code by}, or nothing, in the place of a submission: the last of its kind in the line. */
    private static final class Replace implements BiFunction<Object, Object, @Nullable Object> {
        private final Object submission;
        private final @Nullable Object by;

        Replace(Object submission, @Nullable Object by) {
            this.submission = submission;
            this.by = by;
        }

        @Override
        public @Nullable Object apply(Object key, Object line) {
            if (line == submission) return by;
            if (!(line instanceof Deque)) return line;
            @SuppressWarnings("unchecked") // only Append makes lines
            Deque<Object> deque = (Deque<Object>) line;
            Iterator<Object> backwards = deque.descendingIterator();
            while (backwards.hasNext()) {
                if (backwards.next() != submission) continue;
                backwards.remove();
                if (by != null) deque.add(by);
                break;
            }
            return deque.isEmpty() ? null : deque;
        }
    }

    private static Deque<Object> lineOf(Object first) {
        if (first instanceof Deque) {
            @SuppressWarnings("unchecked") // only this method makes lines
            Deque<Object> line = (Deque<Object>) first;
            return line;
        }
        Deque<Object> line = new ArrayDeque<>();
        line.add(first);
        return line;
    }
}
