// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.context;

import dev.baton.core.format.Identity;
import dev.baton.core.format.Propagator;
import org.jspecify.annotations.Nullable;

/**
 * What a request brought, kept as it came. Immutable; parsed only when something is to be written, and then once: the
 * fields beside {@link #headers} are caches of pure functions of it, so a race computes one of them twice and no more.
 */
public final class Context {
    private static final @Nullable String[] NOTHING = {};

    private final Propagator propagator;
    private final String @Nullable [] headers;
    private final @Nullable Identity started;

    private String @Nullable [] outbound;

    private Context(Propagator propagator, String @Nullable [] headers, @Nullable Identity started) {
        this.propagator = propagator;
        this.headers = headers;
        this.started = started;
    }

    /** Of the headers that arrived, see {@link dev.baton.core.format.Fields#add}. */
    public static Context of(Propagator propagator, String[] headers) {
        return new Context(propagator, headers, null);
    }

    /** Of a trace that begins here; {@code headers} bring no identity then, but maybe baggage. */
    public static Context started(Propagator propagator, String @Nullable [] headers, Identity identity) {
        return new Context(propagator, headers, identity);
    }

    /** What an outbound request gets that has no trace header yet: values by key. Not to be changed. */
    public String[] outbound() {
        String[] values = outbound;
        if (values == null) {
            values = propagator.inject(headers, started, null);
            outbound = values;
        }
        return values;
    }

    /**
     * What the application should find on the inbound request besides what arrived: a trace that begins here, as if the
     * caller had sent it, so that a tracer in the application continues it and an asynchronous dispatch reads it again.
     * Values by key; empty when there is nothing to add.
     */
    public String[] inbound() {
        if (started == null) return NOTHING;
        String[] values = outbound().clone();
        for (int key = 0; headers != null && key < values.length; key++) {
            if (headers[key] != null) values[key] = null;
        }
        return values;
    }

    /** As {@link #outbound()} for a request that already has the trace headers {@code present}. */
    public String[] outbound(String[] present) {
        return propagator.inject(headers, started, present);
    }
}
