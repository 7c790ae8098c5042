// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.tracers;

/** What an application does by the API of its tracer. */
public interface Tracer {
    /** As {@link #ids}, where there is no span. */
    String NO_IDS = "00000000000000000000000000000000 0000000000000000";

    /** What {@link #current} says where there is no span. */
    String NONE = NO_IDS + " false false {} null";

    /** Trace id, with the high half that a tracer may leave out, and span id. */
    static String ids(String traceId, String spanId) {
        return NO_IDS.substring(0, 32 - traceId.length()) + traceId + ' ' + spanId;
    }

    /**
     * The current span: {@link #ids}, sampled, remote, trace state; and the value of {@code session.id} in the current
     * baggage.
     */
    String current();

    /** The current context, to be made current again. */
    Object context();

    /** Makes a context current until the result is closed. */
    AutoCloseable makeCurrent(Object context);

    /** Starts a span and makes it current until the result is closed. */
    AutoCloseable startSpan();

    /** Starts a span, and gives the {@link #ids} of its parent. */
    String parentOfNewSpan();
}
