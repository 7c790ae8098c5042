// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.context.Context;
import dev.baton.core.format.Fields;
import dev.baton.core.format.Format;
import dev.baton.core.format.Propagator;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
    private static final Propagator PROPAGATOR =
            new Propagator(List.of(Format.values()), List.of(Format.values()), false, true);
    private static final Context CONTEXT =
            context("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    private static final String HTML = "<html><head></head>";

    private final Pages pages = new Pages();
    private final Object exchange = new Object();

    private static Context context(String name, String value) {
        return Context.of(PROPAGATOR, Fields.add(null, Fields.key(name), value));
    }

    private static ByteBuffer body(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String[] headers(String... lines) {
        String[] headers = new String[Pages.names().length];
        headers[0] = "text/html";
        for (String line : lines) {
            int colon = line.indexOf(": ");
            int key = List.of(Pages.names()).indexOf(line.substring(0, colon));
            headers[key] = line.substring(colon + 2);
        }
        return headers;
    }

    private boolean isLinked(int status, String... lines) {
        pages.begin(exchange, CONTEXT, status, headers(lines), body(HTML));
        ByteBuffer body = body(HTML);
        return pages.linked(exchange, body) != body;
    }

    @Test
    void aPageHasTheLowHalfOfItsTraceIdAndTheTime() {
        long before = System.currentTimeMillis();
        pages.begin(exchange, CONTEXT, 200, headers(), body(HTML));
        String linked = StandardCharsets.ISO_8859_1
                .decode(pages.linked(exchange, body(HTML)))
                .toString();
        assertThat(linked)
                .matches("<html><head><meta name=\"dd-trace-id\" content=\"11803532876627986230\">"
                        + "<meta name=\"dd-trace-time\" content=\"\\d+\"></head>");
        long time = Long.parseLong(linked.replaceAll(".*time\" content=\"|\".*", ""));
        assertThat(time).isBetween(before, System.currentTimeMillis());
        ByteBuffer more = body(HTML);
        assertThat(pages.linked(exchange, more)).isSameAs(more);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 200, 201, 202, 203, 400, 404, 500, 503})
    void whateverStatusHasAPage(int status) {
        assertThat(isLinked(status)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 101, 204, 205, 206, 207, 301, 302, 303, 304, 307})
    void whateverStatusHasNone(int status) {
        assertThat(isLinked(status)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "Text/HTML; charset=UTF-8",
                "text/html;charset=\"utf-8\"",
                "text/html ; charset = iso-8859-15",
                "text/html;charset=windows-1252",
                "text/html;charset=US-ASCII;version=5",
                "text/html;level=1",
            })
    void htmlInAnEncodingThatHasAsciiIsLinked(String type) {
        assertThat(isLinked(200, "Content-Type: " + type)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xhtml+xml",
                "text/htmlx",
                "application/json;charset=utf-8",
                "text/html;charset=utf-16",
                "text/html;charset=UTF-16LE",
                "text/html;charset=utf-32",
                "text/html;charset=utf-7",
                "text/html;charset=ibm037",
                "text/html;charset=iso-2022-jp",
                "text/html;charset=",
            })
    void anythingElseIsNot(String type) {
        assertThat(isLinked(200, "Content-Type: " + type)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ETag: \"strong\"",
                "Content-Encoding: gzip",
                "Content-Encoding: br",
                "Content-Range: bytes 0-1/2",
                "Accept-Ranges: bytes",
                "Cache-Control: max-age=0, No-Transform",
                "Content-Disposition: attachment; filename=page.html",
                "Content-MD5: Q2hlY2sgSW50ZWdyaXR5IQ==",
                "Digest: sha-256=x",
                "Content-Digest: sha-256=:x:",
                "Repr-Digest: sha-256=:x:",
            })
    void whatWasPromisedNotToChangeDoesNot(String line) {
        assertThat(isLinked(200, line)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ETag: W/\"weak\"",
                "Accept-Ranges: none",
                "Cache-Control: private, no-cache",
                "Content-Disposition: inline"
            })
    void whatMayChangeDoes(String line) {
        assertThat(isLinked(200, line)).isTrue();
    }

    @Test
    void aLengthGrowsByWhatIsInserted() {
        String length = pages.begin(exchange, CONTEXT, 200, headers("Content-Length: 19"), body(HTML));
        assertThat(length)
                .isEqualTo(String.valueOf(pages.linked(exchange, body(HTML)).remaining()));
    }

    @Test
    void aLengthThatCannotGrowStaysRight() {
        assertThat(pages.begin(exchange, CONTEXT, 200, headers("Content-Length: 19"), body("<html>")))
                .isNull();
        ByteBuffer rest = body("<head></head>");
        assertThat(pages.linked(exchange, rest)).isSameAs(rest);
    }

    @Test
    void withoutATraceNothingHappens() {
        for (Context none : new Context[] {null, context("baggage", "a=1"), context("b3", "1")}) {
            assertThat(pages.begin(exchange, none, 200, headers("Content-Length: 19"), body(HTML)))
                    .isNull();
            ByteBuffer body = body(HTML);
            assertThat(pages.linked(exchange, body)).isSameAs(body);
        }
    }

    @Test
    void aResponseIsNotTakenForTheEndOfAnother() {
        pages.begin(exchange, CONTEXT, 200, headers(), body("<html>"));
        pages.begin(exchange, CONTEXT, 200, null, body(""));
        ByteBuffer body = body(HTML);
        assertThat(pages.linked(exchange, body)).isSameAs(body);
        assertThat(pages.linked(new Object(), body)).isSameAs(body);
    }
}
