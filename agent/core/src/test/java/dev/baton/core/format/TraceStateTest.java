// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceStateTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=1",
                "0=1",
                "a=1,",
                ",a=1",
                "a=1,,b=2",
                "\ta=1 , b=2",
                ",",
                " ",
                "a=1, ",
                "a_b*c/d@e-f=1",
                "a= 1",
                "a=!\"#$%&'()*+-./:;<>?@[]^`{|}~",
                "a=1,a=2"
            })
    void isValid(String list) {
        assertThat(TraceState.fault(list)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "=",
                "=1",
                "a=",
                "a= ",
                "A=1",
                "_a=1",
                "@a=1",
                "a =1",
                "a.b=1",
                "a=b=c",
                "a=1\t2",
                "a=\u007f",
                "a=\u00e9",
                "\u00e9=1",
                "a=1;b=2,C=3",
                "\u0661=1"
            })
    void isNot(String list) {
        assertThat(TraceState.fault(list)).isNotNull();
    }

    @Test
    void keysAndValuesHaveUpTo256Characters() {
        assertThat(TraceState.fault("k".repeat(256) + "=" + "v".repeat(256))).isNull();
        assertThat(TraceState.fault("k".repeat(257) + "=v")).isEqualTo("a key of over 256 characters");
        assertThat(TraceState.fault("k=" + "v".repeat(257))).isEqualTo("a value of over 256 characters");
    }

    @Test
    void thereAreUpTo32MembersAndEmptyOnesDoNotCount() {
        assertThat(TraceState.fault(",," + list(32) + ",")).isNull();
        assertThat(TraceState.fault(list(33))).isEqualTo("over 32 members");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dd=1 |                  | dd=1",
                "dd=1 | 'a=1,b=2'        | 'dd=1,a=1,b=2'",
                "dd=1 | 'a=1 ,dd=0,,b=2' | 'dd=1,a=1,b=2'",
                "dd=1 | 'dd=0,a=1,dd=2'  | 'dd=1,a=1'",
                "dd=1 | 'a=1,b=2,a=3'    | 'dd=1,a=1,b=2'",
                "dd=1 | 'dda=1,add=2'    | 'dd=1,dda=1,add=2'",
                "     | 'a=1,dd=0'       | a=1",
                "     | dd=0             | ",
            })
    void aChangedMemberGoesLeftmost(String member, String list, String changed) {
        assertThat(TraceState.with(member, "dd=", list)).isEqualTo(changed);
    }

    @Test
    void whatNoLongerFitsFallsOffOnTheRight() {
        assertThat(TraceState.with("dd=1", "dd=", list(32))).isEqualTo("dd=1," + list(31));
        String long16 = IntStream.range(0, 16)
                .mapToObj(i -> "k" + (char) ('a' + i) + "k".repeat(254) + "=" + "v".repeat(254))
                .collect(Collectors.joining(","));
        assertThat(long16).hasSize(Fields.MAX_TRACESTATE - 1);
        assertThat(TraceState.with("dd=1", "dd=", long16))
                .startsWith("dd=1,ka")
                .doesNotContain("kp")
                .hasSizeLessThan(Fields.MAX_TRACESTATE);
    }

    @Test
    void whatJustFitsStays() {
        String long15 = IntStream.range(0, 15)
                .mapToObj(i -> "k" + (char) ('a' + i) + "k".repeat(254) + "=" + "v".repeat(254))
                .collect(Collectors.joining(","));
        String list = long15 + ",l=" + "v".repeat(256) + ",m=" + "v".repeat(240);
        int room = Fields.MAX_TRACESTATE - list.length();
        String fits = "dd=" + "x".repeat(room - "dd=,".length());
        assertThat(TraceState.with(fits, "dd=", list))
                .isEqualTo(fits + ',' + list)
                .hasSize(Fields.MAX_TRACESTATE);
        assertThat(TraceState.with(fits + 'x', "dd=", list))
                .isEqualTo(fits + "x," + list.substring(0, list.lastIndexOf(',')));
    }

    @ParameterizedTest
    @CsvSource({
        "'dd=1', 0",
        "' dd=1', 1",
        "'a=1, dd=1', 5",
        "'add=1', -1",
        "'a=dd,b= dd', -1",
        "'dd=1,dd=2', 0",
        "',', -1"
    })
    void findsAMemberByItsWholeKey(String list, int start) {
        assertThat(TraceState.indexOf(list, "dd=")).isEqualTo(start);
    }

    private static String list(int members) {
        return IntStream.range(0, members).mapToObj(i -> "k" + i + "=v").collect(Collectors.joining(","));
    }
}
