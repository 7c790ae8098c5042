// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the identity formats say of one trace, merged: which trace, which span of it is the caller, whether it is sampled,
 * and what Datadog and W3C add. Without ids it is a bare sampling decision, which only b3 can carry. Immutable.
 */
public final class Identity {
    static final int UNDECIDED = -1;
    static final int NO = 0;
    static final int YES = 1;

    /** In place of flags, where no traceparent came. */
    static final int NONE = -1;

    final @Nullable Format format;
    final long high;
    final long low;
    final long spanId;
    final int sampled;
    final boolean debug;
    final boolean hasPriority;
    final int priority;
    final @Nullable String origin;
    final String[] tags;
    final int flags;
    final @Nullable String tracestate;

    private Identity(Draft draft) {
        format = draft.format;
        high = draft.high;
        low = draft.low;
        spanId = draft.spanId;
        sampled = draft.sampled;
        debug = draft.debug;
        hasPriority = draft.hasPriority;
        priority = draft.priority;
        origin = draft.origin;
        tags = draft.tags;
        flags = draft.flags;
        tracestate = draft.tracestate;
    }

    /**
     * A new trace, sampled.
     *
     * @param high the high half of the trace id, may be zero
     * @param low its low half, not zero
     * @param spanId not zero
     */
    public static Identity started(long high, long low, long spanId) {
        Draft draft = new Draft(null);
        draft.high = high;
        draft.low = low;
        draft.spanId = spanId;
        draft.sampled = YES;
        draft.flags = 1;
        return draft.identity();
    }

    /** The format that was followed (rules C2 and C4); null for a trace that begins here. */
    public @Nullable Format format() {
        return format;
    }

    /** False for a decision without ids. */
    public boolean hasIds() {
        return (high | low) != 0;
    }

    /** 32 digits; null without ids. */
    public @Nullable String traceId() {
        return hasIds() ? Hex.of(high, low) : null;
    }

    public long traceIdHigh() {
        return high;
    }

    public long traceIdLow() {
        return low;
    }

    /** The caller's span, 16 digits; null if none is known. */
    public @Nullable String spanId() {
        return spanId == 0 ? null : Hex.of(spanId);
    }

    /** Null if undecided. */
    public @Nullable Boolean sampled() {
        return sampled == UNDECIDED ? null : sampled == YES;
    }

    /** B3's forced keep. */
    public boolean debug() {
        return debug;
    }

    /** Datadog's, if it was said explicitly. */
    public @Nullable Integer priority() {
        return hasPriority ? priority : null;
    }

    /** Datadog's, as {@code rum}. */
    public @Nullable String origin() {
        return origin;
    }

    /** Datadog's {@code _dd.p.*}, in order, without {@code _dd.p.tid}. */
    public Map<String, String> tags() {
        Map<String, String> map = new LinkedHashMap<String, String>();
        for (int i = 0; i < tags.length; i += 2) map.put(tags[i], tags[i + 1]);
        return Collections.unmodifiableMap(map);
    }

    /** The last byte of traceparent; null if none came. */
    public @Nullable Integer flags() {
        return flags == NONE ? null : flags;
    }

    /** As it came, all lines together. */
    public @Nullable String tracestate() {
        return tracestate;
    }

    /** The same again, to be changed. */
    Draft draft() {
        Draft draft = new Draft(format);
        draft.high = high;
        draft.low = low;
        draft.spanId = spanId;
        draft.sampled = sampled;
        draft.debug = debug;
        draft.hasPriority = hasPriority;
        draft.priority = priority;
        draft.origin = origin;
        draft.tags = tags;
        draft.flags = flags;
        draft.tracestate = tracestate;
        return draft;
    }

    /** An identity in the making. */
    static final class Draft {
        @Nullable
        Format format;

        long high;
        long low;
        long spanId; // 0: none
        int sampled = UNDECIDED;
        boolean debug;
        boolean hasPriority;
        int priority;

        @Nullable
        String origin;

        String[] tags = Tags.NONE; // name, value, name, value
        int flags = NONE;

        @Nullable
        String tracestate;

        Draft(@Nullable Format format) {
            this.format = format;
        }

        Identity identity() {
            return new Identity(this);
        }
    }
}
