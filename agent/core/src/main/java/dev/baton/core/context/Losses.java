// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.context;

import dev.baton.core.Log;
import dev.baton.core.format.Propagator;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Finds out where traces are lost, for who asks for it. What a request leaves in a queue of the JDK's is remembered with
 * the place where it did, and so is, on the thread that takes it out, where that was. If a request leaves from there under
 * no context, both ends of the way are known that Baton did not know of.
 *
 * <p>Requests that came without a trace have {@link Untraced} for a context, so that what they do is not taken for lost.
 *
 * <p>Its cost is bounded: so many stacks in a second, so many places.
 */
public class Losses {
    private static final int PLACES = 100;

    /** How many stacks are walked in a second. */
    private static final int STACKS = 2000;

    private static final long SECOND_NANOS = 1_000_000_000L;

    /** Of what has been taken over once: what is put back, as into a pool, is a tool of many and nobody's work. */
    private static final Handover RETURNED = new Handover("", true, Frames.here());

    private static final ConcurrentHashMap<String, Loss> LOST = new ConcurrentHashMap<>();
    private static final ConcurrentHashMap<String, Loss> NOT_FOLLOWED = new ConcurrentHashMap<>();

    private final Propagator propagator;
    private final Untraced untraced;
    private final ConcurrentHashMap<String, Loss> lost;
    private final ConcurrentHashMap<String, Loss> notFollowed;
    private final Notes<Handover> waiting = new Notes<>();
    private final AtomicInteger stacks = new AtomicInteger();
    private final AtomicLong since = new AtomicLong(System.nanoTime());

    public Losses(Propagator propagator) {
        this(propagator, LOST, NOT_FOLLOWED);
    }

    /** As above; what is found goes into these, by {@link Loss#key} or what it is of. */
    Losses(Propagator propagator, ConcurrentHashMap<String, Loss> lost, ConcurrentHashMap<String, Loss> notFollowed) {
        this.propagator = propagator;
        this.lost = lost;
        this.notFollowed = notFollowed;
        untraced = new Untraced(propagator, null);
        rehearse();
    }

    /** Loads all it needs, for it is called from inside of queues, which class loaders have too. */
    private void rehearse() {
        Frames frames = Frames.here();
        Handover handover = new Handover(this, true, frames);
        waiting.set(this, null, handover);
        waiting.get(this, null);
        waiting.set(this, null, null);
        Trail trail = new Trail();
        trail.add(new Taken(handover, frames));
        frames.areWithin(frames);
        new Loss(frames.place(), pattern(""), handover.told()).key();
    }

    /** The context of a request that came without any. */
    public Context untraced() {
        return untraced;
    }

    /** In place of the context that the running thread, from which a request is about to leave, does not have. */
    public Context departing() {
        Frames at = stack();
        return at == null ? untraced : new Untraced(propagator, loss(at));
    }

    /**
     * Whether {@code context} stands for none. Then that is noted, unless the request has headers of a tracer of the
     * application's.
     */
    public boolean left(Context context, String @Nullable [] present) {
        if (!(context instanceof Untraced)) return false;
        Loss loss = ((Untraced) context).loss;
        if (loss != null && present == null && count(loss) == 1) say(loss.told());
        return true;
    }

    /** Null: it leaves on behalf of a request that came without a trace. */
    private @Nullable Loss loss(Frames leaving) {
        Handover cause = null;
        boolean isKnown = false;
        Object trail = Current.trail();
        if (trail != null) {
            for (Taken taken : ((Trail) trail).latestFirst()) {
                if (taken == null || !leaving.areWithin(taken.at)) continue;
                cause = taken.handover;
                isKnown = true;
                break;
            }
        }
        Thread thread = Thread.currentThread();
        if (!isKnown) cause = waiting.get(thread, null);
        if (cause != null && cause.isUntraced) return null;
        return new Loss(leaving.place(), pattern(thread.getName()), cause == null ? "" : cause.told());
    }

    /** The running thread leaves something for another. */
    public void handOver(Object what) {
        if (waiting.get(what, null) == RETURNED) return;
        Context context = Current.get();
        Frames at = context == null ? null : stack();
        waiting.set(what, null, at == null ? null : new Handover(what, context instanceof Untraced, at));
    }

