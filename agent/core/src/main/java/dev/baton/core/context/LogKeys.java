// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.context;

import dev.baton.core.format.Baggage;
import dev.baton.core.format.Identity;
import dev.baton.core.settings.Setting;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What log events say of their request, by the entries of {@link Setting#LOGS}. Immutable.
 *
 * <pre>
 *   trace_id          32 hex digits; of a 64-bit id the first 16 are zeros     4bf92f3577b34da6a3ce929d0e0e4736
 *   span_id           16 hex digits, the caller's span                         00f067aa0ba902b7
 *   trace_flags       2 hex digits                                             01
 *   dd.trace_id       the low 64 bits of trace_id, decimal                     11803532876627986230
 *   dd.span_id        span_id, decimal                                         67667974448284343
 *   baggage.user.id   as user_id, the baggage member user.id                   u 1
 * </pre>
 *
 * What comes in baggage anybody can write, so of that only what cannot do harm in a log is offered: a short text without
 * what begins a new line, steers a terminal, or is looked up by a logging library.
 */
public final class LogKeys {
    private static final String TRACE_ID = "trace_id";
    private static final String SPAN_ID = "span_id";
    private static final String TRACE_FLAGS = "trace_flags";
    private static final String DD_TRACE_ID = "dd.trace_id";
    private static final String DD_SPAN_ID = "dd.span_id";

    /** Longer than any id of a user or session that is one. */
    private static final int MAX_LENGTH = 256;

    /** What Log4j replaces, in old versions wherever it stands. */
    private static final String LOOKUP = "${";

    private final String[] entries;
    private final String[] keys;

    private LogKeys(String[] entries) {
        this.entries = entries;
        keys = new String[entries.length];
        for (int i = 0; i < keys.length; i++) keys[i] = key(entries[i]);
    }

    /** @param entries as {@link Setting#LOGS} has them */
    public static LogKeys of(List<String> entries) {
        return new LogKeys(entries.toArray(new String[0]));
    }

    private static String key(String entry) {
        return isOfBaggage(entry) ? member(entry).replace('.', '_') : entry;
    }

    private static boolean isOfBaggage(String entry) {
        return entry.startsWith(Setting.LOGS_BAGGAGE);
    }

    private static String member(String entry) {
        return entry.substring(Setting.LOGS_BAGGAGE.length());
    }

    /** {@code format} with values in the place of <code>{key}</code>, such that {@code String.format} writes them so. */
    public String filled(String format, LogFields fields) {
        String filled = format;
        for (String key : keys) {
            String place = '{' + key + '}';
            if (!filled.contains(place)) continue;
            String value = fields.get(key);
            filled = filled.replace(place, value == null ? "" : value.replace("%", "%%"));
        }
        return filled;
    }

    /** What there is to say of a request: key, value, key, value. */
    String[] pairs(@Nullable Identity identity, Baggage baggage) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < keys.length; i++) {
            String value = value(entries[i], identity, baggage);
            if (value == null || pairs.contains(keys[i])) continue;
            pairs.add(keys[i]);
            pairs.add(value);
        }
        return pairs.toArray(new String[0]);
    }

    private static @Nullable String value(String entry, @Nullable Identity identity, Baggage baggage) {
        if (isOfBaggage(entry)) return harmless(baggage.get(member(entry)));
        if (identity == null || !identity.hasIds()) return null;
        String spanId = identity.spanId();
        switch (entry) {
            case TRACE_ID:
                return identity.traceId();
            case SPAN_ID:
                return spanId;
            case TRACE_FLAGS:
                return flags(identity);
            case DD_TRACE_ID:
                return Long.toUnsignedString(identity.traceIdLow());
            case DD_SPAN_ID:
                return spanId == null ? null : Long.toUnsignedString(Long.parseUnsignedLong(spanId, 16));
            default:
                return null;
        }
    }

    private static String flags(Identity identity) {
        Integer came = identity.flags();
        int sampled = Boolean.TRUE.equals(identity.sampled()) ? 1 : 0;
        int flags = came == null ? sampled : came & 0xfe | sampled;
        return (flags < 16 ? "0" : "") + Integer.toHexString(flags);
    }

    private static @Nullable String harmless(@Nullable String value) {
        if (value == null || value.isEmpty() || value.length() > MAX_LENGTH || value.contains(LOOKUP)) return null;
        for (int i = 0; i < value.length(); i++) {
            switch (Character.getType(value.charAt(i))) {
                case Character.CONTROL:
                case Character.FORMAT:
                case Character.LINE_SEPARATOR:
                case Character.PARAGRAPH_SEPARATOR:
                    return null;
                default:
            }
        }
        return value;
    }
}
