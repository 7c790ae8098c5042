// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.context;

/** Something that one thread has left for another, and the place where it did. */
final class Handover {
    /** The class of what was handed over. */
    final String what;

    /** Whether it was for a request that came without a trace. */
    final boolean isUntraced;

    private final Frames at;

    Handover(Object what, boolean isUntraced, Frames at) {
        this.what = what.getClass().getName();
        this.isUntraced = isUntraced;
        this.at = at;
    }

    /** What was handed over, where, and through which class of the JDK's. */
    String told() {
        return "a " + Frames.withoutHash(what) + " that " + at.nearest() + " left by " + at.first();
    }
}
