// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
    @Test
    void knowsItsNamesInAnyCase() {
        assertThat(Fields.names()).hasSize(Fields.COUNT);
        for (int key = 0; key < Fields.COUNT; key++) {
            String name = Fields.names()[key];
            assertThat(Fields.key(name)).isEqualTo(key);
            assertThat(Fields.key(name.toLowerCase(Locale.ROOT))).isEqualTo(key);
            assertThat(Fields.key(name.toUpperCase(Locale.ROOT))).isEqualTo(key);
        }
    }

    @Test
    void everyHeaderBelongsToOneFormat() {
        int fields = 0;
        for (Format format : Format.values()) {
            assertThat(fields & format.fields).isZero();
            fields |= format.fields;
            for (String name : format.names()) {
                assertThat(Format.of(Fields.key(name))).isEqualTo(format);
            }
        }
        assertThat(fields).isEqualTo((1 << Fields.COUNT) - 1);
    }

    @Test
    void tellsWhichFormatsAreAmongHeadersValidOrNot() {
        assertThat(Format.among(null)).isZero();
        assertThat(Format.among(new String[Fields.COUNT])).isZero();
        for (Format format : Format.values()) {
            for (String name : format.names()) {
                String[] headers = Fields.add(null, Fields.key(name), "");
                assertThat(Format.among(headers)).as(name).isEqualTo(1 << format.ordinal());
            }
        }
        String[] headers = Fields.add(null, Fields.B3, "0");
        Fields.add(headers, Fields.BAGGAGE, "a=1");
        assertThat(Format.among(headers)).isEqualTo(1 << Format.B3.ordinal() | 1 << Format.BAGGAGE.ordinal());
    }

    /** The last ones: a Kelvin sign, a long s, a dotless i; and what OR-ing 0x20 would take for a letter or a dash. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "host",
                "cookie",
                "accept",
                "connection",
                "content-type",
                "content-length",
                "accept-encoding",
                "trace-parent",
                "traceparents",
                "x_datadog_trace_id",
                "x-datadog-sampled",
                "b4",
                "X-B3-TraceIds",
                "X-B3-TraceIx",
                "X-B3-Samplex",
                "x-datadog-trace-i\u212a",
                "trace\u017ftate",
                "X-B3-SpanId\u0131",
                "X\rB3\rFlags",
                "\u0102agg\u0101ge",
                "B\u0013",
                "x-datadog-ta\u0047\u0073\u0000"
            })
    void knowsNoOtherName(String name) {
        assertThat(Fields.key(name)).isEqualTo(-1);
    }

    @Test
    void knowsNoNameThatIsNull() {
        assertThat(Fields.key(null)).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "b3                | ' a '       |           | a",
                "b3                | a, b        |           | a",
                "b3                | 'a\t,\tb'   |           | a",
                "b3                | a           | b         | a",
                "b3                | ''          | b         | b",
                "b3                | '  '        |           | ''",
                "b3                | ', b'       |           | nothing before the first comma",
                "b3                | ', b'       | c         | nothing before the first comma",
                "b3                | 'a\u00e9'   |           | a character that is not printable ASCII",
                "b3                | 'a\u0001z'  | b         | a character that is not printable ASCII",
                "b3                | 'a,\u00e9'  |           | a",
                "x-datadog-origin  | 'a\nb'      |           | a character that is not printable ASCII",
                "x-datadog-origin  | 'a\tb'      |           | 'a\tb'",
                "x-b3-sampled      | '\u00e9'    |           | a character that is not printable ASCII",
                "x-b3-flags        | '\u00e9'    |           | a character that is not printable ASCII",
                "traceparent       | ' a, b '    |           | a, b",
                "traceparent       | a           | a         | second traceparent line",
                "traceparent       | a           | ''        | second traceparent line",
                "traceparent       | ''          | a         | second traceparent line",
                "tracestate        | ' a=1 '     | 'b=2,c=3' | 'a=1,b=2,c=3'",
                "tracestate        | ''          | b=2       | b=2",
                "tracestate        | a=1         | ''        | a=1",
                "x-datadog-tags    | a=1         | b=2       | 'a=1,b=2'",
                "baggage           | a=1         | b=2       | 'a=1,b=2'",
                "baggage           | 'a=\u00e9'  | b=2       | 'a=\u00e9,b=2'",
                "baggage           | 'a=\u007f'  | b=2       | b=2",
                "baggage           | a=1         | 'b=\n'    | a=1",
                "baggage           | 'a=\n'      |           | ''",
            })
    void linesBecomeOneValue(String name, String first, String second, String value) {
        int key = Fields.key(name);
        String[] headers = Fields.add(null, key, first);
        assertThat(Fields.add(headers, key, second)).isSameAs(headers);
        assertThat(headers[key]).isEqualTo(value);
    }

    @Test
    void aCleanValueStaysTheSameString() {
        for (int key = 0; key < Fields.COUNT; key++) {
            String value = new String("a=1");
            assertThat(Fields.add(null, key, value)[key]).isSameAs(value);
        }
    }

    @ParameterizedTest
    @CsvSource({"b3, 512", "x-datadog-origin, 512", "traceparent, 512", "tracestate, 8192", "x-datadog-tags, 512"})
    void aValueHasALongestLength(String name, int longest) {
        int key = Fields.key(name);
        assertThat(Fields.add(null, key, "a".repeat(longest))[key]).hasSize(longest);
        String refused = Fields.add(null, key, "a".repeat(longest + 1))[key];
        assertThat(refused).isEqualTo("over " + longest + " characters");
        assertThat(Fields.isDamaged(refused)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"b3, 512", "traceparent, 512", "tracestate, 8192", "x-datadog-tags, 512"})
    void blanksAroundAValueDoNotCount(String name, int longest) {
        String value = "a".repeat(longest);
        assertThat(Fields.add(null, Fields.key(name), "  " + value + " ")[Fields.key(name)])
                .isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"tracestate, 8192", "x-datadog-tags, 512"})
    void linesOfAListAreTooLongTogether(String name, int longest) {
        int key = Fields.key(name);
        String first = "a".repeat(longest - 3);
        String[] headers = Fields.add(null, key, first);
        assertThat(Fields.add(headers, key, " bb ")[key])
                .isEqualTo(first + ",bb")
                .hasSize(longest);
        headers = Fields.add(null, key, first);
        assertThat(Fields.add(headers, key, "bbb")[key]).isEqualTo("over " + longest + " characters");
    }

    @Test
    void whatIsTooLongStaysTooLongHoweverManyLinesFollow() {
        int key = Fields.TRACESTATE;
        String[] headers = Fields.add(null, key, "a".repeat(8000));
        headers = Fields.add(headers, key, "b".repeat(200));
        assertThat(Fields.isDamaged(Fields.add(headers, key, "c")[key])).isTrue();
    }

    /** Two lines that are over what may be forwarded, then one that is not looked at. */
    @Test
    void baggageHasNoFurtherLinesOnceItIsOverItsLimit() {
        int key = Fields.BAGGAGE;
        String[] headers = Fields.add(null, key, "a=" + "1".repeat(BaggageFormat.MAX_BYTES - 2));
        headers = Fields.add(headers, key, "b=2");
        String over = headers[key];
        assertThat(over).endsWith(",b=2");
        assertThat(Fields.add(headers, key, "c=3")[key]).isSameAs(over);
    }

    @Test
    void onlyTheStringItselfMeansDamage() {
        assertThat(Fields.isDamaged(new String("over 512 characters"))).isFalse();
    }

    @Test
    void aNullLineAddsNothing() {
        assertThat(Fields.add(null, Fields.B3, null)).containsOnlyNulls();
        String[] headers = Fields.add(null, Fields.B3, "0");
        assertThat(Fields.add(headers, Fields.B3, null)[Fields.B3]).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Fields.COUNT, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void aKeyOfNoHeaderAddsNothing(int key) {
        assertThat(Fields.add(null, key, "a")).containsOnlyNulls();
    }
}
