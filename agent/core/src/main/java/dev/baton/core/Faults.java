// SPDX-License-Identifier: Apache-2.0
package dev.baton.core;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Baton's own failures: each edge's first is said in one line, all are counted. */
public final class Faults {
    private static final ConcurrentHashMap<String, AtomicLong> COUNTS = new ConcurrentHashMap<>();

    private Faults() {}

    /** Notes that {@code edge} failed; the application has already gone on without it. */
    public static void report(String edge, Throwable fault) {
        AtomicLong count = COUNTS.get(edge);
        if (count == null) {
            AtomicLong fresh = new AtomicLong();
            count = COUNTS.putIfAbsent(edge, fresh);
            if (count == null) count = fresh;
        }
        if (count.incrementAndGet() == 1) {
            Log.warn(edge + " failed: " + fault + at(fault) + "; the application goes on, without trace headers there"
                    + " (said once)");
        }
    }

    private static String at(Throwable fault) {
        StackTraceElement[] stack = fault.getStackTrace();
        return stack.length == 0 ? "" : " at " + stack[0];
    }
}
