// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person is told of headers that are not used. */
class FindingsTest {
    private static final List<Format> ALL = List.of(Format.values());
    private static final String PARENT = "00-7c9e6679742540de944be07fc1f90ae7-0b4d2f8e6a1c3957-01";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "traceparent | 00-7c9e6679                                                 | shorter than 55 characters",
                "traceparent | 00-7c9e6679742540de944be07fc1f90ae71-0b4d2f8e6a1c3957-01    | its parts are not 2, 32, 16 and 2 digits with '-' between them",
                "traceparent | 0x-7c9e6679742540de944be07fc1f90ae7-0b4d2f8e6a1c3957-01     | version is not lowercase hex",
                "traceparent | ff-7c9e6679742540de944be07fc1f90ae7-0b4d2f8e6a1c3957-01     | version ff is forbidden",
                "traceparent | 00-00000000000000000000000000000000-0b4d2f8e6a1c3957-01     | trace-id is all zeros",
                "traceparent | 00-7C9E6679742540DE944BE07FC1F90AE7-0b4d2f8e6a1c3957-01     | trace-id is not lowercase hex",
                "traceparent | 00-7c9e6679742540de944be07fc1f90ae7-0000000000000000-01     | parent-id is all zeros",
                "traceparent | 00-7c9e6679742540de944be07fc1f90ae7-0B4D2F8E6A1C3957-01     | parent-id is not lowercase hex",
                "traceparent | 00-7c9e6679742540de944be07fc1f90ae7-0b4d2f8e6a1c3957-0X     | flags are not lowercase hex",
                "traceparent | 00-7c9e6679742540de944be07fc1f90ae7-0b4d2f8e6a1c3957-01-x   | version 00 ends after the flags, this goes on",
                "traceparent | cc-7c9e6679742540de944be07fc1f90ae7-0b4d2f8e6a1c3957-01.x   | what follows the flags does not begin with '-'",
                "traceparent | 00-7c9e6679742540de944be07fc1f90ae7-0b4d2f8e6a1c3957-0\u00e9 | flags are not lowercase hex",
                "traceparent | ` 00-7c9e6679742540de944be07fc1f90ae7-0b4d2f8e6a1c3957-0\u00e9` | flags are not lowercase hex",
                "traceparent | cc-7c9e6679742540de944be07fc1f90ae7-0b4d2f8e6a1c3957-01-\u00e9 | a character that is not printable ASCII",
                "traceparent | 00-7c9e6679742540de944be07fc1f90ae7-0b4d2f8e6a1c3957-01, 00 | several joined values; with rum.joined=true one of them is read",
                "tracestate  | a=1                                                         | not used without a traceparent",
                "b3          | x                                                           | neither ids nor a sampling state",
                "b3          | 0-0-1                                                       | trace id is not 1 to 32 lowercase hex digits, or is zero",
                "b3          | -f01-1                                                      | trace id is not 1 to 32 lowercase hex digits, or is zero",
                "b3          | abcd-F01-1                                                  | span id is not 1 to 16 lowercase hex digits, or is zero",
                "b3          | abcd-f01-1-a-b                                              | more than four fields",
                "b3          | abcd-\u0661-1                                               | a character that is not printable ASCII",
                "X-B3-SpanId | f01                                                         | X-B3-TraceId missing",
                "X-B3-TraceId | abcd                                                       | X-B3-SpanId missing",
                "x-datadog-trace-id | 0                                                    | zero",
                "x-datadog-trace-id | -1                                                   | not an unsigned decimal of 64 bits",
                "x-datadog-trace-id | 18446744073709551616                                 | not an unsigned decimal of 64 bits",
                "x-datadog-trace-id | , 1                                                  | nothing before the first comma",
                "baggage     | a                                                           | a member at the start: no '='",
                "baggage     | a=1,=2                                                      | a member after the 1 that are kept: no key",
                "baggage     | a=1,                                                        | a member after the 1 that are kept: no key",
                "baggage     | a=1,b b=2                                                   | a member after the 1 that are kept: a key with a character that is not allowed there",
                "baggage     | a=1,b=\"2\"                                                 | a member after the 1 that are kept: a value with a character that is not allowed there",
                "baggage     | a=1;\u00e9                                                  | a member at the start: a property with a character that is not allowed there",
            })
    void saysWhichHeaderIsDamagedAndWhy(String name, String value, String reason) {
        Heard heard = new Heard();
        read(heard, name, value);
        String first = reason.startsWith("X-B3-") ? reason.replace(" ", ": ") : name + ": " + reason;
        assertThat(heard.refused).containsExactly(first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "tracestate                  | A=1            | a key with a character that is not allowed there",
                "tracestate                  | a              | a member without a key or without '='",
                "tracestate                  | a=             | a member without a value",
                "tracestate                  | a=b=c          | a value with a character that is not allowed there",
                "x-datadog-tags              | a              | a tag without a key or without '='",
                "x-datadog-tags              | a b=1          | a key with a character that is not allowed there",
                "x-datadog-tags              | a=\u00e9       | a value with a character that is not allowed there",
                "x-datadog-tags              | _dd.p.tid=64F1 | _dd.p.tid is not 16 lowercase hex digits",
                "x-datadog-sampling-priority | abc            | not a 32-bit integer",
                "x-datadog-sampling-priority | 2147483648     | not a 32-bit integer",
                "x-datadog-sampling-priority | +1             | not a 32-bit integer",
                "x-datadog-origin            | r\u00fcm       | a character that is not printable ASCII",
                "X-B3-ParentSpanId           | -              | not 1 to 16 lowercase hex digits, or zero",
                "X-B3-Sampled                | \u00e9         | a character that is not printable ASCII",
            })
    void saysWhichHeaderFallsAlone(String name, String value, String reason) {
        Heard heard = new Heard();
        Identity identity = read(
                heard,
                "traceparent",
                PARENT,
                "x-datadog-trace-id",
                "1",
                "X-B3-TraceId",
                "a",
                "X-B3-SpanId",
                "b",
                name,
                value);
        assertThat(identity.traceId()).isEqualTo("7c9e6679742540de944be07fc1f90ae7");
        assertThat(heard.refused).containsExactly(name + ": " + reason);
    }

    @Test
    void saysWhatIsLeftOutWhileLinesAreNoted() {
        Heard heard = new Heard();
        read(heard, "b3", "abcd-f01-1", "b3", "abcd-f02-1", "x-datadog-trace-id", "1, 2", "baggage", "a=\n");
        assertThat(heard.noted)
                .contains(
                        "b3: b3: only the first of several lines is read",
                        "datadog: x-datadog-trace-id: only the first of several joined values is read");
        assertThat(heard.refused).containsExactly("baggage: a control character in a line");
    }

    @Test
    void saysThatALineOfBaggageComesTooLate() {
        Heard heard = new Heard();
        String[] lines = Fields.add(null, Fields.BAGGAGE, "a=" + "1".repeat(BaggageFormat.MAX_BYTES), heard);
        Fields.add(lines, Fields.BAGGAGE, "b=2", heard);
        assertThat(heard.refused).containsExactly("baggage: a line after 8192 bytes");
    }

    @Test
    void saysThatASecondTraceparentLineCostsBoth() {
        Heard heard = new Heard();
        assertThat(read(heard, "traceparent", PARENT, "traceparent", PARENT)).isNull();
        assertThat(heard.refused).containsExactly("traceparent: second traceparent line");
    }

    @Test
    void saysWhichTraceIsNotFollowedAndWhy() {
        Heard heard = new Heard();
        read(heard, "traceparent", PARENT, "b3", "abcd-f01-1");
        assertThat(heard.noted)
                .containsExactly("b3: names another trace; tracecontext is followed because of the order");
        heard = new Heard();
        read(heard, "traceparent", PARENT, "x-datadog-trace-id", "1", "x-datadog-origin", "rum");
        assertThat(heard.noted)
                .containsExactly("tracecontext: names another trace; datadog is followed because it comes from RUM");
    }

    @Test
    void saysThatB3IsReadInPlaceOfB3Multi() {
        Heard heard = new Heard();
        read(heard, "b3", "abcd-f01-1", "X-B3-TraceId", "a", "X-B3-SpanId", "b", "X-B3-Sampled", "1");
        assertThat(heard.noted).containsExactly("b3multi: b3 is there too and is read in its place");
    }

    @Test
    void saysThatDatadogIsNothingWithoutItsTraceId() {
        Heard heard = new Heard();
        read(heard, "x-datadog-origin", "rum");
        assertThat(heard.noted).containsExactly("datadog: x-datadog-origin: not used without x-datadog-trace-id");
    }

    @Test
    void saysSoOfEachThatIsAlone() {
        Heard heard = new Heard();
        read(heard, "x-datadog-parent-id", "1", "x-datadog-tags", "a=1", "x-datadog-sampling-priority", "");
        assertThat(heard.noted)
                .containsExactly(
                        "datadog: x-datadog-parent-id: not used without x-datadog-trace-id",
                        "datadog: x-datadog-tags: not used without x-datadog-trace-id");
    }

    @Test
    void saysThatADamagedParentCostsDatadogsTraceId() {
        Heard heard = new Heard();
        assertThat(read(heard, "x-datadog-trace-id", "1", "x-datadog-parent-id", "x"))
                .isNull();
        assertThat(heard.refused).containsExactly("x-datadog-parent-id: not an unsigned decimal of 64 bits");
    }

    @Test
    void saysThatAFlagWhichIsNoneDecidesNothing() {
        Heard heard = new Heard();
        assertThat(read(heard, "X-B3-Flags", "0")).isNull();
        assertThat(heard.noted).containsExactly("b3multi: X-B3-Sampled, X-B3-Flags: say nothing about sampling");
    }

    @Test
    void saysThatNobodyDecided() {
        Heard heard = new Heard();
        read(heard, "b3", "abcd-f01-maybe");
        read(heard, "X-B3-TraceId", "abcd", "X-B3-SpanId", "f01", "X-B3-Sampled", "maybe");
        assertThat(heard.noted)
                .containsExactly(
                        "b3: b3: says nothing about sampling",
                        "b3multi: X-B3-Sampled, X-B3-Flags: say nothing about sampling");
    }

    @Test
    void saysNothingOfWhatIsAsItShouldBe() {
        Heard heard = new Heard();
        read(heard, "traceparent", PARENT, "tracestate", "dd=s:1;o:rum", "baggage", "a=1;p, b=%20");
        assertThat(heard.refused).isEmpty();
        assertThat(heard.noted).isEmpty();
    }

    private static Identity read(Findings findings, String... namesAndValues) {
        String[] headers = null;
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers = Fields.add(headers, Fields.key(namesAndValues[i]), namesAndValues[i + 1], findings);
        }
        Propagator propagator = new Propagator(ALL, ALL, false, true);
        propagator.baggage(headers, findings);
        return propagator.extract(headers, findings);
    }

    private static final class Heard implements Findings {
        final List<String> refused = new ArrayList<>();
        final List<String> noted = new ArrayList<>();

        @Override
        public void refused(Format format, String header, String reason) {
            assertThat(format.names()).contains(header);
            refused.add(header + ": " + reason);
        }

        @Override
        public void noted(Format format, String note) {
            noted.add(format.key() + ": " + note);
        }
    }
}
