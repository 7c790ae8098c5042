// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Header lines made up at random: valid, damaged and senseless ones. */
final class Requests {
    static final List<Format> IDENTITIES = List.of(Format.TRACECONTEXT, Format.DATADOG, Format.B3, Format.B3MULTI);

    private static final long[] EDGES = {1, 2, 9, 10, 0xabcd, Long.MAX_VALUE, Long.MIN_VALUE, -1, 1L << 32, -1L << 32};
    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final String SPEAKING = "0123456789abcdefABCDEFgxsopdt-,;:=%~ _.*/@\"\\+\t";
    private static final String NASTY =
            "\r\n\0\u007f\u0080\u00e9\u0130\u017f\u0660\u0967\u2028\u212a\ud83d\udc00\uff11\uffff";

    /** One header line; the value may be null, as careless code would have it. */
    record Line(int key, String value) {}

    private final Random random;

    Requests(Random random) {
        this.random = random;
    }

    static String[] noted(List<Line> lines) {
        String[] headers = null;
        for (Line line : lines) headers = Fields.add(headers, line.key, line.value);
        return headers;
    }

    long id() {
        return random.nextInt(8) == 0 ? EDGES[random.nextInt(EDGES.length)] : random.nextLong() | 1;
    }

    boolean chance(int of) {
        return random.nextInt(of) == 0;
    }

    String text(String alphabet, int min, int max) {
        int length = min + random.nextInt(max - min + 1);
        StringBuilder text = new StringBuilder(length);
        while (text.length() < length) text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        return text.toString();
    }

    /** Something that every format can say but for what it has no place for. */
    Identity identity() {
        Identity.Draft draft = new Identity.Draft(null);
        draft.high = chance(2) ? 0 : id();
        draft.low = id();
        draft.spanId = id();
        draft.sampled = chance(2) ? Identity.YES : Identity.NO;
        if (chance(2)) {
            draft.hasPriority = true;
            draft.priority = draft.sampled == Identity.YES ? 1 + random.nextInt(2) : -random.nextInt(2);
        }
        if (chance(2)) draft.origin = chance(2) ? "rum" : text(PLAIN, 1, 20);
        for (int tags = random.nextInt(4); tags > 0; tags--) {
            draft.tags = Tags.with(draft.tags, Tags.PREFIX + "n" + text(PLAIN, 1, 6), text(PLAIN + " =:.", 1, 8) + "z");
        }
        return draft.identity();
    }

    /** The identity in some of the formats, written anew. */
    static String[] written(Identity identity, List<Format> formats) {
        String[] headers = new String[Fields.COUNT];
        for (Format format : formats) format.write(identity, headers);
        return headers;
    }

    /** What a Datadog RUM SDK from version 6 sends with all four formats on, by its own rules rather than ours. */
    String[] browser() {
        String trace = String.format("%016x", id());
        long span = id() & Long.MAX_VALUE | 1;
        String spanHex = String.format("%016x", span);
        String sampled = chance(4) ? "0" : "1";
        String[] headers = new String[Fields.COUNT];
        headers[Fields.TRACEPARENT] = "00-0000000000000000" + trace + "-" + spanHex + "-0" + sampled;
        headers[Fields.TRACESTATE] = "dd=s:" + sampled + ";o:rum";
        headers[Fields.DATADOG_ORIGIN] = "rum";
        headers[Fields.DATADOG_PARENT_ID] = Long.toString(span);
        headers[Fields.DATADOG_PRIORITY] = sampled;
        headers[Fields.DATADOG_TRACE_ID] = Long.toUnsignedString(Long.parseUnsignedLong(trace, 16));
        headers[Fields.B3] = trace + "-" + spanHex + "-" + sampled;
        headers[Fields.B3_TRACE_ID] = trace;
        headers[Fields.B3_SPAN_ID] = spanHex;
        headers[Fields.B3_SAMPLED] = sampled;
        return headers;
    }

    String baggage() {
        StringBuilder text = new StringBuilder();
        for (int members = 1 + random.nextInt(4); members > 0; members--) {
            if (text.length() > 0) text.append(chance(3) ? ", " : ",");
            text.append(text(PLAIN, 1, 8)).append('=').append(text(PLAIN + "%-", 0, 12));
            if (chance(4)) text.append(";").append(text(PLAIN, 1, 4));
        }
        return text.toString();
    }

    /** Lines as a caller in its right mind sends them: one to four formats of one or several traces, maybe baggage. */
    List<Line> valid() {
        List<Line> lines = new ArrayList<>();
        Identity identity = identity();
        for (Format format : IDENTITIES) {
            if (chance(2)) continue;
            if (chance(6)) identity = identity();
            String[] headers = written(identity, List.of(format));
            for (int key = 0; key < headers.length; key++) {
                if (headers[key] != null) lines.add(new Line(key, headers[key]));
            }
        }
        if (chance(3)) lines.add(new Line(Fields.BAGGAGE, baggage()));
        if (chance(6)) lines.add(new Line(Fields.TRACESTATE, text(PLAIN, 1, 5) + "=" + text(PLAIN, 1, 9)));
        return lines;
    }

    /** Valid lines with one to six things done to them. */
    List<Line> damaged() {
        List<Line> lines = valid();
        for (int deeds = 1 + random.nextInt(6); deeds > 0 && !lines.isEmpty(); deeds--) {
            int at = random.nextInt(lines.size());
            Line line = lines.get(at);
            switch (random.nextInt(8)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(line);
                case 2 -> lines.set(at, new Line(random.nextInt(Fields.COUNT), line.value));
                case 3 -> lines.add(new Line(line.key, any()));
                default -> lines.set(at, new Line(line.key, bent(line.value)));
            }
        }
        return lines;
    }

    /** A value with something replaced, put in, taken out, repeated or cut off. */
    private String bent(String value) {
        if (value == null || value.isEmpty()) return any();
        int at = random.nextInt(value.length());
        String before = value.substring(0, at);
        return switch (random.nextInt(7)) {
            case 0 -> before;
            case 1 -> before + value.substring(at + 1);
            case 2 -> before + character() + value.substring(at);
            case 3 -> value + (chance(2) ? ", " : ",") + value;
            case 4 -> chance(20) ? value.repeat(1 + 9000 / value.length()) : value + value;
            case 5 -> chance(2) ? value.toUpperCase(Locale.ROOT) : " \t" + value + "\t ";
            default -> before + character() + value.substring(at + 1);
        };
    }

    private char character() {
        String alphabet = chance(3) ? NASTY : SPEAKING;
        return chance(20) ? (char) random.nextInt(0x10000) : alphabet.charAt(random.nextInt(alphabet.length()));
    }

    /** Any value at all: nothing, none, noise, letters of the grammars, other scripts, huge. */
    String any() {
        return switch (random.nextInt(8)) {
            case 0 -> null;
            case 1 -> "";
            case 2 -> text(NASTY, 1, 20);
            case 3 -> text(PLAIN + "=,", 1, chance(50) ? 20_000 : 700);
            case 4 -> text(SPEAKING + NASTY, 1, 80);
            default -> text(SPEAKING, 1, 80);
        };
    }

    List<Line> noise() {
        List<Line> lines = new ArrayList<>();
        for (int count = random.nextInt(8); count > 0; count--) {
            lines.add(new Line(random.nextInt(Fields.COUNT), any()));
        }
        return lines;
    }
}
