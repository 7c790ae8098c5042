// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Lowercase hexadecimal digits, and nothing else: {@code Character.digit} takes those of all scripts. */
final class Hex {
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

    /** By byte, -1 where it is no digit: to compare instead mispredicts, as ids are random. */
    private static final byte[] VALUES = new byte[256];

    static {
        Arrays.fill(VALUES, (byte) -1);
        for (int value = 0; value < DIGITS.length; value++) VALUES[DIGITS[value]] = (byte) value;
    }

    private Hex() {}

    /** The value of a digit; negative for any other character. */
    static int digit(char c) {
        return VALUES[c & 0xff] | -(c >>> 8);
    }

    /** Whether these characters, at least one, are digits and not all zero. */
    static boolean isId(String text, int start, int end) {
        return ored(text, start, end) > 0;
    }

    /** Whether these characters are digits. */
    static boolean isDigits(String text, int start, int end) {
        return ored(text, start, end) >= 0;
    }

    /** The bits of all digits; negative if one of the characters is none. No way out of the loop, so that it unrolls. */
    private static int ored(String text, int start, int end) {
        int bits = 0;
        for (int i = start; i < end; i++) bits |= digit(text.charAt(i));
        return bits;
    }

    /** The last 64 bits of digits that were found to be ones; of none, 0. */
    static long parse(String text, int start, int end) {
        long bits = 0;
        for (int i = start; i < end; i++) {
            bits = bits << 4 | digit(text.charAt(i));
        }
        return bits;
    }

    /** Writes 16 digits. */
    static void write(long bits, byte[] target, int start) {
        for (int i = 15; i >= 0; i--) {
            target[start + i] = DIGITS[(int) bits & 15];
            bits >>>= 4;
        }
    }

    /** 16 digits. */
    static String of(long bits) {
        byte[] digits = new byte[16];
        write(bits, digits, 0);
        return text(digits, 0);
    }

    /** 32 digits. */
    static String of(long high, long low) {
        byte[] digits = new byte[32];
        write(high, digits, 0);
        write(low, digits, 16);
        return text(digits, 0);
    }

    /** ASCII from {@code start} on. From Java 9 this copies bytes as they are, where {@code char[]} would be compressed. */
    static String text(byte[] ascii, int start) {
        return new String(ascii, start, ascii.length - start, StandardCharsets.ISO_8859_1);
    }
}
