// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.browser;

import java.nio.ByteBuffer;

/**
 * Finds the start tag {@code <head>} in an HTML page that comes in pieces, in any encoding that has ASCII's bytes for
 * ASCII: by the <a href="https://html.spec.whatwg.org/multipage/parsing.html#tokenization">tokenization of HTML</a>, as
 * far as it goes before that tag. There a page has white space, comments, a doctype and {@code <html>}; at anything else,
 * where a browser would think of a head of its own, the search is over. It does not matter how the page is cut.
 */
final class HeadFinder {
    /** How many bytes of a page are looked at. */
    static final int LIMIT_BYTES = 8192;

    private static final int BETWEEN = 0;
    private static final int BYTE_ORDER_MARK = 1;
    private static final int TAG_OPEN = 2; // <
    private static final int MARKUP = 3; // <!
    private static final int MARKUP_DASH = 4; // <!-
    private static final int DECLARATION = 5; // a doctype, <?xml, <![endif]
    private static final int COMMENT_START = 6; // <!--
    private static final int COMMENT_START_DASH = 7;
    private static final int COMMENT = 8;
    private static final int COMMENT_DASH = 9;
    private static final int COMMENT_END = 10; // --
    private static final int COMMENT_END_BANG = 11; // --!
    private static final int TAG_NAME = 12;
    private static final int BEFORE_NAME = 13; // of an attribute
    private static final int NAME = 14;
    private static final int AFTER_NAME = 15;
    private static final int BEFORE_VALUE = 16;
    private static final int UNQUOTED = 17;
    private static final int QUOTED = 18; // "
    private static final int APOSTROPHED = 19;
    private static final int OVER = 20;

    private static final String MARK = "\u00ef\u00bb\u00bf"; // of UTF-8
    private static final String HTML = "html";
    private static final String HEAD = "head";

    private int state = BETWEEN;
    private int seen;
    private int matched;
    private String tag = HTML;

    /** Whether it is found, or not to be found any more. */
    boolean isOver() {
        return state == OVER;
    }

    /** How many bytes have been looked at. */
    int seen() {
        return seen;
    }

    /**
     * Looks at the next piece, from its position to its limit, which stay.
     *
     * @return the index of the byte behind the tag; -1: it is not in this piece
     */
    int find(ByteBuffer piece) {
        for (int at = piece.position(); at < piece.limit() && state != OVER; at++) {
            if (seen == LIMIT_BYTES) {
                state = OVER;
                break;
            }
            boolean isInTag = state >= TAG_NAME;
            state = next(piece.get(at) & 0xff);
            seen++;
            if (isInTag && state == BETWEEN && tag.equals(HEAD)) {
                state = OVER;
                return at + 1;
            }
        }
        return -1;
    }

    private int next(int c) {
        switch (state) {
            case BETWEEN:
                if (c == '<') return TAG_OPEN;
                if (isSpace(c)) return BETWEEN;
                return seen == 0 && c == MARK.charAt(0) ? BYTE_ORDER_MARK : OVER;
            case BYTE_ORDER_MARK:
                if (c != MARK.charAt(seen)) return OVER;
                return seen == MARK.length() - 1 ? BETWEEN : BYTE_ORDER_MARK;
            case TAG_OPEN:
                if (c == '!') return MARKUP;
                return c == '?' ? DECLARATION : beginTag(c);
            case MARKUP:
                if (c == '-') return MARKUP_DASH;
                return c == '>' ? BETWEEN : DECLARATION;
            case MARKUP_DASH:
                if (c == '-') return COMMENT_START;
                return c == '>' ? BETWEEN : DECLARATION;
            case DECLARATION:
                return c == '>' ? BETWEEN : DECLARATION;
            case COMMENT_START:
                if (c == '-') return COMMENT_START_DASH;
                return c == '>' ? BETWEEN : COMMENT;
            case COMMENT_START_DASH:
                if (c == '-') return COMMENT_END;
                return c == '>' ? BETWEEN : COMMENT;
            case COMMENT:
                return c == '-' ? COMMENT_DASH : COMMENT;
            case COMMENT_DASH:
                return c == '-' ? COMMENT_END : COMMENT;
            case COMMENT_END:
                if (c == '>') return BETWEEN;
                if (c == '!') return COMMENT_END_BANG;
                return c == '-' ? COMMENT_END : COMMENT;
            case COMMENT_END_BANG:
                if (c == '>') return BETWEEN;
                return c == '-' ? COMMENT_DASH : COMMENT;
            default:
                return nextInTag(c);
        }
    }

    private int beginTag(int c) {
        if (lower(c) != 'h') return OVER;
        matched = 1;
        return TAG_NAME;
    }

    private int nextInTag(int c) {
        switch (state) {
            case TAG_NAME:
                return nextOfTagName(c);
            case BEFORE_NAME:
                if (isSpace(c) || c == '/') return BEFORE_NAME;
                if (c == '=') return OVER;
                return c == '>' ? BETWEEN : name(c);
            case NAME:
            case AFTER_NAME:
                if (isSpace(c)) return AFTER_NAME;
                if (c == '/') return BEFORE_NAME;
                if (c == '=') return BEFORE_VALUE;
                return c == '>' ? BETWEEN : name(c);
            case BEFORE_VALUE:
                if (isSpace(c)) return BEFORE_VALUE;
                if (c == '"') return QUOTED;
                if (c == '\'') return APOSTROPHED;
                return c == '>' ? BETWEEN : UNQUOTED;
            case UNQUOTED:
                if (isSpace(c)) return BEFORE_NAME;
                return c == '>' ? BETWEEN : UNQUOTED;
            case QUOTED:
                return c == '"' ? BEFORE_NAME : QUOTED;
            case APOSTROPHED:
                return c == '\'' ? BEFORE_NAME : APOSTROPHED;
            default:
                return OVER;
        }
    }

    private int nextOfTagName(int c) {
        boolean isEnd = isSpace(c) || c == '/' || c == '>';
        if (isEnd) {
            if (matched < tag.length()) return OVER;
            return c == '>' ? BETWEEN : BEFORE_NAME;
        }
        if (matched == 1) tag = lower(c) == 'e' ? HEAD : HTML;
        if (matched == tag.length() || lower(c) != tag.charAt(matched)) return OVER;
        matched++;
        return TAG_NAME;
    }

    /** A quote where there is no value is a slip, after which somebody may have meant something else. */
    private static int name(int c) {
        return c == '"' || c == '\'' || c == '<' ? OVER : NAME;
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f';
    }

    private static int lower(int c) {
        return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    }
}
