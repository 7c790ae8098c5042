// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.browser;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.baton.core.format.Commas;
import dev.baton.core.format.Fields;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a page asks before it sends a request: the application is asked for all names but ours, what it allows stays,
 * and a browser is granted nothing else.
 */
@NullUnmarked
class PreflightFuzz {
    private static final String LEGACY = "x-datadog-sampled";

    /** Lines: origin, method, names asked for, origin allowed, names allowed, Server-Timing that is there. */
    static Stream<Arguments> seeds() {
        return Stream.of(
                        "https://shop.example\nGET\ntraceparent,tracestate,x-datadog-trace-id",
                        "https://shop.example\nPOST\ncontent-type, TraceParent ,,x-app\nhttps://shop.example\ncontent-type",
                        "https://shop.example\nDELETE\nb3\n*\nb3, X-App\ncache;dur=1, traceparent;desc=\"x\"",
                        "null\nHEAD\n")
                .map(text -> Arguments.of((Object) text.getBytes(StandardCharsets.UTF_8)));
    }

    @MethodSource("seeds")
    @DictionaryEntries({
        "traceparent",
        "x-datadog-sampled",
        "X-B3-Flags",
        "baggage",
        "GET",
        "\\x0a",
        "*",
        ", ",
        "authorization"
    })
    @FuzzTest
    void preflight(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        String[] lines = text.split("\n", -1);
        try {
            check(line(lines, 0), line(lines, 1), line(lines, 2), line(lines, 3), line(lines, 4), line(lines, 5));
        } catch (RuntimeException | AssertionError broken) {
            throw new AssertionError(broken + "\n" + text, broken);
        }
    }

    private static String line(String[] lines, int index) {
        return index < lines.length ? lines[index] : null;
    }

    private static void check(
            String origin, String method, String asked, String allowedOrigin, String allowed, String timing) {
        Preflight preflight = Preflight.of(Preflight.Mode.FULL, origin, method, asked, null);
        equal("a preflight", preflight != null, method != null);
        if (preflight == null) return;
        List<String> ours = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String name : Commas.split(asked)) (isOurs(name) ? ours : others).add(name);
        equal("owed", preflight.isOwed(), !ours.isEmpty());
        equal("remaining", Commas.split(preflight.remaining()), others);
        granted(preflight, ours, others);

        String[] present = Response.add(null, 0, allowedOrigin);
        present = Response.add(present, 1, allowed);
        String[] values = Response.of(preflight, present);
        if (values.length == 0 || values[1] == null) return;
        List<String> names = Commas.split(values[1]);
        equal("kept", names.containsAll(Commas.split(allowed)), true);
        names.removeAll(Commas.split(allowed));
        equal("only ours", ours.containsAll(names), true);
        boolean isTold = timing != null && timing.contains("traceparent");
        String[] told = Response.of("00-1", true, true, Response.add(null, 4, timing));
        if (!isTold) equal("timing", told[4].endsWith("traceparent;desc=\"00-1\""), true);
        if (timing != null && told[4] != null) equal("timing kept", told[4].startsWith(timing), true);
    }

    private static void granted(Preflight preflight, List<String> ours, List<String> others) {
        String[] grant = preflight.grant();
        if (grant == null) return;
        equal("granted", ours.isEmpty() || !others.isEmpty(), false);
        for (String word : grant) {
            if (!word.matches("[ -~]+")) throw new AssertionError("granted: " + word);
        }
        for (String name : Commas.split(grant[6])) equal(name, isOurs(name), true);
    }

    private static boolean isOurs(String name) {
        return Fields.key(name) >= 0 || name.toLowerCase(Locale.ROOT).equals(LEGACY);
    }

    private static void equal(String what, Object actual, Object expected) {
        if (!Objects.equals(actual, expected)) throw new AssertionError(what + ": " + actual + ", not " + expected);
    }
}
