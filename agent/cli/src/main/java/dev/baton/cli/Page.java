// SPDX-License-Identifier: Apache-2.0
package dev.baton.cli;

import java.util.ArrayList;
import java.util.List;

/** Text for a person: up to 100 columns, aligned, wrapped between words. Whatever is put in, it prints as what it is. */
final class Page {
    private static final int COLUMNS = 100;
    /** A column is as wide as its widest cell, but no wider than this; a longer cell pushes the rest of its row. */
    private static final int WIDEST_CELL = 44;

    private final StringBuilder text = new StringBuilder();

    Page line(String line) {
        text.append(shown(line)).append('\n');
        return this;
    }

    Page gap() {
        text.append('\n');
        return this;
    }

    /** Words after {@code indent} blanks, two more on every further line; a word that does not fit stays whole. */
    Page words(int indent, String words) {
        for (int i = 0; i < indent; i++) text.append(' ');
        wrap(indent, indent + 2, words);
        return this;
    }

    /** Rows of equally many cells; the last cell is wrapped under itself. */
    Page table(List<String[]> rows) {
        int[] widths = widths(rows);
        for (String[] row : rows) {
            StringBuilder start = new StringBuilder("  ");
            int stop = 2;
            for (int i = 0; i + 1 < row.length; i++) {
                stop += widths[i] + 2;
                start.append(shown(row[i])).append("  ");
                while (start.length() < stop) start.append(' ');
            }
            text.append(start);
            wrap(start.length(), stop, row[row.length - 1]);
        }
        return this;
    }

    private static int[] widths(List<String[]> rows) {
        int[] widths = new int[rows.isEmpty() ? 0 : rows.get(0).length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] =
                        Math.max(widths[i], Math.min(WIDEST_CELL, shown(row[i]).length()));
            }
        }
        return widths;
    }

    /** @param column where the line that has been begun stands */
    private void wrap(int column, int indent, String words) {
        int at = column;
        boolean isFirst = true;
        for (String word : words(words)) {
            if (!isFirst && at + 1 + word.length() > COLUMNS) {
                text.append('\n');
                for (at = 0; at < indent; at++) text.append(' ');
                isFirst = true;
            }
            text.append(isFirst ? "" : " ").append(word);
            at += word.length() + (isFirst ? 0 : 1);
            isFirst = false;
        }
        trimEnd();
        text.append('\n');
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (int start = 0; start < text.length(); ) {
            int blank = text.indexOf(' ', start);
            int end = blank < 0 ? text.length() : blank;
            if (end > start) words.add(shown(text.substring(start, end)));
            start = end + 1;
        }
        return words;
    }

    private void trimEnd() {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') end--;
        text.setLength(end);
    }

    /** Control characters and halves of surrogate pairs as {@code \\u001b}: a header must not steer the terminal. */
    static String shown(String raw) {
        StringBuilder shown = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            boolean isPair =
                    Character.isHighSurrogate(c) && i + 1 < raw.length() && Character.isLowSurrogate(raw.charAt(i + 1));
            if (isPair) {
                shown.append(c).append(raw.charAt(++i));
            } else if (Character.isISOControl(c) || Character.isSurrogate(c) || isUnseen(c)) {
                shown.append(escaped(c));
            } else {
                shown.append(c);
            }
        }
        return shown.toString();
    }

    /** Direction marks, zero-width characters, line and paragraph separators. */
    private static boolean isUnseen(char c) {
        int type = Character.getType(c);
        return type == Character.FORMAT || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static String escaped(char c) {
        String hex = Integer.toHexString(c);
        return "\\u" + "0000".substring(hex.length()) + hex;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
