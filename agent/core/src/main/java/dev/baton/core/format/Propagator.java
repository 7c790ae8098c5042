// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Extracts and injects all enabled formats. Immutable. */
public final class Propagator {
    private static final @Nullable String[] NOTHING = {};

    /**
     * Reads and writes these formats.
     *
     * @param extract what is read, the preferred first
     * @param inject what is written
     * @param received whether of these only formats that came in are written
     * @param rumFirst whether a browser's trace is preferred to that of a format named earlier (rule C4)
     */
    public Propagator(List<Format> extract, List<Format> inject, boolean received, boolean rumFirst) {}

    /** What arrived, merged; null if there are neither ids nor a decision. */
    public @Nullable Identity extract(@Nullable String @Nullable [] headers) {
        return extract(headers, null);
    }

    /** As {@link #extract(String[])}, and tells what was not used. */
    public @Nullable Identity extract(@Nullable String @Nullable [] headers, @Nullable Findings findings) {
        return null;
    }

    /** The baggage that arrived; empty if none did or it is not read. */
    public Baggage baggage(@Nullable String @Nullable [] headers, @Nullable Findings findings) {
        return Baggage.NONE;
    }

    /** Whether anything valid arrived: an identity, a decision or baggage. */
    public boolean carries(@Nullable String @Nullable [] headers) {
        return headers != null;
    }

    /**
     * What an outbound request gets.
     *
     * @param headers that arrived, see {@link Fields#add}
     * @param started the trace that begins here, if one does; then {@code headers} hold no identity
     * @param present the trace headers already on the outbound request
     * @return values by key, null where nothing is to be written; empty when there is nothing at all
     */
    public @Nullable String[] inject(
            @Nullable String @Nullable [] headers, @Nullable Identity started, @Nullable String @Nullable [] present) {
        return headers == null || present != null ? NOTHING : headers;
    }
}
