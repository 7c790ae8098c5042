// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import static dev.baton.core.format.Fields.TRACEPARENT;
import static dev.baton.core.format.Fields.TRACESTATE;

import dev.baton.core.format.Identity.Draft;
import org.jspecify.annotations.Nullable;

/**
 * W3C Trace Context: {@code traceparent} and {@code tracestate}.
 *
 * <pre>
 *   traceparent = version "-" trace-id "-" parent-id "-" flags [ "-" more ]   ; more only above version 00
 *               = 2 "-" 32 "-" 16 "-" 2 lowercase hex digits
 *
 *   00-0000000000000000f1e2d3c4b5a69788-7fedcba987654321-01   as a browser sends it
 *   00-00000000000000000000000000000001-0000000000000001-00   the least
 *   00-00000000000000000000000000000000-7fedcba987654321-01   refused: trace-id is all zeros
 * </pre>
 *
 * A refused traceparent takes tracestate with it; a refused tracestate ({@link TraceState}) falls alone. Flags are bits: 1
 * is sampled, 2 says that the trace id is random and is kept with it, the others are cleared when written anew. Source:
 * W3C Trace Context, level 2, "Trace Context HTTP Headers Format".
 */
final class TraceContextFormat {
    /** Characters of a traceparent of version 00. */
    static final int LENGTH = 55;

    private static final int SAMPLED = 1;
    private static final int RANDOM = 2;

    private TraceContextFormat() {}

    /** The set of headers that are valid; empty without a valid traceparent. */
    static int check(@Nullable String[] headers, @Nullable Findings findings) {
        String parent = headers[TRACEPARENT];
        String state = headers[TRACESTATE];
        boolean hasState = state != null && !state.isEmpty();
        if (parent == null) {
            if (hasState && findings != null) {
                findings.refused(Format.TRACECONTEXT, Fields.names()[TRACESTATE], "not used without a traceparent");
            }
            return 0;
        }
        String fault = fault(parent);
        if (fault != null) {
            Fields.refuse(findings, TRACEPARENT, parent, fault);
            return 0;
        }
        int valid = 1 << TRACEPARENT;
        if (hasState) {
            fault = TraceState.fault(state);
            if (fault == null) return valid | 1 << TRACESTATE;
            Fields.refuse(findings, TRACESTATE, state, fault);
        }
        return valid;
    }

    private static @Nullable String fault(String parent) {
        if (parent.length() < LENGTH) return "shorter than 55 characters";
        if (parent.charAt(2) != '-' || parent.charAt(35) != '-' || parent.charAt(52) != '-') {
            return "its parts are not 2, 32, 16 and 2 digits with '-' between them";
        }
        if (!Hex.isDigits(parent, 0, 2)) return "version is not lowercase hex";
        if (!Hex.isId(parent, 3, 35)) {
            return Hex.isDigits(parent, 3, 35) ? "trace-id is all zeros" : "trace-id is not lowercase hex";
        }
        if (!Hex.isId(parent, 36, 52)) {
            return Hex.isDigits(parent, 36, 52) ? "parent-id is all zeros" : "parent-id is not lowercase hex";
        }
        if (!Hex.isDigits(parent, 53, 55)) return "flags are not lowercase hex";
        long version = Hex.parse(parent, 0, 2);
        if (version == 0xff) return "version ff is forbidden";
        if (parent.length() == LENGTH) return null;
        if (parent.charAt(LENGTH) == ',') return "several joined values; with rum.joined=true one of them is read";
        if (version == 0) return "version 00 ends after the flags, this goes on";
        return parent.charAt(LENGTH) == '-' ? null : "what follows the flags does not begin with '-'";
    }

    /** What the valid ones among the headers say. */
    static Draft read(@Nullable String[] headers, int valid) {
        Draft draft = new Draft(Format.TRACECONTEXT);
        String parent = Fields.value(headers, TRACEPARENT);
        draft.high = Hex.parse(parent, 3, 19);
        draft.low = Hex.parse(parent, 19, 35);
        draft.spanId = Hex.parse(parent, 36, 52);
        draft.flags = (int) Hex.parse(parent, 53, 55);
        draft.sampled = (draft.flags & SAMPLED) == 0 ? Identity.NO : Identity.YES;
        if ((valid & 1 << TRACESTATE) != 0) {
            String state = Fields.value(headers, TRACESTATE);
            draft.tracestate = state;
            DatadogMember.read(state, draft);
            DatadogMember.obeyFlag(draft);
        }
        return draft;
    }

    /** Writes both anew, with version 00; nothing without a span, which cannot be invented. */
    static void write(Identity identity, @Nullable String[] target) {
        if (!identity.hasIds() || identity.spanId == 0) return;
        byte[] text = new byte[LENGTH];
        text[0] = text[1] = text[53] = '0';
        text[2] = text[35] = text[52] = '-';
        Hex.write(identity.high, text, 3);
        Hex.write(identity.low, text, 19);
        Hex.write(identity.spanId, text, 36);
        int flags = identity.sampled == Identity.YES ? SAMPLED : 0;
        if (identity.flags != Identity.NONE) flags |= identity.flags & RANDOM;
        text[54] = (byte) ('0' + flags);
        target[TRACEPARENT] = Hex.text(text, 0);
        target[TRACESTATE] = DatadogMember.tracestate(identity);
    }
}
