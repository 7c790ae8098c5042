// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever headers arrive: nothing throws, what is valid goes on as it came, and what goes on is valid. */
@NullUnmarked
class FormatsFuzz {
    private static final List<Format> ALL = List.of(Format.values());
    private static final Propagator PASSING = new Propagator(ALL, ALL, false, true);
    private static final Propagator[] OTHERS = {
        new Propagator(ALL, ALL, true, true),
        new Propagator(List.of(Format.B3MULTI, Format.B3, Format.DATADOG, Format.TRACECONTEXT), ALL, false, false),
        new Propagator(List.of(Format.DATADOG, Format.BAGGAGE), List.of(Format.TRACECONTEXT, Format.B3), false, true),
    };

    @MethodSource("dev.baton.core.format.Lines#ofVectors")
    @DictionaryFile(resourcePath = "headers.dict")
    @FuzzTest
    void headers(byte[] data) {
        Lines lines = Lines.of(data, Format.values());
        try {
            check(lines);
        } catch (RuntimeException | AssertionError broken) {
            throw new AssertionError(broken + lines.toString(), broken);
        }
    }

    private static void check(Lines lines) {
        String[] headers = lines.headers();
        for (Format format : ALL) eachFormatGoesOnAsItCame(lines, headers, format);
        String[] written = PASSING.inject(headers, null, null);
        saysTheSameAgain(headers, written);
        isBorneOut(lines, headers, written);
        for (Propagator propagator : OTHERS) isValid(propagator.inject(headers, null, null));
        leavesAloneWhatIsThere(headers, lines.present());
        staysWithinLimits(headers, written);
        if (headers != null) joinedValuesAreTakenApart(lines);
    }

    private static void eachFormatGoesOnAsItCame(Lines lines, String[] headers, Format format) {
        Propagator alone = new Propagator(List.of(format), List.of(format), false, true);
        String[] expected = Grammar.valid(lines, format);
        String[] written = alone.inject(headers, null, null);
        for (int key = 0; key < Fields.COUNT; key++) {
            String value = written.length == 0 ? null : written[key];
            equal(Fields.names()[key], Lines.shown(value), Lines.shown(expected[key]));
        }
        boolean isAnything = Arrays.stream(expected).anyMatch(Objects::nonNull);
        equal("carries " + format, alone.carries(headers), isAnything);
        equal("extracts " + format, alone.extract(headers) != null, isAnything && format != Format.BAGGAGE);
    }

    /** Nothing of nothing, and no trace but one that came. */
    private static void isBorneOut(Lines lines, String[] headers, String[] written) {
        boolean isIdentity = false;
        boolean isAnything = false;
        for (Format format : ALL) {
            boolean isThere = Arrays.stream(Grammar.valid(lines, format)).anyMatch(Objects::nonNull);
            isAnything |= isThere;
            isIdentity |= isThere && format != Format.BAGGAGE;
        }
        equal("written", written.length > 0, isAnything);
        equal("identity", PASSING.extract(headers) != null, isIdentity);
        isValid(written);
    }

    private static void saysTheSameAgain(String[] headers, String[] written) {
        Heard heard = new Heard();
        Identity first = PASSING.extract(headers, heard);
        PASSING.baggage(headers, heard);
        for (String word : heard.words) isPrintable(word);
        Identity second = PASSING.extract(written);
        equal("identity again", second != null, first != null);
        equal("written again", Arrays.asList(PASSING.inject(written, null, null)), Arrays.asList(written));
        if (first == null) return;
        equal("trace", second.traceId(), first.traceId());
        equal("span", second.spanId(), first.spanId());
        equal("debug", second.debug(), first.debug());
        equal("origin", Tags.encoded(second.origin()), Tags.encoded(first.origin()));
        // A traceparent that has to be written knows no undecided.
        if (first.sampled() != null) equal("sampled", second.sampled(), first.sampled());
    }

    private static void leavesAloneWhatIsThere(String[] headers, String[] present) {
        if (present == null) return;
        String[] added = PASSING.inject(headers, null, present);
        isValid(added);
        isValid(PASSING.inject(null, Identity.started(1, 2, 3), present));
        for (int key = 0; key < added.length; key++) {
            if (added[key] != null && Format.of(key).isAmong(present)) {
                throw new AssertionError("a second " + Fields.names()[key]);
            }
        }
    }

    private static void staysWithinLimits(String[] headers, String[] written) {
        if (written.length == 0) return;
        String[] fitting = PASSING.fitting(headers, written, 8000);
        int bytes = 0;
        for (int key = 0; key < fitting.length; key++) {
            if (fitting[key] == null) continue;
            bytes += Fields.names()[key].length() + fitting[key].length() + 4;
            equal("fitted", fitting[key], written[key]);
        }
        if (bytes > 192) throw new AssertionError(bytes + " bytes in a head that has room for 192");
        String[] few = PASSING.atMost(3, headers, written);
        if (Arrays.stream(few).filter(Objects::nonNull).count() > 3) throw new AssertionError("over three lines");
        isValid(few);
    }

    /** Where nothing is joined, there is nothing to take apart. */
    private static void joinedValuesAreTakenApart(Lines lines) {
        String[] joined = null;
        boolean isJoined = false;
        for (int key = 0; key < Fields.COUNT; key++) {
            List<String> values = lines.values(key);
            for (String value : values) joined = Joined.add(joined, key, value);
            isJoined |= values.size() > 1 || (!values.isEmpty() && values.get(0).indexOf(',') >= 0);
        }
        Joined.pick(joined);
        isValid(PASSING.inject(joined, null, null));
        if (!isJoined) equal("picked", Arrays.asList(joined), Arrays.asList(lines.headers()));
    }

    /** All that is written would be taken for valid by anybody. */
    private static void isValid(String[] written) {
        if (written.length == 0) return;
        Lines lines = new Lines();
        for (int key = 0; key < written.length; key++) {
            if (written[key] == null) continue;
            isPrintable(written[key]);
            lines.add(Fields.names()[key] + ": " + written[key], Arrays.asList(Fields.names()));
        }
        for (Format format : ALL) {
            String[] valid = Grammar.valid(lines, format);
            for (int key = 0; key < written.length; key++) {
                if ((format.fields & 1 << key) == 0 || written[key] == null) continue;
                equal("valid " + Fields.names()[key], Lines.shown(valid[key]), Lines.shown(written[key]));
            }
        }
    }

    private static void isPrintable(String value) {
        if (value.isEmpty() || !value.matches("[\t -~]*")) throw new AssertionError("not printable: " + value);
    }

    private static void equal(String what, Object actual, Object expected) {
        if (!Objects.equals(actual, expected)) throw new AssertionError(what + ": " + actual + ", not " + expected);
    }

    private static final class Heard implements Findings {
        final List<String> words = new ArrayList<>();

        @Override
        public void refused(Format format, String header, String reason) {
            words.add(header + ": " + reason);
        }

        @Override
        public void noted(Format format, String note) {
            words.add(note);
        }
    }
}
