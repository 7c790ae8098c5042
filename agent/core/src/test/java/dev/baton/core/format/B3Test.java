// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ways of B3 to say whether a trace is kept. */
class B3Test {
    @ParameterizedTest
    @CsvSource({
        "1, true",
        "0, false",
        "d, true",
        "true, true",
        "false, false",
        "'', ",
        "x, ",
        "D, ",
        "yes, ",
        "trux, ",
        "tru, ",
        "truest, ",
        "falsy, "
    })
    void ofIdsTheThirdFieldSays(String state, Boolean sampled) {
        for (String parent : new String[] {"", "-abcdef"}) {
            Identity identity = read(Format.B3, "b3", "abcd-f01-" + state + parent);
            assertThat(identity.traceId()).isEqualTo("0000000000000000000000000000abcd");
            assertThat(identity.spanId()).isEqualTo("0000000000000f01");
            assertThat(identity.sampled()).isEqualTo(sampled);
            assertThat(identity.debug()).isEqualTo(state.equals("d"));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, true", "0, false", "d, true", "true, true", "false, false"})
    void orTheWholeHeader(String state, boolean sampled) {
        Identity identity = read(Format.B3, "b3", state);
        assertThat(identity.hasIds()).isFalse();
        assertThat(identity.sampled()).isEqualTo(sampled);
        assertThat(identity.debug()).isEqualTo(state.equals("d"));
    }

    @ParameterizedTest
    @CsvSource({
        "1, true",
        "0, false",
        "d, true",
        "true, true",
        "TRUE, true",
        "false, false",
        "False, false",
        "D, ",
        "x, "
    })
    void ofSeveralHeadersOneSays(String state, Boolean sampled) {
        Identity identity = read(Format.B3MULTI, "X-B3-TraceId", "abcd", "X-B3-SpanId", "f01", "X-B3-Sampled", state);
        assertThat(identity.sampled()).isEqualTo(sampled);
        assertThat(identity.debug()).isEqualTo(state.equals("d"));
    }

    @Test
    void orTheOtherWhichGoesBefore() {
        Identity identity = read(
                Format.B3MULTI, "X-B3-TraceId", "abcd", "X-B3-SpanId", "f01", "X-B3-Sampled", "0", "X-B3-Flags", "1");
        assertThat(identity.debug()).isTrue();
        assertThat(identity.sampled()).isTrue();
        assertThat(read(Format.B3MULTI, "X-B3-Sampled", "0", "X-B3-Flags", "0").sampled())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "abcdef0123456789, 0, abcdef0123456789",
        "1abcdef0123456789, 1, abcdef0123456789",
        "fedcba9876543210abcdef0123456789, fedcba9876543210, abcdef0123456789"
    })
    void ofALongIdTheLast16DigitsAreTheLowHalf(String traceId, String high, String low) {
        Identity single = read(Format.B3, "b3", traceId + "-f01-1");
        Identity multi = read(Format.B3MULTI, "X-B3-TraceId", traceId, "X-B3-SpanId", "f01");
        for (Identity identity : new Identity[] {single, multi}) {
            assertThat(identity.traceIdHigh()).isEqualTo(Long.parseUnsignedLong(high, 16));
            assertThat(identity.traceIdLow()).isEqualTo(Long.parseUnsignedLong(low, 16));
        }
    }

    private static Identity read(Format format, String... namesAndValues) {
        String[] headers = Carrier.of(namesAndValues).headers();
        int valid = format.check(headers, null);
        assertThat(valid).isNotZero();
        return format.read(headers, valid).identity();
    }
}
