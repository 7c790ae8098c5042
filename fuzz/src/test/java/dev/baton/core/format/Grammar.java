// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;

/**
 * The formats' grammars a second time, by regular expressions: slow, short and by other hands than {@link Format#check}, so
 * that the two hold each other to account.
 */
@NullUnmarked
final class Grammar {
    private static final Pattern TRACEPARENT =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-.*)?");
    private static final Pattern TRACESTATE_MEMBER =
            Pattern.compile("[a-z0-9][a-z0-9_*/@-]{0,255}=[ -~&&[^,=]]{1,256}");
    private static final Pattern TRACE_ID = Pattern.compile("(?!0+\\z)[0-9a-f]{1,32}");
    private static final Pattern SPAN_ID = Pattern.compile("(?!0+\\z)[0-9a-f]{1,16}");
    private static final Pattern B3 =
            Pattern.compile("(?!0+-)[0-9a-f]{1,32}-(?!0+(?:-|\\z))[0-9a-f]{1,16}(?:-[^-]*){0,2}|0|1|d|true|false");
    private static final Pattern B3_DECISION = Pattern.compile("[01]|d|(?i:true|false)");
    private static final Pattern TAG =
            Pattern.compile("(?!_dd\\.p\\.tid=)[!-~&&[^,=]]+=[ -~&&[^,]]*|" + "_dd\\.p\\.tid=[0-9a-f]{16}");
    private static final Pattern BAGGAGE_MEMBER = Pattern.compile(
            "[A-Za-z0-9!#$%&'*+.^_`|~-]+[ \t]*=[ \t]*" + "[!-~&&[^\",;\\\\]]*[ \t]*(?:;[\t -~&&[^,]]*)?");
    private static final BigInteger UNSIGNED_64 = BigInteger.ONE.shiftLeft(64);

    private Grammar() {}

    /** Without the blanks around it, which are not part of a value. */
    static String stripped(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && " \t".indexOf(text.charAt(start)) >= 0) start++;
        while (end > start && " \t".indexOf(text.charAt(end - 1)) >= 0) end--;
        return text.substring(start, end);
    }

    /** What may go on of the lines of one header, whatever it says; null if nothing may. */
    static String value(int key, List<String> lines) {
        List<String> filled = new ArrayList<>();
        for (String line : lines) {
            String value = stripped(line);
            boolean isIgnored =
                    key == Fields.BAGGAGE && !value.matches("(?s)[\t -~\\x{80}-\\x{10ffff}\\ud800-\\udfff]*");
            // What comes after more than may go on is not looked at.
            isIgnored |= key == Fields.BAGGAGE && String.join(",", filled).length() > 8192;
            if (!value.isEmpty() && !isIgnored) filled.add(value);
        }
        if (filled.isEmpty()) return null;
        if (key == Fields.BAGGAGE) return String.join(",", filled);
        if (key == Fields.TRACESTATE) return atMost(8192, String.join(",", filled));
        if (key == Fields.DATADOG_TAGS) return atMost(512, String.join(",", filled));
        if (key == Fields.TRACEPARENT) return lines.size() == 1 ? atMost(512, filled.get(0)) : null;
        return atMost(512, stripped(filled.get(0).split(",", 2)[0]));
    }

    private static String atMost(int length, String value) {
        return value.isEmpty() || value.length() > length || !value.matches("[\t -~]*") ? null : value;
    }

    /** Whether a header that came is there at all, if perhaps damaged. */
    private static boolean isThere(Lines lines, int key) {
        return lines.values(key).stream().anyMatch(line -> !stripped(line).isEmpty());
    }

    /** The values of a format's headers that go on as they came, by key; none if the format is not valid. */
    static String[] valid(Lines lines, Format format) {
        String[] values = new String[Fields.COUNT];
        for (int key = 0; key < values.length; key++) {
            boolean isOfFormat = (format.fields & 1 << key) != 0;
            values[key] = isOfFormat ? value(key, lines.values(key)) : null;
        }
        return switch (format) {
            case TRACECONTEXT -> traceContext(values);
            case DATADOG -> datadog(values, isThere(lines, Fields.DATADOG_PARENT_ID));
            case B3 -> b3(values);
            case B3MULTI -> b3Multi(values, isThere(lines, Fields.B3_TRACE_ID) || isThere(lines, Fields.B3_SPAN_ID));
            case BAGGAGE -> baggage(values);
        };
    }

    private static String[] traceContext(String[] values) {
        String parent = values[Fields.TRACEPARENT];
        if (parent == null || !matches(TRACEPARENT, parent)) return new String[Fields.COUNT];
        if (parent.startsWith("00") && parent.length() > 55) return new String[Fields.COUNT];
        if (!isTraceState(values[Fields.TRACESTATE])) values[Fields.TRACESTATE] = null;
        return values;
    }

    private static boolean isTraceState(String list) {
        if (list == null) return false;
        int members = 0;
        for (String each : list.split(",", -1)) {
            String member = stripped(each);
            if (member.isEmpty()) continue;
            if (++members > 32 || !matches(TRACESTATE_MEMBER, member)) return false;
        }
        return true;
    }

    private static String[] datadog(String[] values, boolean hasParent) {
        String trace = values[Fields.DATADOG_TRACE_ID];
        String parent = values[Fields.DATADOG_PARENT_ID];
        boolean isTrace = trace != null && isUnsigned(trace) && new BigInteger(trace).signum() > 0;
        if (!isTrace || (hasParent && (parent == null || !isUnsigned(parent)))) return new String[Fields.COUNT];
        String priority = values[Fields.DATADOG_PRIORITY];
        if (priority != null && (!priority.matches("-?[0-9]+") || new BigInteger(priority).bitLength() > 31)) {
            values[Fields.DATADOG_PRIORITY] = null;
        }
        if (!areTags(values[Fields.DATADOG_TAGS])) values[Fields.DATADOG_TAGS] = null;
        return values;
    }

    private static boolean isUnsigned(String text) {
        return text.matches("[0-9]{1,20}") && new BigInteger(text).compareTo(UNSIGNED_64) < 0;
    }

    private static boolean areTags(String list) {
        if (list == null) return false;
        String[] tags = (list.endsWith(",") ? list.substring(0, list.length() - 1) : list).split(",", -1);
        for (String tag : tags) {
            if (!matches(TAG, tag)) return false;
        }
        return true;
    }

    private static String[] b3(String[] values) {
        String value = values[Fields.B3];
        return value != null && matches(B3, value) ? values : new String[Fields.COUNT];
    }

    private static String[] b3Multi(String[] values, boolean hasId) {
        String trace = values[Fields.B3_TRACE_ID];
        String span = values[Fields.B3_SPAN_ID];
        String parent = values[Fields.B3_PARENT_SPAN_ID];
        String sampled = values[Fields.B3_SAMPLED];
        if (parent != null && (!hasId || !matches(SPAN_ID, parent))) values[Fields.B3_PARENT_SPAN_ID] = null;
        if (hasId) {
            boolean isValid = trace != null && matches(TRACE_ID, trace) && span != null && matches(SPAN_ID, span);
            return isValid ? values : new String[Fields.COUNT];
        }
        boolean isDecision = "1".equals(values[Fields.B3_FLAGS]) || (sampled != null && matches(B3_DECISION, sampled));
        return isDecision ? values : new String[Fields.COUNT];
    }

    private static String[] baggage(String[] values) {
        String list = values[Fields.BAGGAGE];
        if (list == null) return values;
        List<String> kept = new ArrayList<>();
        int bytes = 0;
        boolean isWhole = list.length() <= 8192;
        for (String each : list.split(",", -1)) {
            String member = stripped(each);
            int more = member.length() + (kept.isEmpty() ? 0 : 1);
            if (matches(BAGGAGE_MEMBER, member) && kept.size() < 64 && bytes + more <= 8192) {
                kept.add(member);
                bytes += more;
            } else {
                isWhole = false;
            }
        }
        if (!isWhole) values[Fields.BAGGAGE] = kept.isEmpty() ? null : String.join(",", kept);
        return values;
    }

    private static boolean matches(Pattern pattern, String text) {
        return pattern.matcher(text).matches();
    }
}
