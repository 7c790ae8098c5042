// SPDX-License-Identifier: Apache-2.0
package dev.baton.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The headers of one request as people have them at hand: {@code Name: value} lines, the request line before them if it
 * is there, lines copied with blanks before them, or all that {@code curl -v} prints, of which the lines marked
 * {@code >} count, without any such those marked {@code <}. A blank line ends the headers. Lines may end in LF or CR LF;
 * nothing else is taken from a value, not even a control character.
 */
final class HeaderLines {
    /** RFC 9110, "Tokens": what a name may hold beside letters and digits. */
    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    private final List<String[]> headers = new ArrayList<>();
    private final List<String> strangers = new ArrayList<>();

    private HeaderLines() {}

    static HeaderLines of(String text) {
        HeaderLines lines = new HeaderLines();
        char mark = isMarked(text, '>') ? '>' : isMarked(text, '<') ? '<' : 0;
        int number = 0;
        boolean isBegun = false;
        for (int start = 0; start < text.length(); ) {
            int feed = text.indexOf('\n', start);
            int end = feed < 0 ? text.length() : feed;
            String line = trimmed(text.substring(start, end));
            start = end + 1;
            number++;
            if (mark != 0) {
                if (line.isEmpty() || line.charAt(0) != mark) continue;
                line = line.substring(Math.min(2, line.length()));
            }
            if (!line.isEmpty()) {
                isBegun = true;
                lines.add(line, number);
            } else if (isBegun) {
                break;
            }
        }
        return lines;
    }

    private static boolean isMarked(String text, char mark) {
        return text.startsWith(mark + " ") || text.contains("\n" + mark + " ");
    }

    /** Without blanks before it and CR behind it. */
    private static String trimmed(String line) {
        int end = line.endsWith("\r") ? line.length() - 1 : line.length();
        int start = 0;
        while (start < end && (line.charAt(start) == ' ' || line.charAt(start) == '\t')) start++;
        return line.substring(start, end);
    }

    private void add(String line, int number) {
        int colon = line.indexOf(':');
        if (colon > 0 && isToken(line, colon)) {
            headers.add(new String[] {line.substring(0, colon), line.substring(colon + 1)});
        } else if (!isNoise(line)) {
            strangers.add("line " + number + " is no header: " + line);
        }
    }

    /** Request and status lines, and the pseudo-headers of HTTP/2. */
    private static boolean isNoise(String line) {
        return line.startsWith("HTTP/")
                || line.endsWith(" HTTP/1.1")
                || line.endsWith(" HTTP/1.0")
                || line.endsWith(" HTTP/2")
                || line.endsWith(" HTTP/3")
                || line.startsWith(":");
    }

    private static boolean isToken(String line, int end) {
        for (int i = 0; i < end; i++) {
            char c = line.charAt(i);
            boolean isLetterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!isLetterOrDigit && TOKEN_MARKS.indexOf(c) < 0) return false;
        }
        return true;
    }

    /** Name and value, as they stand; a name may come twice. */
    List<String[]> headers() {
        return Collections.unmodifiableList(headers);
    }

    /** The lines that are no header, with their numbers, in words. */
    List<String> strangers() {
        return Collections.unmodifiableList(strangers);
    }
}
