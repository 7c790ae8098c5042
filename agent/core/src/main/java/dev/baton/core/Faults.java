// SPDX-License-Identifier: Apache-2.0
package dev.baton.core;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Baton's own failures: each edge's first is said in one line, all are counted. */
public final class Faults {
    private static final ConcurrentHashMap<String, Fault> BY_EDGE = new ConcurrentHashMap<>();

    private Faults() {}

    /**
     * Notes that {@code edge} failed; the application has already gone on without it.
     *
     * @return how often it did so far
     */
    public static long report(String edge, Throwable cause) {
        Fault fault = BY_EDGE.get(edge);
        if (fault == null) {
            Fault first = new Fault(cause + at(cause));
            fault = BY_EDGE.putIfAbsent(edge, first);
            if (fault == null) fault = first;
        }
        long count = fault.count.incrementAndGet();
        if (count == 1) {
            Log.warn(edge + " failed: " + fault.first + "; the application goes on, without trace headers there"
                    + " (said once)");
        }
        return count;
    }

    /** How often {@code edge} failed and why it did first; null if it never did. */
    public static @Nullable String of(String edge) {
        Fault fault = BY_EDGE.get(edge);
        return fault == null ? null : fault.count + " times, first: " + fault.first;
    }

    private static String at(Throwable cause) {
        StackTraceElement[] stack = cause.getStackTrace();
        return stack.length == 0 ? "" : " at " + stack[0];
    }

    private static final class Fault {
        final String first;
        final AtomicLong count = new AtomicLong();

        Fault(String first) {
            this.first = first;
        }
    }
}
