// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The trace headers Baton knows, and how their lines become one value each.
 *
 * <p>A key is an index into {@link #names}; a request's headers are an array of values by key, made by {@link #add}, null
 * where no line came and empty where an empty one did. A value that may not be used at all is kept as one of the strings
 * below, which are compared by identity and never written.
 */
@SuppressWarnings("ReferenceEquality")
public final class Fields {
    static final int TRACEPARENT = 0;
    static final int TRACESTATE = 1;
    static final int B3 = 2;
    static final int B3_TRACE_ID = 3;
    static final int B3_SPAN_ID = 4;
    static final int B3_PARENT_SPAN_ID = 5;
    static final int B3_SAMPLED = 6;
    static final int B3_FLAGS = 7;
    static final int DATADOG_TRACE_ID = 8;
    static final int DATADOG_PARENT_ID = 9;
    static final int DATADOG_PRIORITY = 10;
    static final int DATADOG_ORIGIN = 11;
    static final int DATADOG_TAGS = 12;
    static final int BAGGAGE = 13;
    static final int COUNT = 14;

    static final int MAX_LENGTH = 512; // characters of a single-valued header
    static final int MAX_TRACESTATE = 8192; // characters, all lines together

    static final String SECOND_LINE = new String("second traceparent line");
    static final String NOTHING_BEFORE_COMMA = new String("nothing before the first comma");
    static final String NOT_ASCII = new String("a character that is not printable ASCII");
    static final String TOO_LONG = new String("over 512 characters");
    static final String TRACESTATE_TOO_LONG = new String("over 8192 characters");

    private static final int SHORTEST = 2; // characters of a name
    private static final int SIXTH = 5; // index of the letter that tells names of the same length apart

    private static final String[] NAMES = {
        "traceparent",
        "tracestate",
        "b3",
        "X-B3-TraceId",
        "X-B3-SpanId",
        "X-B3-ParentSpanId",
        "X-B3-Sampled",
        "X-B3-Flags",
        "x-datadog-trace-id",
        "x-datadog-parent-id",
        "x-datadog-sampling-priority",
        "x-datadog-origin",
        "x-datadog-tags",
        "baggage"
    };

    private static final String[] LOWERCASE = new String[COUNT];

    static {
        for (int key = 0; key < COUNT; key++) {
            LOWERCASE[key] = NAMES[key].toLowerCase(Locale.ROOT);
        }
    }

    private Fields() {}

    /** The names as they are to be written. Not to be changed. */
    public static String[] names() {
        return NAMES;
    }

    /** The key of a name, compared ASCII case-blind; -1 for any other header. Allocates nothing. */
    public static int key(@Nullable String name) {
        if (name == null || name.length() < SHORTEST) return -1;
        int length = name.length();
        int key = candidate(length, name.charAt(0), length > SIXTH ? name.charAt(SIXTH) : 0);
        if (key < 0) return -1;
        String lowercase = LOWERCASE[key];
        if (name.equals(lowercase) || name.equals(NAMES[key])) return key;
        for (int i = 0; i < length; i++) {
            if (lower(name.charAt(i)) != lowercase.charAt(i)) return -1;
        }
        return key;
    }

    /** As {@link #key(String)}, for a name that still is {@code length} bytes from {@code start}. */
    public static int key(byte[] name, int start, int length) {
        if (length < SHORTEST) return -1;
        int key = candidate(length, name[start], length > SIXTH ? name[start + SIXTH] : 0);
        if (key < 0) return -1;
        String lowercase = LOWERCASE[key];
        for (int i = 0; i < length; i++) {
            if (lower(name[start + i]) != lowercase.charAt(i)) return -1;
        }
        return key;
    }

    /** The only key that a name of this length, first and sixth letter can have; -1 when there is none. */
    private static int candidate(int length, int first, int sixth) {
        int letter = first | 0x20;
        if (letter != 't' && letter != 'b' && letter != 'x') return -1;
        switch (length) {
            case 2:
                return B3;
            case 7:
                return BAGGAGE;
            case 10:
                return letter == 't' ? TRACESTATE : B3_FLAGS;
            case 11:
                return letter == 't' ? TRACEPARENT : B3_SPAN_ID;
            case 12:
                return (sixth | 0x20) == 't' ? B3_TRACE_ID : B3_SAMPLED;
            case 14:
                return DATADOG_TAGS;
            case 16:
                return DATADOG_ORIGIN;
            case 17:
                return B3_PARENT_SPAN_ID;
            case 18:
                return DATADOG_TRACE_ID;
            case 19:
                return DATADOG_PARENT_ID;
            case 27:
                return DATADOG_PRIORITY;
            default:
                return -1;
        }
    }

    private static int lower(int letter) {
        return letter >= 'A' && letter <= 'Z' ? letter + 'a' - 'A' : letter;
    }

    /**
     * Notes one header line.
     *
     * @param headers the lines noted so far, changed in place; null before the first
     * @param key from {@link #key}
     * @param value as it came; null is ignored
     * @return the values by key
     */
    public static @Nullable String[] add(@Nullable String @Nullable [] headers, int key, @Nullable String value) {
        return add(headers, key, value, null);
    }

    /** As {@link #add(String[], int, String)}, telling of what is left out here already, before any format is read. */
    public static @Nullable String[] add(
            @Nullable String @Nullable [] headers, int key, @Nullable String value, @Nullable Findings findings) {
        @Nullable String[] noted = headers == null || headers.length < COUNT ? new String[COUNT] : headers;
        if (value == null || key < 0 || key >= COUNT) return noted;
        int start = 0;
        int end = value.length();
        while (start < end && isBlank(value.charAt(start))) start++;
        while (end > start && isBlank(value.charAt(end - 1))) end--;
        String before = noted[key];
        if (key == TRACEPARENT) {
            noted[key] = before == null ? single(key, value, start, end) : SECOND_LINE;
        } else if (start == end) {
            if (before == null) noted[key] = "";
        } else if (key == TRACESTATE || key == DATADOG_TAGS) {
            noted[key] = joined(before, value, start, end, key == TRACESTATE ? MAX_TRACESTATE : MAX_LENGTH);
        } else if (key == BAGGAGE) {
            addBaggage(noted, value, start, end, findings);
        } else if (before == null || before.isEmpty()) {
            noted[key] = first(key, value, start, end, findings);
        } else if (findings != null) {
            findings.noted(Format.of(key), NAMES[key] + ": only the first of several lines is read");
        }
        return noted;
    }

    private static String first(int key, String value, int start, int end, @Nullable Findings findings) {
        int comma = value.indexOf(',', start);
        if (comma < 0 || comma >= end) return single(key, value, start, end);
        if (findings != null) {
            findings.noted(Format.of(key), NAMES[key] + ": only the first of several joined values is read");
        }
        int stop = comma;
        while (stop > start && isBlank(value.charAt(stop - 1))) stop--;
        return stop == start ? NOTHING_BEFORE_COMMA : single(key, value, start, stop);
    }

    /** Looks at the characters of those values only whose grammar does not. */
    private static String single(int key, String value, int start, int end) {
        if (end - start > MAX_LENGTH) return TOO_LONG;
        boolean isGuardedByGrammar = key == TRACEPARENT
                ? end - start <= TraceContextFormat.LENGTH
                : key != B3 && key != B3_SAMPLED && key != B3_FLAGS && key != DATADOG_ORIGIN;
        if (isGuardedByGrammar || isPrintable(value, start, end)) return cut(value, start, end);
        for (int i = start; i < end; i++) {
            if (value.charAt(i) != '\t' && !isPrintable(value, i, i + 1)) return NOT_ASCII;
        }
        return cut(value, start, end);
    }

    /** Whether these characters are 0x20 to 0x7e. No way out of the loop, so that it unrolls. */
    static boolean isPrintable(String value, int start, int end) {
        int outside = 0; // negative as soon as one is below or above
        for (int i = start; i < end; i++) {
            char c = value.charAt(i);
            outside |= c - ' ' | '~' - c;
        }
        return outside >= 0;
    }

    private static String joined(@Nullable String before, String value, int start, int end, int max) {
        if (before == TOO_LONG || before == TRACESTATE_TOO_LONG) return before;
        int taken = before == null || before.isEmpty() ? 0 : before.length() + 1;
        if (taken + (end - start) > max) return max == MAX_TRACESTATE ? TRACESTATE_TOO_LONG : TOO_LONG;
        return appended(before, cut(value, start, end));
    }

    private static String appended(@Nullable String before, String line) {
        return before == null || before.isEmpty() ? line : before + ',' + line;
    }

    private static void addBaggage(
            @Nullable String[] noted, String value, int start, int end, @Nullable Findings findings) {
        String before = noted[BAGGAGE];
        if (before != null && before.length() > BaggageFormat.MAX_BYTES) {
            if (findings != null) findings.refused(Format.BAGGAGE, NAMES[BAGGAGE], "a line after 8192 bytes");
            return;
        }
        for (int i = start; i < end; i++) {
            char c = value.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7f) {
                if (findings != null) findings.refused(Format.BAGGAGE, NAMES[BAGGAGE], "a control character in a line");
                if (before == null) noted[BAGGAGE] = "";
                return;
            }
        }
        noted[BAGGAGE] = appended(before, cut(value, start, end));
    }

    private static String cut(String value, int start, int end) {
        return start == 0 && end == value.length() ? value : value.substring(start, end);
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** Whether a value is one of the strings above that stand for a value not to be used; what it says is why. */
    static boolean isDamaged(String value) {
        return value == NOT_ASCII
                || value == TOO_LONG
                || value == NOTHING_BEFORE_COMMA
                || value == SECOND_LINE
                || value == TRACESTATE_TOO_LONG;
    }

    /** Tells of a value that is not used; {@code fault} is why, unless its line was damaged already. */
    static void refuse(@Nullable Findings findings, int key, String value, String fault) {
        if (findings != null) findings.refused(Format.of(key), NAMES[key], isDamaged(value) ? value : fault);
    }

    /** A value that is known to be there. */
    static String value(@Nullable String[] headers, int key) {
        String value = headers[key];
        return value == null ? "" : value;
    }
}
