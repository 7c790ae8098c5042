// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.context;

import dev.baton.core.Counts;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The running thread's context, and the scopes that set it and put back what was there before.
 *
 * <p>A thread keeps an array rather than the context itself: setting and resetting it then costs no allocation and no hash
 * lookup beyond the first, and a thread that outlives Baton holds on to nothing but a JDK array. Not inheritable: pool
 * workers would keep the context of the request that happened to start them. A thread that shall have it is named ({@link
 * #startThread}).
 */
public final class Current {
    /** The scope that puts back "no context". */
    private static final Object NONE = new Object();

    /** The scope that ends what {@link #serve} began, and puts back what the slot says. */
    private static final Object SERVED = new Object();

    /** Of the array: the context, the task that a worker is at, and while it serves a request the scope before that. */
    private static final int CONTEXT = 0;

    private static final int TASK = 1;
    private static final int SERVING = 2;

    /** The context of the application's own span, and the context under which it was made current. */
    private static final int FOLLOWING = 3;

    private static final int FOLLOWED = 4;

    /** A {@link Reception}, or null. */
    private static final int RECEPTION = 5;

    /** Of {@link Losses}. */
    private static final int TRAIL = 6;

    private static final int SLOTS = 7;

    /** Of a thread that is at nothing. */
    private static final Interlude IDLE = new Interlude(null, null, null);

    private static final ThreadLocal<@Nullable Object[]> SLOT = new ThreadLocal<>();

    /** The slots of all threads, each by itself; of those that have ended, until the next thread's come. */
    private static final ConcurrentHashMap<Reference<?>, Reference<Object[]>> ALL = new ConcurrentHashMap<>();

    private static final ReferenceQueue<Object[]> ENDED = new ReferenceQueue<>();

    /** Of threads that requests have started, until they ask; null: no request has started any. */
    private static volatile @Nullable Notes<Context> started;

    private static volatile boolean isOver;

    /** Not volatile: a thread that sees it late has nothing to do with the first context. */
    private static boolean wasEverOpened;

    private Current() {}

    /** The running thread's context, or null. */
    public static @Nullable Context get() {
        Object[] slots = slots();
        if (slots == null) return null;
        Object context = slots[CONTEXT];
        Object following = slots[FOLLOWING];
        return (Context) (following == null || slots[FOLLOWED] != context ? context : following);
    }

    /**
     * Follows the application's own span, see {@link Context#following}, until it tells of another (null: none) or the thread gets to another request;
     * so that one whose end it forgets to tell is nobody else's.
     */
    public static void follow(String @Nullable [] span) {
        Object[] slots = slots();
        if (slots == null) return;
        Context context = (Context) slots[CONTEXT];
        Context following = context == null || span == null || isOver ? null : context.following(span);
        slots[FOLLOWING] = following;
        slots[FOLLOWED] = following == null ? null : context;
    }

    /** False until any thread has had a context: this JVM has seen no trace yet. */
    static boolean wasEverOpened() {
        return wasEverOpened;
    }

    /** Makes {@code context} (null: none) current; the result goes to {@link #close} on the same thread. */
    public static Object open(@Nullable Context context) {
        Object[] slots = slots();
        if (slots == null) {
            if (context == null || isOver) return NONE;
            slots = newSlots();
        }
        if (context != null && !wasEverOpened) wasEverOpened = true;
        Object before = slots[CONTEXT];
        // A callback of the span that is followed: who opens another span in it comes back to that one.
        boolean isFollowed = context != null && context == slots[FOLLOWING] && before == slots[FOLLOWED];
        if (!isFollowed) slots[CONTEXT] = context;
        if (isOver) clear(slots);
        return before == null ? NONE : before;
    }

    /**
     * As {@link #open}, and until the scope is closed the thread {@link #isServing}; a scope inside another does not
     * change that.
     */
    public static Object serve(@Nullable Context context) {
        Object[] slots = slots();
        if (slots == null) {
            if (isOver) return NONE;
            slots = newSlots();
        }
        boolean isInside = slots[SERVING] != null;
        Object before = open(context);
        if (isInside || isOver) return before;
        slots[SERVING] = before;
        return SERVED;
    }

    /** Whether the running thread is inside of {@link #serve}. */
    public static boolean isServing() {
        Object[] slots = SLOT.get();
        return slots != null && slots[SERVING] != null;
    }

    /**
     * For code that in the middle of something switches to a task, or from task to task, and then goes on with that: the
     * scope puts back the context, the task and what has been received.
     *
     * @param task to {@link #enterTask}; null: none yet
     * @return null where the thread is at that very task already, and nothing is to be put back
     */
    public static @Nullable Object meanwhile(@Nullable Object task) {
        Object[] slots = slots();
        if (slots != null && task != null && slots[TASK] == task) return null;
        Object scope = slots == null ? IDLE : interlude(slots);
        if (slots != null) slots[RECEPTION] = null;
        if (task != null) enterTask(task);
        return scope;
    }

    /** As {@link #open}, for a task that brings its context: what it receives is received by nobody else. */
    public static Object resume(Context context) {
        Object[] slots = slots();
        Object scope = slots == null ? IDLE : interlude(slots);
        open(context);
        if (slots != null) slots[RECEPTION] = null;
        return scope;
    }

    private static Interlude interlude(Object[] slots) {
        Object context = slots[CONTEXT];
        Object task = slots[TASK];
        Object reception = slots[RECEPTION];
        return context == null && task == null && reception == null ? IDLE : new Interlude(context, task, reception);
    }

    /** Puts back what was there before {@link #open}, {@link #serve} or {@link #meanwhile} returned {@code scope}. */
    public static void close(Object scope) {
        Object[] slots = SLOT.get();
        if (slots == null) return;
        Object before = scope;
        if (scope == SERVED) {
            before = slots[SERVING];
            slots[SERVING] = null;
        } else if (scope instanceof Interlude) {
            Interlude was = (Interlude) scope;
            before = was.context;
            slots[TASK] = was.task;
            slots[RECEPTION] = was.reception;
        }
        // NONE, a context, or either of a Baton that was here before: then it is none.
        slots[CONTEXT] = before instanceof Context ? before : null;
        if (isOver) clear(slots);
    }

    /**
     * Gets to the next of several messages: the thread has its context (null: none) until it gets to another or {@link
     * #received}. Not so while it {@link #isServing}.
     */
    public static void receive(@Nullable Context context) {
        Object[] slots = slots();
        if (slots == null) {
            if (context == null || isOver) return;
            slots = newSlots();
        }
        if (slots[SERVING] != null || isOver) return;
        if (context != null && !wasEverOpened) wasEverOpened = true;
        Object before = slots[CONTEXT];
        Reception latest = (Reception) slots[RECEPTION];
        if (latest != null && latest.context == before) {
            latest.context = context;
        } else {
            slots[RECEPTION] = new Reception(context, before, latest);
        }
        slots[CONTEXT] = context;
        if (isOver) clear(slots);
    }

    /** Puts back what was current before the first of the messages. Ignored where a scope has been opened or closed since. */
    public static void received() {
        Object[] slots = slots();
        if (slots == null) return;
        Reception latest = (Reception) slots[RECEPTION];
        if (latest == null || slots[SERVING] != null) return;
        if (slots[CONTEXT] == latest.context) slots[CONTEXT] = latest.before;
        slots[RECEPTION] = latest.outer;
    }

    /** Ends what the worker that is the running thread was at: from now on it has no context, and no task. */
    public static void leaveTask() {
        Object[] slots = slots();
        if (slots == null) return;
        slots[CONTEXT] = null;
        slots[TASK] = null;
        slots[RECEPTION] = null;
    }

    /**
     * Begins the next task of the worker that is the running thread, under what was captured for it or under none. Once:
     * to begin the task that it is at changes nothing, though the same object may wait again, for another request.
     */
    public static void enterTask(Object task) {
        Object[] slots = slots();
        if (slots == null) slots = newSlots();
        else if (slots[TASK] == task) return;
        if (isOver) return;
        slots[TASK] = task;
        slots[RECEPTION] = null;
        Context context = Tasks.take(task);
        slots[CONTEXT] = context;
        if (context != null) Counts.handedOver();
        if (isOver) clear(slots);
    }

    /** Has {@code thread}, which has not started yet, begin its life in {@code context}; null: in none. */
    public static void startThread(Thread thread, @Nullable Context context) {
        Notes<Context> all = started;
        if (all == null) {
            if (context == null) return;
            synchronized (ALL) {
                all = started;
                if (all == null) started = all = new Notes<>();
            }
        }
        all.set(thread, null, context);
    }

    /** The running thread's; null: it has never had a context. */
    private static Object @Nullable [] slots() {
        Object[] slots = SLOT.get();
        Notes<Context> all = started;
        if (slots != null || all == null || isOver) return slots;
        Thread thread = Thread.currentThread();
        Context inherited = all.get(thread, null);
        if (inherited == null) return null;
        all.set(thread, null, null);
        Counts.handedOver();
        slots = newSlots();
        slots[CONTEXT] = inherited;
        return slots;
    }

    /** What {@link Losses} keeps on the running thread; null: nothing. */
    static @Nullable Object trail() {
        Object[] slots = SLOT.get();
        return slots == null ? null : slots[TRAIL];
    }

    static void leaveTrail(Object trail) {
        Object[] slots = slots();
        if (slots == null) {
            if (isOver) return;
            slots = newSlots();
        }
        slots[TRAIL] = trail;
        if (isOver) clear(slots);
    }

    /**
     * For good: no thread has a context any more, nor gets one. To be called again when all threads have been stopped
     * since: one that had looked whether it is over, and not yet written what it was about to, may have done so.
     */
    public static void end() {
        isOver = true;
        started = null;
        for (Reference<Object[]> reference : ALL.values()) {
            Object[] slots = reference.get();
            if (slots != null) clear(slots);
        }
    }

    private static void clear(Object[] slots) {
        Arrays.fill(slots, null);
    }

    /** What a thread is at. */
    private static final class Interlude {
        private final @Nullable Object context;
        private final @Nullable Object task;
        private final @Nullable Object reception;

        Interlude(@Nullable Object context, @Nullable Object task, @Nullable Object reception) {
            this.context = context;
            this.task = task;
            this.reception = reception;
        }
    }

    /** Messages that a thread works off one after the other, and what it was at before. */
    private static final class Reception {
        private @Nullable Object context;
        private final @Nullable Object before;
        private final @Nullable Reception outer;

        Reception(@Nullable Object context, @Nullable Object before, @Nullable Reception outer) {
            this.context = context;
            this.before = before;
            this.outer = outer;
        }
    }

    private static Object[] newSlots() {
        Object[] slots = new Object[SLOTS];
        SLOT.set(slots);
        for (Reference<?> ended = ENDED.poll(); ended != null; ended = ENDED.poll()) ALL.remove(ended);
        Reference<Object[]> reference = new WeakReference<>(slots, ENDED);
        ALL.put(reference, reference);
        return slots;
    }
}