    /** The running thread has got what another, or it itself, has left. */
    public void takeOver(Object what) {
        Handover handover = waiting.get(what, null);
        boolean hasContext = Current.get() != null;
        if (handover == RETURNED) handover = null;
        else if (handover != null || hasContext) waiting.set(what, null, RETURNED);
        if (hasContext) return;
        Trail trail = (Trail) Current.trail();
        if (trail == null) {
            if (handover == null) return;
            trail = new Trail();
            Current.leaveTrail(trail);
        }
        Taken before = trail.latest;
        if (before != null) notFollowed(before);
        Frames at = stack();
        if (at == null) trail.clear();
        else trail.add(new Taken(handover, at));
    }

    /** The running thread has got a context. */
    public void found() {
        Trail trail = (Trail) Current.trail();
        if (trail != null && trail.latest != null) trail.latest.isFollowed = true;
    }

    private void notFollowed(Taken taken) {
        Handover handover = taken.handover;
        if (handover == null || handover.isUntraced || taken.isFollowed) return;
        taken.isFollowed = true;
        String thread = pattern(Thread.currentThread().getName());
        Loss known = notFollowed.get(handover.what + '\t' + thread);
        if (known == null) {
            Frames frames = taken.at;
            if (frames.isOfTheJdkAlone() || notFollowed.size() >= PLACES) return;
            Loss first = new Loss(frames.nearest(), thread, handover.told());
            known = notFollowed.putIfAbsent(handover.what + '\t' + thread, first);
            if (known == null) known = first;
        }
        known.count.incrementAndGet();
    }

    private long count(Loss loss) {
        Loss known = lost.get(loss.key());
        if (known == null) {
            if (lost.size() >= PLACES) return 0;
            known = lost.putIfAbsent(loss.key(), loss);
            if (known == null) known = loss;
        }
        return known.count.incrementAndGet();
    }

    /** Where the running thread is; null: that has been asked often enough in this second. */
    private @Nullable Frames stack() {
        long now = now();
        long began = since.get();
        if (now - began > SECOND_NANOS && since.compareAndSet(began, now)) stacks.set(0);
        return stacks.incrementAndGet() > STACKS ? null : here();
    }

    /** Apart for tests: theirs have no door on the stack. */
    Frames here() {
        return Frames.here();
    }

    /** Apart for tests: they listen. */
    void say(String line) {
        Log.warn(line);
    }

    /** Apart for tests: theirs do not wait for a second. */
    long now() {
        return System.nanoTime();
    }

    /** A thread's name without what tells it from its siblings. */
    static String pattern(String name) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean isDigit = c >= '0' && c <= '9';
            if (!isDigit) pattern.append(c < ' ' ? ' ' : c);
            else if (i == 0 || name.charAt(i - 1) < '0' || name.charAt(i - 1) > '9') pattern.append('*');
        }
        return pattern.length() == 0 ? "(no name)" : pattern.toString();
    }

    /**
     * <pre>
     *   lost TAB from where TAB on what thread TAB handed over by whom TAB count     requests that left without
     *   not followed TAB to where TAB on what thread TAB by whom TAB count           hand-overs that Baton does not know
     * </pre>
     */
    public static void write(StringBuilder lines) {
        write(lines, LOST, NOT_FOLLOWED);
    }

    static void write(
            StringBuilder lines, ConcurrentHashMap<String, Loss> lost, ConcurrentHashMap<String, Loss> notFollowed) {
        for (Loss loss : lost.values()) write(lines, "lost", loss);
        for (Loss loss : notFollowed.values()) write(lines, "not followed", loss);
    }

    private static void write(StringBuilder lines, String what, Loss loss) {
        lines.append(what)
                .append('\t')
                .append(loss.key())
                .append('\t')
                .append(loss.count)
                .append('\n');
    }

    /** The latest things that a thread has taken over. */
    private static final class Trail {
        private static final int LENGTH = 16;

        private final @Nullable Taken[] ring = new Taken[LENGTH];
        private int next;
        private @Nullable Taken latest;

        void add(Taken taken) {
            ring[next] = taken;
            next = (next + 1) % LENGTH;
            latest = taken;
        }

        void clear() {
            Arrays.fill(ring, null);
            latest = null;
        }

        @Nullable
        Taken[] latestFirst() {
            Taken[] taken = new Taken[LENGTH];
            for (int i = 0; i < LENGTH; i++) taken[i] = ring[(next + LENGTH - 1 - i) % LENGTH];
            return taken;
        }
    }

    /** What a thread took over, and where it was then. */
    private static final class Taken {
        /** Null: what nobody had left under a context. */
        final @Nullable Handover handover;

        final Frames at;
        boolean isFollowed;

        Taken(@Nullable Handover handover, Frames at) {
            this.handover = handover;
            this.at = at;
        }
    }
}
