// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a servlet container with an edge of its own does with HTML pages: they name the trace of their request, and are
 * otherwise, as everything else, what they are without one.
 */
abstract class PageContract extends DispatchContract {
    private static final Pattern PAIR = Pattern.compile(
            "<meta name=\"dd-trace-id\" content=\"(\\d+)\"><meta name=\"dd-trace-time\" content=\"(\\d+)\">");

    private static final Pattern OF_TRACE_OR_LENGTH =
            Pattern.compile("(?i)(Content-Length|Transfer-Encoding|Connection|Server-Timing|traceresponse):");

    /** Within every buffer, within some, and beyond all. */
    private static final int[] SIZES = {300, 8_000, 16_300, 20_000, 300_000};

    private static final String[] PAGES = {
        "stream",
        "closed",
        "bytes",
        "pieces",
        "writer",
        "chars",
        "length",
        "lengthHeader",
        "lengthWriter",
        "flushedLater",
        "lengthFlushedLater",
        "reset",
        "notFound",
        "weakTag",
    };

    /** Something has been sent before the head. */
    private static final String[] LATE = {"flushed", "flushedFirst", "included"};

    private static final String[] OTHERS = {
        "lengthFlushed",
        "resetToText",
        "encoded",
        "tag",
        "digest",
        "part",
        "noTransform",
        "text",
        "untyped",
        "wide",
        "fragment",
        "own",
        "empty",
    };

    private static List<String> paths(String[] ways) {
        List<String> paths = new ArrayList<>();
        for (String way : ways) {
            for (int size : SIZES) paths.add("/page?way=" + way + "&size=" + size);
        }
        return paths;
    }

    @Test
    @Tag(EVERYTHING)
    void pagesAreLinkedToTheirTraces() throws Exception {
        for (String path : paths(PAGES)) isLinked(port(), path);
        isLinked(port(), "/page?way=typedLate&size=300");
        isLinked(port(), "/forward?to=/page%3Fway%3Dstream%26size%3D5000");
    }

    @Test
    @Tag(EVERYTHING)
    void pagesThatAreFlushedBeforeTheirHeadsAreLinkedToo() throws Exception {
        for (String path : paths(LATE)) isLinked(port(), path);
    }

    @Test
    @Tag(EVERYTHING)
    void pagesThatAreFlushedBeforeTheirHeadsLoseNothing() throws Exception {
        List<String> paths = paths(LATE);
        // While a servlet is included, Jetty lets nobody raise the length.
        paths.addAll(paths(new String[] {"includedWithLength"}));
        for (String path : paths) {
            Trace trace = Trace.next();
            Answer linked = get(path, trace.lines());
            assertThat(PAIR.matcher(linked.body).replaceAll(""))
                    .as(path)
                    .isEqualTo(get(path, Collections.<String>emptyList()).body);
        }
    }

    @Test
    @Tag(EVERYTHING)
    void pagesOfOtherThreadsAreLinkedToo() throws Exception {
        for (String path : paths(new String[] {"async"})) isLinked(port(), path);
    }

