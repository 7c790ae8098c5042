// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import static dev.baton.core.format.Fields.DATADOG_ORIGIN;
import static dev.baton.core.format.Fields.DATADOG_PARENT_ID;
import static dev.baton.core.format.Fields.DATADOG_PRIORITY;
import static dev.baton.core.format.Fields.DATADOG_TAGS;
import static dev.baton.core.format.Fields.DATADOG_TRACE_ID;

import dev.baton.core.format.Identity.Draft;
import org.jspecify.annotations.Nullable;

/**
 * Datadog's headers.
 *
 * <pre>
 *   x-datadog-trace-id          = 1 to 2^64-1, decimal             ; the low half
 *   x-datadog-parent-id         = 0 to 2^64-1, decimal             ; none or 0: no span is known
 *   x-datadog-sampling-priority = a 32-bit integer, decimal        ; above 0 is sampled
 *   x-datadog-origin            = 1*512 printable characters
 *   x-datadog-tags              = see {@link DatadogTags}          ; _dd.p.tid is the high half
 *
 *   x-datadog-trace-id: 17429726349691885448, x-datadog-parent-id: 9218247941278745377,
 *   x-datadog-sampling-priority: 1, x-datadog-origin: rum          as a browser sends it
 *   x-datadog-trace-id: 1                                          the least
 *   x-datadog-trace-id: 18446744073709551616                       refused: not of 64 bits
 * </pre>
 *
 * A refused id costs all of them; a refused priority, origin or tags falls alone and is not forwarded. Source:
 * dd-trace-java, {@code DatadogHttpCodec}.
 */
final class DatadogFormat {
    private static final String NOT_UNSIGNED = "not an unsigned decimal of 64 bits";

    private DatadogFormat() {}

    static int check(@Nullable String[] headers, @Nullable Findings findings) {
        String trace = headers[DATADOG_TRACE_ID];
        if (trace == null || trace.isEmpty()) {
            if (findings != null) noteStrays(headers, findings);
            return 0;
        }
        if (!Decimal.isUnsigned64(trace)) {
            Fields.refuse(findings, DATADOG_TRACE_ID, trace, NOT_UNSIGNED);
            return 0;
        }
        if (Decimal.isZero(trace)) {
            Fields.refuse(findings, DATADOG_TRACE_ID, trace, "zero");
            return 0;
        }
        int valid = 1 << DATADOG_TRACE_ID;
        String parent = headers[DATADOG_PARENT_ID];
        if (parent != null && !parent.isEmpty()) {
            if (!Decimal.isUnsigned64(parent)) {
                Fields.refuse(findings, DATADOG_PARENT_ID, parent, NOT_UNSIGNED);
                return 0;
            }
            valid |= 1 << DATADOG_PARENT_ID;
        }
        for (int key = DATADOG_PRIORITY; key <= DATADOG_TAGS; key++) {
            String value = headers[key];
            if (value == null || value.isEmpty()) continue;
            String fault = fault(key, value);
            if (fault == null) {
                valid |= 1 << key;
            } else {
                Fields.refuse(findings, key, value, fault);
            }
        }
        return valid;
    }

    private static @Nullable String fault(int key, String value) {
        if (key == DATADOG_TAGS) return DatadogTags.fault(value);
        if (key == DATADOG_ORIGIN) return Fields.isDamaged(value) ? value : null;
        return Decimal.int32(value, 0, value.length()) == Decimal.NOT_A_NUMBER ? "not a 32-bit integer" : null;
    }

    private static void noteStrays(@Nullable String[] headers, Findings findings) {
        for (int key = DATADOG_PARENT_ID; key <= DATADOG_TAGS; key++) {
            String value = headers[key];
            if (value == null || value.isEmpty()) continue;
            findings.noted(Format.DATADOG, Fields.names()[key] + ": not used without x-datadog-trace-id");
        }
    }

    static Draft read(@Nullable String[] headers, int valid) {
        Draft draft = new Draft(Format.DATADOG);
        draft.low = Decimal.parse(Fields.value(headers, DATADOG_TRACE_ID));
        if ((valid & 1 << DATADOG_PARENT_ID) != 0) {
            draft.spanId = Decimal.parse(Fields.value(headers, DATADOG_PARENT_ID));
        }
        if ((valid & 1 << DATADOG_PRIORITY) != 0) {
            String priority = Fields.value(headers, DATADOG_PRIORITY);
            draft.hasPriority = true;
            draft.priority = (int) Decimal.int32(priority, 0, priority.length());
            draft.sampled = draft.priority > 0 ? Identity.YES : Identity.NO;
        }
        if ((valid & 1 << DATADOG_ORIGIN) != 0) draft.origin = headers[DATADOG_ORIGIN];
        if ((valid & 1 << DATADOG_TAGS) != 0) DatadogTags.read(Fields.value(headers, DATADOG_TAGS), draft);
        return draft;
    }

    /** Nothing if the low half is zero: Datadog has no form for it. */
    static void write(Identity identity, @Nullable String[] target) {
        if (identity.low == 0) return;
        target[DATADOG_TRACE_ID] = Decimal.ofUnsigned(identity.low);
        target[DATADOG_PARENT_ID] = Decimal.ofUnsigned(identity.spanId);
        target[DATADOG_PRIORITY] = priority(identity);
        target[DATADOG_ORIGIN] = identity.origin;
        target[DATADOG_TAGS] = DatadogTags.of(identity);
    }

    private static @Nullable String priority(Identity identity) {
        if (identity.hasPriority) return Decimal.of(identity.priority);
        if (identity.debug) return "2";
        if (identity.sampled == Identity.UNDECIDED) return null;
        return identity.sampled == Identity.YES ? "1" : "0";
    }
}
