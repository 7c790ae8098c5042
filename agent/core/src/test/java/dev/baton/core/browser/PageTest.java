// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    private static final String PAIR =
            "<meta name=\"dd-trace-id\" content=\"123\"><meta name=\"dd-trace-time\" content=\"456\">";

    private static Page page() {
        return new Page("123", 456);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** What comes out if the text is written in pieces that end where {@code cuts} say. */
    private static String linked(String text, int... cuts) {
        Page page = page();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int from = 0;
        for (int i = 0; i <= cuts.length; i++) {
            int to = i < cuts.length ? cuts[i] : text.length();
            // Neither a whole array nor from its beginning.
            ByteBuffer piece = ByteBuffer.wrap(bytes("<x" + text + "x>"), from + 2, to - from);
            boolean wasOver = page.isOver();
            ByteBuffer linked = page.linked(piece);
            if (linked != piece) {
                assertThat(wasOver).isFalse();
                assertThat(piece.hasRemaining()).isFalse();
                assertThat(linked.array()).hasSize(linked.remaining());
            }
            while (linked.hasRemaining()) out.write(linked.get());
            from = to;
        }
        return new String(out.toByteArray(), StandardCharsets.ISO_8859_1);
    }

    /** The mark {@code |} is where the pair belongs. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<head>|",
                "<html><head>|<title>page</title></head>",
                "<!DOCTYPE html>\n<html lang=\"en\">\n<HEAD>|\n<meta charset=\"utf-8\">",
                "<!doctype html public \"-//W3C//DTD HTML 4.01//EN\" \"http://www.w3.org/TR/html4/strict.dtd\"><head>|",
                "\u00ef\u00bb\u00bf<html>\r\n\t\f<head\tprefix='og: http://ogp.me/ns#' >|<link>",
                "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><head/>|",
                "<!-- <head> --><!----><!--><!---><!-- a --!><html a=b c = d e='>' f=\">\" g><head h>|",
                "<!--[if !IE]><!--><html class=\"a\"><!--<![endif]--><![endif]><!><!-><head>|<script>'<head>'</script>",
                "<!-- - -- -x --!x --!-><head> --><head>|",
                "<html a=/><head b=/>|",
            })
    void thePairComesRightBehindTheHead(String marked) {
        String text = marked.replace("|", "");
        String expected = marked.replace("|", PAIR);
        assertThat(linked(text)).isEqualTo(expected);
        for (int first = 0; first <= text.length(); first++) {
            assertThat(linked(text, first)).isEqualTo(expected);
            for (int second = first; second <= text.length(); second++) {
                assertThat(linked(text, first, second)).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text <head>",
                "<header>",
                "<headline><head>",
                "<hea><head>",
                "<htm><head>",
                "<head",
                "<html><head lang=\"en",
                "<script>'<head>'</script><head>",
                "<title>page</title><head>",
                "<!-- <head> -- > <head>",
                "<!-- <head>",
                "<body><head>",
                "</html><head>",
                "< head>",
                "<html =a><head>",
                "<html a\"=><head>",
                "<html \"a><head>",
                "{\"html\": \"<head>\"}",
                "\u00ef\u00bb<head>",
                "\u00ef\u00bb\u00bf\u00ef\u00bb\u00bf<head>",
                "\u00ff\u00fe<\0h\0e\0a\0d\0>\0",
                "<\0h\0e\0a\0d\0>\0",
                "\0<\0h\0e\0a\0d\0>",
                "L\u0088\u0085\u0081\u0084n",
            })
    void whereABrowserWouldFindNoHeadNothingChanges(String text) {
        for (int cut = 0; cut <= text.length(); cut++)
            assertThat(linked(text, cut)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<head><meta name=\"dd-trace-id\" content=\"1\">",
                "<head><title>page</title><META NAME=DD-TRACE-ID content=1></head>",
                "<!-- DATADOG;trace-id=1;trace-time=2 --><head>",
            })
    void aPageThatIsLinkedAlreadyStaysAsItIs(String text) {
        assertThat(linked(text)).isEqualTo(text);
    }

    @Test
    void noMoreThanTheBeginningIsLookedAt() {
        String head = "<head>";
        String fits = " ".repeat(HeadFinder.LIMIT_BYTES - head.length());
        assertThat(linked(fits + head)).isEqualTo(fits + head + PAIR);
        assertThat(linked(fits + ' ' + head)).isEqualTo(fits + ' ' + head);
        String far = head + " ".repeat(HeadFinder.LIMIT_BYTES) + "dd-trace-id";
        assertThat(linked(far)).isEqualTo(head + PAIR + far.substring(head.length()));
    }

    @Test
    void aLengthIsRaisedIfTheHeadIsThere() {
        String text = "<html><head></head>";
        Page page = page();
        ByteBuffer body = ByteBuffer.wrap(bytes(text));
        assertThat(page.promise("1000", body)).isEqualTo(String.valueOf(1000 + PAIR.length()));
        assertThat(body.remaining()).isEqualTo(text.length());
        // What was promised is kept, whatever else is found meanwhile.
        ByteBuffer more = ByteBuffer.wrap(bytes(text + "dd-trace-id"));
        assertThat(page.linked(more).remaining()).isEqualTo(text.length() + 11 + PAIR.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "18", "+19", " 19", "x", "9999999999999999999", "1e3"})
    void aLengthThatIsNoneOfThisBodyStays(String length) {
        assertThat(page().promise(length, ByteBuffer.wrap(bytes("<html><head></head>"))))
                .isNull();
    }

    @Test
    void aLengthStaysWhereTheHeadIsYetToCome() {
        for (String body : List.of("", "<html>", "<html><head", "<body>", "<head><meta name=dd-trace-id>")) {
            assertThat(page().promise("1000", ByteBuffer.wrap(bytes(body)))).isNull();
        }
    }

    @Property(tries = 20_000)
    void howAPageIsCutDoesNotMatterAndNothingIsLost(
            @ForAll("almostPages") List<String> tokens, @ForAll int firstCut, @ForAll int secondCut) {
        String text = String.join("", tokens);
        String whole = linked(text);
        int first = Math.floorMod(firstCut, text.length() + 1);
        int second = first + Math.floorMod(secondCut, text.length() - first + 1);
        assertThat(linked(text, first, second)).isEqualTo(whole);
        assertThat(whole.replaceFirst(PAIR, "")).isEqualTo(text);
    }

    @Provide
    Arbitrary<List<String>> almostPages() {
        return Arbitraries.of(
                        "<",
                        ">",
                        "!",
                        "-",
                        "--",
                        "/",
                        "?",
                        "=",
                        "\"",
                        "'",
                        " ",
                        "\n",
                        "a",
                        "h",
                        "html",
                        "head",
                        "<html>",
                        "<head>",
                        "<head ",
                        "<html ",
                        "<!--",
                        "-->",
                        "<!doctype html>",
                        "a='b'",
                        "<script>",
                        "\u00ef\u00bb\u00bf",
                        "\0",
                        "<header>")
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }
}
