// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.tracers;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where a tracer says that an outbound span comes from.
 *
 * @param traces the low halves of the trace ids of the span and of those that it descends from; two are one too many
 * @param cause the span, not the tracer's own, that the first of them is a child of; empty: it began the trace; null: the
 *     tracer does not tell
 */
record Lineage(Set<String> traces, @Nullable String cause) {
    private static final int HALF = 16;

    /** All that the application tells is the trace id. */
    static Lineage told(String trace) {
        return new Lineage(Set.of(low(trace)), null);
    }

    /** Empty while the outbound span, or one above it, has not been reported. */
    static Optional<Lineage> of(String outbound, List<Span> reported) {
        Set<String> traces = new TreeSet<>();
        String id = outbound;
        while (!id.isEmpty() && !id.equals(Inbound.SPAN)) {
            Optional<Span> span = Span.byId(id, reported);
            if (span.isEmpty()) return Optional.empty();
            traces.add(low(span.get().trace()));
            id = span.get().parent();
        }
        return Optional.of(new Lineage(traces, id));
    }

    /** Not every tracer has more than this, nor writes its leading zeros. */
    static String low(String trace) {
        String padded = "0".repeat(HALF) + trace;
        return padded.substring(padded.length() - HALF);
    }
}