    @Test
    @Tag(EVERYTHING)
    void pagesServedAtTheSameTimeAreKeptApart() throws Exception {
        ExecutorService visitors = Executors.newFixedThreadPool(20);
        try {
            List<Future<?>> visits = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                for (String path : paths(new String[] {"pieces", "lengthWriter", "flushedLater"})) {
                    visits.add(visitors.submit(() -> {
                        isLinked(port(), path);
                        return null;
                    }));
                }
            }
            for (Future<?> visit : visits) visit.get();
        } finally {
            visitors.shutdownNow();
        }
    }

    @Test
    @Tag(EVERYTHING)
    void pagesWrittenWithoutBlockingAreLinkedToo() throws Exception {
        for (int size : SIZES) {
            for (int step : new int[] {100, 5_000, 100_000}) {
                isLinked(port(), "/writePage?size=" + size + "&step=" + step);
                isLinked(port(), "/writePage?length=true&size=" + size + "&step=" + step);
            }
        }
    }

    /** Jetty 9.4 to 11 says the length of its own, and lets nobody raise it. */
    @Test
    @Tag(EVERYTHING)
    void pagesOfTheContainerLoseNothing() throws Exception {
        Answer answer = get("/nowhere", Trace.next().lines());
        assertThat(answer.status).isEqualTo(404);
        assertThat(PAIR.matcher(answer.body).replaceAll(""))
                .isEqualTo(get("/nowhere", Collections.<String>emptyList()).body);
    }

    @Test
    @Tag(EVERYTHING)
    void whatIsNoPageStaysAsItIs() throws Exception {
        for (String path : paths(OTHERS)) staysAsItIs(path);
    }

    @Test
    void unlessAskedForPagesStayAsTheyAre() throws Exception {
        for (String path : paths(PAGES)) staysAsItIs(path);
    }

    private void staysAsItIs(String path) throws Exception {
        try (Wire wire = new Wire(port())) {
            Answer plain = wire.get(path);
            Answer traced = wire.get(path, Trace.next().lines());
            assertThat(traced.body).as(path).isEqualTo(plain.body);
            assertThat(head(traced)).as(path).isEqualTo(head(plain));
            // A page that just fits into its buffer may be sent in chunks.
            String length = traced.header("Content-Length");
            if (length != null) assertThat(length).as(path).isEqualTo(plain.header("Content-Length"));
        }
    }

    @Test
    @Tag(EVERYTHING)
    void aHeadRequestIsAnsweredAsEver() throws Exception {
        for (String way : new String[] {"stream", "length", "writer"}) {
            String path = "/page?way=" + way + "&size=300";
            Answer plain = head(path, Collections.<String>emptyList());
            Answer traced = head(path, Trace.next().lines());
            assertThat(head(traced)).isEqualTo(head(plain));
            assertThat(traced.header("Content-Length")).isEqualTo(plain.header("Content-Length"));
        }
    }

    private Answer head(String path, List<String> lines) throws Exception {
        try (Wire wire = new Wire(port())) {
            wire.write(Wire.request("HEAD", path, lines, "Connection: close"));
            StringBuilder head = new StringBuilder();
            for (int next = wire.in.read(); next >= 0; next = wire.in.read()) {
                if (next != '\r') head.append((char) next);
            }
            assertThat(head.toString()).endsWith("\n\n");
            return new Answer(
                    200, head.toString().replaceAll("(?i)\ndate:.*", "").trim(), "");
        }
    }

    @Test
    @Tag(EVERYTHING)
    void pagesForOldClientsAreLinkedToo() throws Exception {
        for (String path : paths(new String[] {"stream", "writer", "length", "flushedLater"})) {
            Trace trace = Trace.next();
            Answer linked = old(path, trace.lines());
            Answer plain = old(path, Collections.<String>emptyList());
            isLinked(path, trace, linked, plain);
        }
    }

    private Answer old(String path, List<String> lines) throws Exception {
        try (Wire wire = new Wire(port())) {
            wire.write(Wire.request(path, lines).replace("HTTP/1.1", "HTTP/1.0"));
            return wire.read();
        }
    }

    @Test
    @Tag(EVERYTHING)
    void pagesOnHttp2StreamsAreLinkedToo() throws Exception {
        for (String path : paths(new String[] {"stream", "writer", "length", "pieces"})) {
            if (path.endsWith("00000")) continue; // more than the window of the test's client
            try (H2Wire wire = H2Wire.connect(server.port("h2c"))) {
                Trace trace = Trace.next();
                Answer linked = wire.read(wire.send(path, trace.lines()));
                Answer plain = wire.read(wire.send(path, Collections.<String>emptyList()));
                isLinked(path, trace, linked, plain);
            }
        }
    }

    @Test
    @Tag(EVERYTHING)
    void pagesThatTheServerCompressesAreLinkedToo() throws Exception {
        int port = server.port("gzip");
        for (String path : paths(new String[] {"stream", "length", "writer", "flushedLater"})) {
            Trace trace = Trace.next();
            List<String> lines = new ArrayList<>(trace.lines());
            lines.add("Accept-Encoding: gzip");
            Answer linked = Wire.get(port, path, lines);
            assertThat(linked.header("Content-Encoding")).as(path).isEqualTo("gzip");
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            byte[] gzip = linked.body.getBytes(StandardCharsets.ISO_8859_1);
            try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
                for (int next = in.read(); next >= 0; next = in.read()) body.write(next);
            }
            String text = new String(body.toByteArray(), StandardCharsets.ISO_8859_1);
            Matcher pair = PAIR.matcher(text);
            assertThat(pair.find()).as(path).isTrue();
            assertThat(pair.group(1)).isEqualTo(trace.headers.get("x-datadog-trace-id"));
            assertThat(pair.replaceAll("")).isEqualTo(Wire.get(port, path, Collections.<String>emptyList()).body);
        }
    }

    static void isLinked(int port, String path) throws Exception {
        try (Wire wire = new Wire(port)) {
            Trace trace = Trace.next();
            Answer before = wire.get(path);
            Answer linked = wire.get(path, trace.lines());
            Answer after = wire.get(path);
            isLinked(path, trace, linked, before);
            assertThat(after).as(path).hasToString(before.toString());
        }
    }

    private static void isLinked(String path, Trace trace, Answer linked, Answer plain) {
        assertThat(plain.body).as(path).doesNotContain("dd-trace-id").contains("data-x='>'>");
        Matcher pair = PAIR.matcher(linked.body);
        assertThat(pair.find()).as("%s is linked in %s", path, linked).isTrue();
        assertThat(pair.group(1)).as(path).isEqualTo(trace.headers.get("x-datadog-trace-id"));
        assertThat(System.currentTimeMillis() - Long.parseLong(pair.group(2))).isBetween(0L, 120_000L);
        assertThat(linked.body.substring(0, pair.start())).as(path).endsWith("<head data-x='>'>");
        assertThat(pair.replaceAll("")).as(path).isEqualTo(plain.body);
        assertThat(head(linked)).as(path).isEqualTo(head(plain));
        String length = linked.header("Content-Length");
        if (length != null) assertThat(linked.body).as(path).hasSize(Integer.parseInt(length));
    }

    /** The lines of a head that have to do neither with the trace nor with the length. */
    private static List<String> head(Answer answer) {
        List<String> lines = new ArrayList<>();
        for (String line : answer.head.split("\n")) {
            if (!OF_TRACE_OR_LENGTH.matcher(line).lookingAt()) lines.add(line);
        }
        return lines;
    }
}
