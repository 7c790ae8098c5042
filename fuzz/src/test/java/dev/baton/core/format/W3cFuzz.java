// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.provider.MethodSource;

/** Baton and OpenTelemetry read the same out of {@code traceparent}, {@code tracestate} and {@code baggage}, but for what is known. */
@NullUnmarked
class W3cFuzz {
    private static final List<Format> BOTH = List.of(Format.TRACECONTEXT, Format.BAGGAGE);
    private static final Propagator BATON = new Propagator(BOTH, BOTH, false, true);

    static final List<Difference> PARENTS = List.of(
            new Difference("takes the first of several traceparents", "none", "ids", W3cFuzz::isRepeated),
            new Difference("does not look at what follows the flags", "none", "ids", W3cFuzz::isOverlong));
    static final List<Difference> STATES = List.of(
            new Difference("discards a tracestate with a key twice", "[", "[]", W3cFuzz::hasKeyTwice),
            new Difference("discards a tracestate with a key of level 2", "[", "[]", W3cFuzz::hasKeyOfLevel2),
            new Difference("has no limit for a tracestate", "[]", "[", W3cFuzz::isStateTooLong));
    static final List<Difference> BAGGAGE = List.of(
            new Difference(
                    "has limits of its own for what is over 64 members or 8192 bytes", "", "", W3cFuzz::isOverLimits),
            new Difference("takes a semicolon into a key", "", "", W3cFuzz::hasSemicolonInKey),
            new Difference("drops a member with a broken escape", "", "", W3cFuzz::hasBrokenEscape),
            new Difference("drops a member with quotes in its properties", "", "", W3cFuzz::hasQuotes),
            new Difference("reads the rest of a line with a control character", "", "", W3cFuzz::hasControl));

    static {
        // Tells of each member that it drops.
        Logger.getLogger("io.opentelemetry.api.baggage.propagation").setLevel(Level.OFF);
    }

    @MethodSource("dev.baton.core.format.Lines#ofVectors")
    @DictionaryFile(resourcePath = "headers.dict")
    @FuzzTest
    void besideOpenTelemetry(byte[] data) {
        Lines lines = Lines.of(data, Format.TRACECONTEXT, Format.BAGGAGE);
        try {
            check(lines);
        } catch (RuntimeException | AssertionError broken) {
            throw new AssertionError(broken + lines.toString(), broken);
        }
    }

    static void check(Lines lines) {
        Carrier carrier = lines.single().carrier();
        SpanContext theirs = Span.fromContext(
                        W3CTraceContextPropagator.getInstance().extract(Context.root(), carrier, Carrier.GETTER))
                .getSpanContext();
        Identity ours = BATON.extract(lines.headers());
        Difference.explained(PARENTS, lines, parent(ours), parent(theirs));
        if (ours != null && theirs.isValid()) {
            Difference.explained(STATES, lines, state(ours), state(theirs));
        }
        Difference.explained(BAGGAGE, lines, baggage(lines), baggage(carrier));
    }

    private static String parent(Identity identity) {
        if (identity == null) return "none";
        return "ids " + identity.traceId() + ' ' + identity.spanId() + ' ' + identity.flags();
    }

    private static String parent(SpanContext context) {
        if (!context.isValid()) return "none";
        int flags = context.getTraceFlags().asByte() & 0xff;
        return "ids " + context.getTraceId() + ' ' + context.getSpanId() + ' ' + flags;
    }

    private static String state(Identity identity) {
        return members(identity.tracestate()).toString();
    }

    private static String state(SpanContext context) {
        List<String> members = new ArrayList<>();
        context.getTraceState().forEach((key, value) -> members.add(key + '=' + value));
        return members.toString();
    }

    private static List<String> members(String list) {
        List<String> members = new ArrayList<>();
        if (list == null) return members;
        for (String member : list.split(",", -1)) {
            if (!Grammar.stripped(member).isEmpty()) members.add(Grammar.stripped(member));
        }
        return members;
    }

    private static String baggage(Lines lines) {
        TreeMap<String, String> members = new TreeMap<>();
        for (Baggage.Member member : BATON.baggage(lines.headers(), null).members()) {
            String properties = member.properties() == null ? "" : member.properties();
            members.put(member.key(), member.value() + ';' + properties);
        }
        return members.toString();
    }

    private static String baggage(Carrier carrier) {
        TreeMap<String, String> members = new TreeMap<>();
        io.opentelemetry.api.baggage.Baggage.fromContext(
                        W3CBaggagePropagator.getInstance().extract(Context.root(), carrier, Carrier.GETTER))
                .forEach((key, entry) -> members.put(
                        key, entry.getValue() + ';' + entry.getMetadata().getValue()));
        return members.toString();
    }

    private static boolean isRepeated(Lines lines) {
        return lines.values(Fields.TRACEPARENT).size() > 1;
    }

    private static boolean isOverlong(Lines lines) {
        return Grammar.stripped(lines.values(Fields.TRACEPARENT).get(0)).length() > TraceContextFormat.LENGTH;
    }

    private static boolean hasKeyTwice(Lines lines) {
        Set<String> keys = new HashSet<>();
        return !keys(lines).stream().allMatch(keys::add);
    }

    private static boolean hasKeyOfLevel2(Lines lines) {
        return !keys(lines).stream().allMatch(key -> key.matches("[a-z][^@]*|[a-z0-9][^@]{0,239}@[^@]{1,13}"));
    }

    private static List<String> keys(Lines lines) {
        List<String> members = members(String.join(",", lines.values(Fields.TRACESTATE)));
        return members.stream().map(member -> member.split("=", 2)[0]).toList();
    }

    private static boolean isStateTooLong(Lines lines) {
        return String.join(",", lines.values(Fields.TRACESTATE)).length() > Fields.MAX_TRACESTATE;
    }

    private static boolean isOverLimits(Lines lines) {
        String all = String.join(",", lines.values(Fields.BAGGAGE));
        return all.length() > 8192 || all.split(",").length > 64;
    }

    private static boolean hasSemicolonInKey(Lines lines) {
        return isInBaggage(lines, "(?:^|,)[^=,]*;[^=,]*=");
    }

    private static boolean hasBrokenEscape(Lines lines) {
        return isInBaggage(lines, "%(?![0-9A-Fa-f]{2})");
    }

    private static boolean hasQuotes(Lines lines) {
        return isInBaggage(lines, ";[^,]*[\"\\\\]");
    }

    private static boolean hasControl(Lines lines) {
        return isInBaggage(lines, "[\\x00-\\x08\\x0a-\\x1f\\x7f]");
    }

    private static boolean isInBaggage(Lines lines, String expression) {
        return lines.values(Fields.BAGGAGE).stream().anyMatch(line -> line.matches("(?s).*(?:" + expression + ").*"));
    }
}
