// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.tracers;

import java.util.List;
import java.util.Optional;

/**
 * What a tracer reported of one of its spans, in hex.
 *
 * @param parent empty: it began the trace
 */
record Span(String trace, String id, String parent) {
    /** Of the numbers that some write ids as; 0: there is none. */
    static String hex(long id) {
        return id == 0 ? "" : String.format("%016x", id);
    }

    static Optional<Span> byId(String id, List<Span> spans) {
        return spans.stream().filter(span -> span.id.equals(id)).findFirst();
    }
}
