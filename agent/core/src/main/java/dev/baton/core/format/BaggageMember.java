// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One member of baggage; its grammar is {@link BaggageFormat}'s. */
final class BaggageMember {
    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";
    private static final String KEPT_MARKS = "-_.!~*'()"; // by encodeURIComponent, ECMA-262
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private BaggageMember() {}

    /** Why the member without its outer blanks is to be left out; null if it is valid. */
    static @Nullable String fault(String list, int start, int end) {
        int keyEnd = start;
        while (keyEnd < end && isOfToken(list.charAt(keyEnd))) keyEnd++;
        if (keyEnd == start) return "no key";
        int equals = first(list, keyEnd, end);
        if (equals == end) return "no '='";
        if (list.charAt(equals) != '=') return "a key with a character that is not allowed there";
        int at = first(list, equals + 1, end);
        while (at < end && isOfValue(list.charAt(at))) at++;
        at = first(list, at, end);
        if (at < end && list.charAt(at) != ';') return "a value with a character that is not allowed there";
        for (; at < end; at++) {
            char c = list.charAt(at);
            if ((c < ' ' && c != '\t') || c > '~') return "a property with a character that is not allowed there";
        }
        return null;
    }

    private static boolean isOfToken(char c) {
        return isLetterOrDigit(c) || TOKEN_MARKS.indexOf(c) >= 0;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static boolean isOfValue(char c) {
        return c > ' ' && c <= '~' && c != '"' && c != ',' && c != ';' && c != '\\';
    }

    /** Takes a valid member apart. */
    static Baggage.Member read(String list, int start, int end) {
        int equals = list.indexOf('=', start);
        int semicolon = list.indexOf(';', equals);
        if (semicolon < 0 || semicolon > end) semicolon = end;
        String key = trimmed(list, start, equals);
        String value = decoded(trimmed(list, equals + 1, semicolon));
        String properties = semicolon == end ? "" : trimmed(list, semicolon + 1, end);
        return new Baggage.Member(key, value, properties.isEmpty() ? null : properties);
    }

    /** Whether key and properties would come back as they are; the value always does. */
    static boolean isWritable(Baggage.Member member) {
        String key = member.key();
        for (int i = 0; i < key.length(); i++) {
            if (!isOfToken(key.charAt(i))) return false;
        }
        return !key.isEmpty()
                && (member.properties() == null || member.properties().indexOf(',') < 0);
    }

    static String write(Baggage.Member member) {
        StringBuilder text = new StringBuilder(member.key()).append('=');
        encode(member.value(), text);
        if (member.properties() != null) text.append(';').append(member.properties());
        return text.toString();
    }

    /** Percent signs that start no escape stay; bytes that are no UTF-8 become U+FFFD. */
    private static String decoded(String value) {
        if (value.indexOf('%') < 0) return value;
        byte[] bytes = new byte[value.length()];
        int length = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            int escaped = c == '%' && i + 2 < value.length() ? escape(value, i + 1) : -1;
            if (escaped >= 0) i += 2;
            bytes[length++] = (byte) (escaped >= 0 ? escaped : c);
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private static int escape(String value, int at) {
        int high = digit(value.charAt(at));
        int low = digit(value.charAt(at + 1));
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    /** Of either case, unlike in ids. */
    private static int digit(char c) {
        return Hex.digit(c >= 'A' && c <= 'F' ? (char) (c + 'a' - 'A') : c);
    }

    /** As JavaScript's encodeURIComponent, by which browsers write; half a surrogate pair becomes U+FFFD. */
    private static void encode(String value, StringBuilder text) {
        int codePoint;
        for (int i = 0; i < value.length(); i += Character.charCount(codePoint)) {
            codePoint = value.codePointAt(i);
            if (codePoint < 0x80) {
                char c = (char) codePoint;
                if (isLetterOrDigit(c) || KEPT_MARKS.indexOf(c) >= 0) text.append(c);
                else escape(c, text);
            } else {
                boolean isHalf = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
                String one = new String(Character.toChars(isHalf ? 0xfffd : codePoint));
                for (byte part : one.getBytes(StandardCharsets.UTF_8)) escape(part, text);
            }
        }
    }

    private static void escape(int part, StringBuilder text) {
        text.append('%').append(HEX[part >> 4 & 15]).append(HEX[part & 15]);
    }

    private static String trimmed(String list, int start, int end) {
        int first = first(list, start, end);
        return list.substring(first, end(list, first, end));
    }

    static int first(String list, int start, int end) {
        while (start < end && Fields.isBlank(list.charAt(start))) start++;
        return start;
    }

    static int end(String list, int start, int end) {
        while (end > start && Fields.isBlank(list.charAt(end - 1))) end--;
        return end;
    }
}
