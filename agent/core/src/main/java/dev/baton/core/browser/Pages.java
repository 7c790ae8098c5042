// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.browser;

import dev.baton.core.context.Context;
import dev.baton.core.context.Notes;
import java.nio.ByteBuffer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The HTML pages that are linked to the traces of their requests, from the moment their heads are written until {@code
 * <head>} has gone by. What is no page, is promised to stay the same, or was encoded by the application, is left alone.
 */
public final class Pages {
    private static final int CONTENT_TYPE = 0;
    private static final int CONTENT_LENGTH = 1;
    private static final int ETAG = 2;
    private static final int CACHE_CONTROL = 3;
    private static final int CONTENT_DISPOSITION = 4;
    private static final int ACCEPT_RANGES = 5;

    /** The first of those that are enough to leave a response alone, whatever they say. */
    private static final int REASONS = 6;

    private static final String[] NAMES = {
        "Content-Type",
        "Content-Length",
        "ETag",
        "Cache-Control",
        "Content-Disposition",
        "Accept-Ranges",
        "Content-Encoding",
        "Content-Range",
        "Content-MD5",
        "Digest",
        "Content-Digest",
        "Repr-Digest",
    };

    /** How the names of encodings begin in which ASCII's bytes are ASCII. */
    private static final String[] ENCODINGS = {
        "utf-8", "utf8", "us-ascii", "ascii", "iso-8859-", "iso8859", "latin1", "windows-125", "cp125"
    };

    private static final String CHARSET = "charset";

    /** By exchange. */
    private final Notes<Page> pages = new Notes<>();

    /** The names of the headers that {@link #begin} asks for, indexed by key. Not to be changed. */
    public static String[] names() {
        return NAMES;
    }

    /** As {@link Baton#page}, for a response whose request has that context. */
    public @Nullable String begin(
            Object exchange,
            @Nullable Context context,
            int status,
            @Nullable String @Nullable [] headers,
            @Nullable ByteBuffer body) {
        pages.set(exchange, 0, null);
        if (context == null || headers == null || body == null || !isOfPage(status, headers)) return null;
        String traceId = context.decimalTraceId();
        if (traceId == null) return null;
        Page page = new Page(traceId, System.currentTimeMillis());
        String length = headers[CONTENT_LENGTH];
        String grown = length == null ? null : page.promise(length, body);
        if (length == null || grown != null) pages.set(exchange, 0, page);
        return grown;
    }

    /** As {@link Baton#linked}. */
    public ByteBuffer linked(Object exchange, ByteBuffer body) {
        Page page = pages.get(exchange, 0);
        if (page == null) return body;
        ByteBuffer linked = page.linked(body);
        if (page.isOver()) pages.set(exchange, 0, null);
        return linked;
    }

    /** As {@link Responses#tidy}. */
    public void tidy() {
        pages.tidy();
    }

    private static boolean isOfPage(int status, @Nullable String[] headers) {
        // Jetty 12 says 0 where nobody has said anything, which is 200.
        boolean hasBody = status == 0 || (status >= 200 && status <= 203) || status >= 400;
        if (!hasBody || !isHtml(headers[CONTENT_TYPE])) return false;
        for (int key = REASONS; key < NAMES.length; key++) {
            if (headers[key] != null) return false;
        }
        String tag = headers[ETAG];
        String ranges = headers[ACCEPT_RANGES];
        String disposition = headers[CONTENT_DISPOSITION];
        return (tag == null || tag.trim().startsWith("W/"))
                && (ranges == null || ranges.trim().equalsIgnoreCase("none"))
                && (disposition == null
                        || disposition.trim().toLowerCase(Locale.ROOT).startsWith("inline"))
                && !HeaderList.contains(headers[CACHE_CONTROL], "no-transform");
    }

    private static boolean isHtml(@Nullable String contentType) {
        if (contentType == null) return false;
        String type = contentType.toLowerCase(Locale.ROOT);
        int end = type.indexOf(';');
        if (!(end < 0 ? type : type.substring(0, end)).trim().equals("text/html")) return false;
        int at = type.indexOf(CHARSET);
        if (at < 0) return true;
        at += CHARSET.length();
        while (at < type.length() && " =\"'".indexOf(type.charAt(at)) >= 0) at++;
        for (String encoding : ENCODINGS) {
            if (type.startsWith(encoding, at)) return true;
        }
        return false;
    }
}
