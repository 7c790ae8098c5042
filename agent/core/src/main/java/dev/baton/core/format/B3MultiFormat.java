// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import static dev.baton.core.format.Fields.B3_FLAGS;
import static dev.baton.core.format.Fields.B3_PARENT_SPAN_ID;
import static dev.baton.core.format.Fields.B3_SAMPLED;
import static dev.baton.core.format.Fields.B3_SPAN_ID;
import static dev.baton.core.format.Fields.B3_TRACE_ID;

import dev.baton.core.format.Identity.Draft;
import org.jspecify.annotations.Nullable;

/**
 * Zipkin's B3 in several headers.
 *
 * <pre>
 *   X-B3-TraceId      = 1*32 lowercase hex digits, X-B3-SpanId = 1*16 of them, both or neither
 *   X-B3-ParentSpanId = 1*16 of them                     ; forwarded, never written
 *   X-B3-Sampled      = "1" / "0" / "true" / "false" / "d"   ; in any case; any other: undecided
 *   X-B3-Flags        = "1"                              ; debug, beats X-B3-Sampled; any other says nothing
 *
 *   X-B3-TraceId: f1e2d3c4b5a69788, X-B3-SpanId: 7fedcba987654321, X-B3-Sampled: 1    as a browser sends it
 *   X-B3-Sampled: 0                                                 the least: a decision without ids
 *   X-B3-TraceId: f1e2d3c4b5a69788, X-B3-Sampled: 1                 refused: no X-B3-SpanId
 * </pre>
 *
 * A refused id costs all of them, the decision included. Source: openzipkin/b3-propagation, "Multiple Headers".
 */
final class B3MultiFormat {
    private static final int DEBUG = 2;

    private B3MultiFormat() {}

    static int check(@Nullable String[] headers, @Nullable Findings findings) {
        boolean hasTrace = isThere(headers[B3_TRACE_ID]);
        boolean hasSpan = isThere(headers[B3_SPAN_ID]);
        if (findings != null && state(headers) == Identity.UNDECIDED) noteUndecided(headers, findings);
        if (!hasTrace && !hasSpan) return state(headers) == Identity.UNDECIDED ? 0 : decision(headers, findings);
        if (!isId(headers, B3_TRACE_ID, 32, findings) || !isId(headers, B3_SPAN_ID, 16, findings)) return 0;
        int valid = 1 << B3_TRACE_ID | 1 << B3_SPAN_ID | decision(headers, findings);
        boolean hasParent = isThere(headers[B3_PARENT_SPAN_ID]) && isId(headers, B3_PARENT_SPAN_ID, 16, findings);
        return hasParent ? valid | 1 << B3_PARENT_SPAN_ID : valid;
    }

    private static boolean isThere(@Nullable String value) {
        return value != null && !value.isEmpty();
    }

    private static boolean isId(@Nullable String[] headers, int key, int max, @Nullable Findings findings) {
        String value = headers[key];
        if (value == null || value.isEmpty()) {
            Fields.refuse(findings, key, "", "missing");
            return false;
        }
        if (value.length() <= max && Hex.isId(value, 0, value.length())) return true;
        String fault =
                max == 32 ? "not 1 to 32 lowercase hex digits, or zero" : "not 1 to 16 lowercase hex digits, or zero";
        Fields.refuse(findings, key, value, fault);
        return false;
    }

    /** Which of the two headers of the decision may go on. */
    private static int decision(@Nullable String[] headers, @Nullable Findings findings) {
        int valid = 0;
        for (int key = B3_SAMPLED; key <= B3_FLAGS; key++) {
            String value = headers[key];
            if (value == null || value.isEmpty()) continue;
            if (Fields.isDamaged(value)) {
                Fields.refuse(findings, key, value, value);
            } else {
                valid |= 1 << key;
            }
        }
        return valid;
    }

    private static void noteUndecided(@Nullable String[] headers, Findings findings) {
        for (int key = B3_TRACE_ID; key <= B3_FLAGS; key++) {
            if (!isThere(headers[key])) continue;
            findings.noted(Format.B3MULTI, "X-B3-Sampled, X-B3-Flags: say nothing about sampling");
            return;
        }
    }

    private static int state(@Nullable String[] headers) {
        if ("1".equals(headers[B3_FLAGS])) return DEBUG;
        String sampled = headers[B3_SAMPLED];
        if (sampled == null) return Identity.UNDECIDED;
        if (sampled.equals("1") || sampled.equalsIgnoreCase("true")) return Identity.YES;
        if (sampled.equals("0") || sampled.equalsIgnoreCase("false")) return Identity.NO;
        return sampled.equals("d") ? DEBUG : Identity.UNDECIDED;
    }

    static Draft read(@Nullable String[] headers, int valid) {
        Draft draft = new Draft(Format.B3MULTI);
        if ((valid & 1 << B3_TRACE_ID) != 0) {
            String trace = Fields.value(headers, B3_TRACE_ID);
            String span = Fields.value(headers, B3_SPAN_ID);
            int middle = trace.length() - 16;
            draft.high = Hex.parse(trace, 0, middle);
            draft.low = Hex.parse(trace, Math.max(0, middle), trace.length());
            draft.spanId = Hex.parse(span, 0, span.length());
        }
        int state = state(headers);
        draft.debug = state == DEBUG;
        draft.sampled = draft.debug ? Identity.YES : state;
        return draft;
    }

    static void write(Identity identity, @Nullable String[] target) {
        if (identity.hasIds()) {
            if (identity.spanId == 0) return;
            target[B3_TRACE_ID] = identity.high == 0 ? Hex.of(identity.low) : Hex.of(identity.high, identity.low);
            target[B3_SPAN_ID] = Hex.of(identity.spanId);
        }
        if (identity.debug) {
            target[B3_FLAGS] = "1";
        } else if (identity.sampled != Identity.UNDECIDED) {
            target[B3_SAMPLED] = identity.sampled == Identity.YES ? "1" : "0";
        }
    }
}
