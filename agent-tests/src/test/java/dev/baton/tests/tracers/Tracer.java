// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.tracers;

/** What an application does by the API of its tracer. */
public interface Tracer {
    /**
     * The current span: trace id, span id, sampled, remote, trace state; and the value of {@code session.id} in the current
     * baggage.
     */
    String current();

    /** The current context, to be made current again. */
    Object context();

    /** Makes a context current until the result is closed. */
    AutoCloseable makeCurrent(Object context);

    /** Starts a span and makes it current until the result is closed. */
    AutoCloseable startSpan();

    /** Starts a span, and gives trace id and span id of its parent. */
    String parentOfNewSpan();
}
