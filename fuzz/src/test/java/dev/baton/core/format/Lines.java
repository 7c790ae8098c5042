// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Header lines as bytes that a fuzzer changes and a person reads.
 *
 * <pre>
 *   traceparent: 00-0000000000000000f1e2d3c4b5a69788-7fedcba987654321-01
 *   b3: 0                  a line of the request that comes in
 *   > b3: 1                one that the application has set on the request that goes out
 * </pre>
 *
 * UTF-8; a vertical tab stands for a line feed in a value. A name that is none of the trace headers becomes one of them, so
 * that few changes make an input worthless.
 */
@NullUnmarked
final class Lines {
    private final List<String> names = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private final List<Boolean> isOutbound = new ArrayList<>();

    /** The lines in {@code data}, whose headers are of these formats. */
    static Lines of(byte[] data, Format... formats) {
        List<String> known = Arrays.stream(formats)
                .flatMap(format -> format.names().stream())
                .toList();
        Lines lines = new Lines();
        for (String line : new String(data, StandardCharsets.UTF_8).split("\n", -1)) lines.add(line, known);
        return lines;
    }

    void add(String line, List<String> known) {
        boolean isOut = line.startsWith("> ");
        int colon = line.indexOf(':');
        String name = line.substring(isOut ? 2 : 0, Math.max(colon, isOut ? 2 : 0));
        if (line.isEmpty()) return;
        if (known.stream().noneMatch(name::equalsIgnoreCase)) name = known.get(line.charAt(0) % known.size());
        names.add(name);
        values.add(line.substring(colon + 1).replace('\u000b', '\n'));
        isOutbound.add(isOut);
    }

    /** What {@link Fields} makes of those that came in. */
    String[] headers() {
        return headers(false);
    }

    /** Likewise, of those that are on the request that goes out. */
    String[] present() {
        return headers(true);
    }

    private String[] headers(boolean isOut) {
        String[] headers = null;
        for (int i = 0; i < names.size(); i++) {
            if (isOutbound.get(i) == isOut) headers = Fields.add(headers, Fields.key(names.get(i)), values.get(i));
        }
        return headers;
    }

    /** The values of one header that came in, in order. */
    List<String> values(int key) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (!isOutbound.get(i) && Fields.key(names.get(i)) == key) found.add(values.get(i));
        }
        return found;
    }

    /** Those that came in as other libraries get them: a server has taken the blanks around a value away. */
    Carrier carrier() {
        Carrier carrier = new Carrier();
        for (int i = 0; i < names.size(); i++) {
            if (!isOutbound.get(i)) carrier.add(names.get(i), Grammar.stripped(values.get(i)));
        }
        return carrier;
    }

    /**
     * The lines that came in, each header as the one that it is to Baton: the first filled line of a header of B3, up to its
     * first comma unless there is nothing before it, and all of {@code tracestate}. A {@code traceparent} and {@code baggage} stay as they are.
     */
    Lines single() {
        Lines single = new Lines();
        for (int key = 0; key < Fields.COUNT; key++) {
            List<String> all = values(key);
            boolean isKept = key == Fields.TRACEPARENT || key == Fields.BAGGAGE || all.isEmpty();
            for (String value : isKept ? all : List.of(single(key, all))) {
                single.names.add(Fields.names()[key]);
                single.values.add(value);
                single.isOutbound.add(false);
            }
        }
        return single;
    }

    private static String single(int key, List<String> all) {
        List<String> filled = new ArrayList<>();
        for (String value : all) {
            if (!Grammar.stripped(value).isEmpty()) filled.add(value);
        }
        if (filled.isEmpty()) return "";
        if (key == Fields.TRACESTATE) return String.join(",", filled);
        String first = filled.get(0).split(",", 2)[0];
        return Grammar.stripped(first).isEmpty() ? filled.get(0) : first;
    }

    /** Characters of all values. */
    int length() {
        return values.stream().mapToInt(String::length).sum();
    }

    /** The same lines, in each of which the value stands that often. */
    List<Requests.Line> longValues(int repetitions) {
        List<Requests.Line> lines = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            lines.add(new Requests.Line(Fields.key(names.get(i)), values.get(i).repeat(repetitions)));
        }
        return lines;
    }

    /** The same lines, each of them that often. */
    List<Requests.Line> manyTimes(int repetitions) {
        List<Requests.Line> lines = new ArrayList<>();
        for (int time = 0; time < repetitions; time++) lines.addAll(longValues(1));
        return lines;
    }

    /** As a Java string literal would have it. */
    static String shown(String value) {
        if (value == null) return "null";
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c > '~') text.append(String.format("\\u%04x", (int) c));
            else text.append(c == '"' || c == '\\' ? "\\" : "").append(c);
        }
        return text.append('"').toString();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            text.append(isOutbound.get(i) ? "\n  > " : "\n  ").append(names.get(i));
            text.append(": ").append(shown(values.get(i)));
        }
        return text.toString();
    }

    /** The headers of all test vectors, to begin with. */
    static Stream<Arguments> ofVectors() throws Exception {
        List<Arguments> seeds = new ArrayList<>();
        for (String file : List.of("extract", "translate")) {
            for (JsonObject vector : Json.objects("/vectors/" + file + ".json")) {
                StringBuilder text = new StringBuilder();
                for (Object each : vector.getArray("headers")) {
                    JsonArray line = (JsonArray) each;
                    text.append(line.getString(0)).append(": ");
                    text.append(line.getString(1).replace('\n', '\u000b')).append('\n');
                }
                byte[] seed = text.toString().getBytes(StandardCharsets.UTF_8);
                seeds.add(Arguments.of(Named.of(vector.getString("name"), seed)));
            }
        }
        return seeds.stream();
    }
}
