// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.browser;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An HTML page on its way to the browser, which gets behind {@code <head>} what Datadog's browser SDK takes for the trace
 * of a page load:
 *
 * <pre>
 *   &lt;meta name="dd-trace-id" content="11803532876627986230">&lt;meta name="dd-trace-time" content="1764115200000">
 * </pre>
 *
 * The id is the low half of the trace id, unsigned and decimal; the time is that of the page in milliseconds of the epoch:
 * the SDK leaves an id alone that is older than two minutes, as one out of a cache is. Source: <a
 * href="https://github.com/DataDog/browser-sdk">browser-sdk</a>, {@code getDocumentTraceId.ts}.
 */
final class Page {
    /** What a page has that is linked already: {@code <meta name="dd-trace-id">}, or a comment. */
    private static final String[] OWN = {"dd-trace-id", "datadog;trace-id"};

    private final HeadFinder finder = new HeadFinder();
    private final byte[] pair;
    private boolean isPromised;

    Page(String traceId, long millis) {
        pair = ("<meta name=\"dd-trace-id\" content=\"" + traceId + "\"><meta name=\"dd-trace-time\" content=\""
                        + millis + "\">")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Promises to insert the pair into a body whose length has been said, if it begins with {@code body}.
     *
     * @return the length to say instead; null: the pair cannot be inserted
     */
    @Nullable
    String promise(String length, ByteBuffer body) {
        long said = length.isEmpty() || length.length() > 18 ? -1 : number(length);
        if (said < body.remaining() || place(body, new HeadFinder()) < 0) return null;
        isPromised = true;
        return Long.toString(said + pair.length);
    }

    private static long number(String digits) {
        long number = 0;
        for (int i = 0; i < digits.length(); i++) {
            char digit = digits.charAt(i);
            if (digit < '0' || digit > '9') return -1;
            number = number * 10 + digit - '0';
        }
        return number;
    }

    /** The next bytes of the body, with the pair if its place is there. As {@link Baton#linked}. */
    ByteBuffer linked(ByteBuffer body) {
        int place = isPromised ? finder.find(body) : place(body, finder);
        if (place < 0) return body;
        byte[] linked = new byte[body.remaining() + pair.length];
        int before = place - body.position();
        body.get(linked, 0, before);
        System.arraycopy(pair, 0, linked, before, pair.length);
        body.get(linked, before + pair.length, body.remaining());
        return ByteBuffer.wrap(linked);
    }

    /** Whether nothing is going to be inserted any more. */
    boolean isOver() {
        return finder.isOver();
    }

    /** Where the pair belongs; -1: not here, or what is looked at of the page has one of its own. */
    private static int place(ByteBuffer body, HeadFinder finder) {
        int rest = HeadFinder.LIMIT_BYTES - finder.seen();
        int place = finder.find(body);
        if (place < 0) return -1;
        int end = Math.min(body.limit(), body.position() + rest);
        for (String own : OWN) {
            if (contains(body, end, own)) return -1;
        }
        return place;
    }

    private static boolean contains(ByteBuffer body, int end, String text) {
        for (int from = body.position(); from <= end - text.length(); from++) {
            int length = 0;
            while (length < text.length() && Character.toLowerCase(body.get(from + length)) == text.charAt(length)) {
                length++;
            }
            if (length == text.length()) return true;
        }
        return false;
    }
}
