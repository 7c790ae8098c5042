// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.browser;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes a page has, and however it is cut: none is lost, and nothing is put in but the pair, once, behind a head. */
@NullUnmarked
class PageFuzz {
    private static final String PAIR =
            "<meta name=\"dd-trace-id\" content=\"123\"><meta name=\"dd-trace-time\" content=\"456\">";

    static Stream<Arguments> seeds() {
        return Stream.of(
                        "<!DOCTYPE html>\n<html lang=\"en\">\n<HEAD>\n<meta charset=\"utf-8\"></HEAD>",
                        "\u00ef\u00bb\u00bf<?xml version='1.0'?><!-- <head> --!><html/><head a='>' b=c/>",
                        "<head><meta name=\"dd-trace-id\" content=\"1\">",
                        "<!----><!--><head x=\"<head>\">")
                .map(text -> Arguments.of((Object) text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @MethodSource("seeds")
    @DictionaryEntries({"<head", "<html", "<!--", "-->", "--!>", "<!DOCTYPE", "<?", "dd-trace-id", "='", "/>"})
    @FuzzTest
    void page(byte[] html) {
        int place = find(html, html.length);
        for (int size : new int[] {1, 2, 7, html.length / 2 + 1}) {
            equal("place in pieces of " + size, find(html, size), place, html);
            linked(html, size);
        }
        String whole = linked(html, html.length);
        equal("linked again", linked(bytes(whole), whole.length()), whole, html);
        if (place >= 0) {
            String before = text(html).substring(0, place);
            equal("behind a head", before.matches("(?is).*<head(?:[\\s/].*)?>"), true, html);
        }
        promise(html, whole);
    }

    private static void promise(byte[] html, String whole) {
        Page page = new Page("123", 456);
        String promised = page.promise(Integer.toString(html.length), ByteBuffer.wrap(html));
        boolean isLinked = whole.length() > html.length;
        equal("promised", promised, isLinked ? Integer.toString(whole.length()) : null, html);
        if (promised == null) return;
        int half = html.length / 2;
        int written = page.linked(ByteBuffer.wrap(html, 0, half)).remaining()
                + page.linked(ByteBuffer.wrap(html, half, html.length - half)).remaining();
        equal("kept", Integer.toString(written), promised, html);
    }

    private static int find(byte[] html, int size) {
        HeadFinder finder = new HeadFinder();
        for (int from = 0; from < html.length; from += size) {
            int place = finder.find(ByteBuffer.wrap(html, from, Math.min(size, html.length - from)));
            if (place >= 0) return place;
        }
        return -1;
    }

    /** What goes out of a page that is written in pieces, which is the page, perhaps with the pair. */
    private static String linked(byte[] html, int size) {
        Page page = new Page("123", 456);
        StringBuilder out = new StringBuilder();
        for (int from = 0; from < html.length; from += size) {
            ByteBuffer piece = page.linked(ByteBuffer.wrap(html, from, Math.min(size, html.length - from)));
            while (piece.hasRemaining()) out.append((char) (piece.get() & 0xff));
        }
        String written = out.toString();
        if (!written.equals(text(html))) {
            int at = find(html, html.length);
            equal(
                    "the pair alone",
                    written,
                    new StringBuilder(text(html)).insert(at, PAIR).toString(),
                    html);
        }
        return written;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] html) {
        return new String(html, StandardCharsets.ISO_8859_1);
    }

    private static void equal(String what, Object actual, Object expected, byte[] html) {
        if (Objects.equals(actual, expected)) return;
        throw new AssertionError(what + ": " + actual + ", not " + expected + "\n" + text(html));
    }
}
