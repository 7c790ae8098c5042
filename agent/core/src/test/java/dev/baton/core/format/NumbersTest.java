// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
    @Test
    void all64BitsGoThroughDecimalAndHex() {
        Random random = new Random(3);
        Requests requests = new Requests(random);
        for (int i = 0; i < 20_000; i++) {
            long bits = requests.id() >>> random.nextInt(64);
            String decimal = Decimal.ofUnsigned(bits);
            assertThat(decimal).isEqualTo(Long.toUnsignedString(bits));
            assertThat(Decimal.isUnsigned64(decimal)).isTrue();
            assertThat(Decimal.parse(decimal)).isEqualTo(bits);
            String hex = Hex.of(bits);
            assertThat(hex).isEqualTo(String.format("%016x", bits));
            assertThat(Hex.parse(hex, 0, 16)).isEqualTo(bits);
            assertThat(Hex.of(bits, ~bits)).isEqualTo(hex + Hex.of(~bits));
        }
        assertThat(Decimal.ofUnsigned(-1)).isEqualTo("18446744073709551615");
        assertThat(Decimal.ofUnsigned(Long.MIN_VALUE)).isEqualTo("9223372036854775808");
        assertThat(Decimal.ofUnsigned(0)).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "00000000000000000001", "18446744073709551615", "09999999999999999999"})
    void isUnsigned(String text) {
        assertThat(Decimal.isUnsigned64(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1",
                "+1",
                " 1",
                "1 ",
                "1.0",
                "0x1",
                "1e3",
                "4d65822107fcfd52",
                "\u0661",
                "\uff11",
                "18446744073709551616",
                "99999999999999999999",
                "000000000000000000001"
            })
    void isNotUnsigned(String text) {
        assertThat(Decimal.isUnsigned64(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "1, 1",
        "-1, -1",
        "007, 7",
        "90, 90",
        "2147483647, 2147483647",
        "-2147483648, -2147483648"
    })
    void is32Bits(String text, int value) {
        assertThat(Decimal.int32(text, 0, text.length())).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "--1",
                "+1",
                "1-",
                " 1",
                "2147483648",
                "-2147483649",
                "99999999999999999999999999",
                "\u0661"
            })
    void isNot32Bits(String text) {
        assertThat(Decimal.int32(text, 0, text.length())).isEqualTo(Decimal.NOT_A_NUMBER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0000", "A", "g", "1 ", "\u0661", "\uff11", "/", ":", "`"})
    void isNoId(String text) {
        assertThat(Hex.isId(text, 0, text.length())).isFalse();
    }
}
