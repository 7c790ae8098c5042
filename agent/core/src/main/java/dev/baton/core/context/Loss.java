// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.context;

import java.util.concurrent.atomic.AtomicLong;

/** A place where requests have lost their trace, and how often. All texts are without line breaks and tabs. */
final class Loss {
    /** From where a request left, or to where one was handed: class, method and line. */
    final String place;

    /** The name of its thread, digits told as {@code *}. */
    final String thread;

    /** What was handed over, where and through what; empty: nothing is known to have been. */
    final String origin;

    final AtomicLong count = new AtomicLong();

    Loss(String place, String thread, String origin) {
        this.place = place;
        this.thread = thread;
        this.origin = origin;
    }

    String key() {
        return place + '\t' + thread + '\t' + origin;
    }

    /** For a line of the log, of a request that left from here without its trace. */
    String told() {
        return (origin.isEmpty()
                        ? "without a trace: requests leave from " + place + " on the thread " + thread
                                + ", and nothing is known to have handed it one; right for what no request asked for"
                        : "lost a trace: a request left without it from " + place + " on the thread " + thread
                                + ", after it took " + origin)
                + " (said once, status counts it)";
    }
}
