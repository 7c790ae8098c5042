// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

/**
 * Decimal numbers of ASCII digits, and nothing else: {@code Long.parseLong} takes digits of all scripts and a plus, and
 * both {@code Long}'s and {@code Integer}'s report what they refuse by an exception.
 */
final class Decimal {
    /** What {@link #int32} gives for anything that is none. */
    static final long NOT_A_NUMBER = Long.MIN_VALUE;

    private static final String MAX_UNSIGNED = "18446744073709551615";

    private Decimal() {}

    /** Whether this is a number from 0 to 2^64-1 in 1 to 20 digits. */
    static boolean isUnsigned64(String text) {
        int length = text.length();
        if (length == 0 || length > MAX_UNSIGNED.length()) return false;
        int outside = 0; // negative as soon as one is below or above
        for (int i = 0; i < length; i++) {
            int digit = text.charAt(i) - '0';
            outside |= digit | 9 - digit;
        }
        return outside >= 0 && (length < MAX_UNSIGNED.length() || text.compareTo(MAX_UNSIGNED) <= 0);
    }

    /** Whether that number is 0, in any number of digits. */
    static boolean isZero(String text) {
        int i = 0;
        while (i < text.length() && text.charAt(i) == '0') i++;
        return i == text.length();
    }

    /** The 64 bits of what {@link #isUnsigned64} accepted. */
    static long parse(String text) {
        long bits = 0;
        for (int i = 0; i < text.length(); i++) {
            bits = bits * 10 + (text.charAt(i) - '0');
        }
        return bits;
    }

    /** The number that these characters are, as {@code -1}; {@link #NOT_A_NUMBER} if none, or not of 32 bits. */
    static long int32(String text, int start, int end) {
        boolean isNegative = start < end && text.charAt(start) == '-';
        int first = isNegative ? start + 1 : start;
        if (first >= end) return NOT_A_NUMBER;
        long value = 0;
        for (int i = first; i < end; i++) {
            char c = text.charAt(i);
            if (!isDigit(c)) return NOT_A_NUMBER;
            value = value * 10 + (c - '0');
            if (value > 1L + Integer.MAX_VALUE) return NOT_A_NUMBER;
        }
        if (isNegative) return -value;
        return value > Integer.MAX_VALUE ? NOT_A_NUMBER : value;
    }

    static String of(int value) {
        return value == 1 ? "1" : value == 0 ? "0" : Integer.toString(value);
    }

    /** Unsigned. Java 8's {@code Long.toUnsignedString} makes two strings of a number above 2^63. */
    static String ofUnsigned(long bits) {
        if (bits >= 0) return Long.toString(bits);
        long quotient = (bits >>> 1) / 5;
        byte[] digits = new byte[20];
        digits[19] = (byte) ('0' + (bits - quotient * 10));
        for (int i = 18; i >= 0; i--) {
            digits[i] = (byte) ('0' + quotient % 10);
            quotient /= 10;
        }
        return Hex.text(digits, digits[0] == '0' ? 1 : 0);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
