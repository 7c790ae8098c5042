// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import dev.baton.core.format.Identity.Draft;
import org.jspecify.annotations.Nullable;

/**
 * Zipkin's B3 in one header.
 *
 * <pre>
 *   b3    = trace "-" span [ "-" state [ "-" parent ] ] / state
 *   trace = 1*32 lowercase hex digits, span = 1*16 of them, neither all zeros; shorter ones are padded on the left
 *   state = "1" / "0" / "d" / "true" / "false"         ; none, or any other beside ids: undecided
 *
 *   f1e2d3c4b5a69788-7fedcba987654321-1    as a browser sends it
 *   0                                      the least: a decision without ids
 *   F1E2D3C4B5A69788-7fedcba987654321-1    refused: the trace id is not lowercase
 * </pre>
 *
 * Refused is the whole header. Written are 16 digits of trace id where its high half is zero, else 32. Source:
 * openzipkin/b3-propagation, "Single Header".
 */
final class B3Format {
    private static final int DEBUG = 2;

    private B3Format() {}

    static int check(@Nullable String[] headers, @Nullable Findings findings) {
        String value = headers[Fields.B3];
        if (value == null || value.isEmpty()) return 0;
        String fault = fault(value);
        if (fault != null) {
            Fields.refuse(findings, Fields.B3, value, fault);
            return 0;
        }
        if (findings != null && isUndecided(value)) findings.noted(Format.B3, "b3: says nothing about sampling");
        return 1 << Fields.B3;
    }

    private static boolean isUndecided(String value) {
        int state = hasIds(value) ? end(value, value.indexOf('-') + 1) + 1 : 0;
        return state(value, state, end(value, state)) == Identity.UNDECIDED;
    }

    private static @Nullable String fault(String value) {
        int dash = value.indexOf('-');
        if (dash < 0) {
            boolean isState = state(value, 0, value.length()) != Identity.UNDECIDED;
            return isState ? null : "neither ids nor a sampling state";
        }
        if (dash > 32 || !Hex.isId(value, 0, dash)) return "trace id is not 1 to 32 lowercase hex digits, or is zero";
        int second = end(value, dash + 1);
        if (second - dash - 1 > 16 || !Hex.isId(value, dash + 1, second)) {
            return "span id is not 1 to 16 lowercase hex digits, or is zero";
        }
        int third = end(value, second + 1);
        int fourth = end(value, third + 1);
        return fourth < value.length() ? "more than four fields" : null;
    }

    /** Where the field that begins at {@code start} ends. */
    private static int end(String value, int start) {
        int dash = value.indexOf('-', start);
        return dash < 0 ? value.length() : dash;
    }

    /** Whether a valid value has ids. */
    static boolean hasIds(String value) {
        return value.indexOf('-') >= 0;
    }

    static Draft read(@Nullable String[] headers) {
        Draft draft = new Draft(Format.B3);
        String value = Fields.value(headers, Fields.B3);
        int dash = value.indexOf('-');
        int stateStart = 0;
        if (dash >= 0) {
            int second = end(value, dash + 1);
            draft.high = Hex.parse(value, 0, dash - 16);
            draft.low = Hex.parse(value, Math.max(0, dash - 16), dash);
            draft.spanId = Hex.parse(value, dash + 1, second);
            stateStart = second + 1;
        }
        decide(draft, state(value, stateStart, end(value, stateStart)));
        return draft;
    }

    /** Yes, no, debug; undecided for any other text. */
    private static int state(String value, int start, int end) {
        if (end - start == 1) {
            char c = value.charAt(start);
            return c == '1' ? Identity.YES : c == '0' ? Identity.NO : c == 'd' ? DEBUG : Identity.UNDECIDED;
        }
        if (end - start == 4 && value.startsWith("true", start)) return Identity.YES;
        return end - start == 5 && value.startsWith("false", start) ? Identity.NO : Identity.UNDECIDED;
    }

    private static void decide(Draft draft, int state) {
        draft.debug = state == DEBUG;
        draft.sampled = draft.debug ? Identity.YES : state;
    }

    static void write(Identity identity, @Nullable String[] target) {
        char state = identity.debug ? 'd' : identity.sampled == Identity.YES ? '1' : '0';
        boolean isDecided = identity.debug || identity.sampled != Identity.UNDECIDED;
        if (!identity.hasIds()) {
            if (isDecided) target[Fields.B3] = identity.debug ? "d" : state == '1' ? "1" : "0";
            return;
        }
        if (identity.spanId == 0) return;
        int traceLength = identity.high == 0 ? 16 : 32;
        byte[] text = new byte[traceLength + (isDecided ? 19 : 17)];
        if (identity.high != 0) Hex.write(identity.high, text, 0);
        Hex.write(identity.low, text, traceLength - 16);
        text[traceLength] = '-';
        Hex.write(identity.spanId, text, traceLength + 1);
        if (isDecided) {
            text[text.length - 2] = '-';
            text[text.length - 1] = (byte) state;
        }
        target[Fields.B3] = Hex.text(text, 0);
    }
}
