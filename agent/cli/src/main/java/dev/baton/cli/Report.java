// SPDX-License-Identifier: Apache-2.0
package dev.baton.cli;

import dev.baton.core.format.Baggage;
import dev.baton.core.format.Format;
import dev.baton.core.format.Identity;
import dev.baton.core.settings.Setting;
import dev.baton.core.settings.Settings;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A {@link Reading} in words: what came, what Baton takes from it, what it sends on. */
final class Report {
    private final Reading reading;
    private final Settings settings;
    private final Page page = new Page();

    private Report(Reading reading, Settings settings) {
        this.reading = reading;
        this.settings = settings;
    }

    /** @param strangers lines of the input that are no header, in words */
    static String of(Reading reading, List<String> strangers, Settings settings) {
        Report report = new Report(reading, settings);
        report.came(strangers);
        report.taken();
        report.sentOn();
        return report.page.toString();
    }

    private void came(List<String> strangers) {
        page.line("What came");
        List<String[]> rows = new ArrayList<>();
        Set<Format> read = EnumSet.noneOf(Format.class);
        for (Format format : reading.extract.formats()) {
            read.add(format);
            rows.add(new String[] {format.key(), came(format)});
            for (String finding : reading.findings(format)) rows.add(new String[] {"", finding});
        }
        for (Format format : Format.values()) {
            if (read.contains(format) || !hasCome(format)) continue;
            rows.add(new String[] {format.key(), "came, but is not read: extract leaves it out"});
        }
        if (reading.headers.isEmpty()) {
            page.words(2, "No header line came on standard input.");
        } else {
            page.table(rows);
        }
        for (String stranger : strangers) page.words(2, stranger);
        for (String hint : Hints.of(reading)) page.words(2, hint);
    }

    private String came(Format format) {
        if (!hasCome(format)) return "nothing";
        if (format == Format.BAGGAGE) {
            int members = reading.baggage().members().size();
            return members == 0 ? "nothing usable" : members == 1 ? "1 member" : members + " members";
        }
        Identity said = reading.saidBy(format);
        if (said == null) return "nothing usable";
        if (!said.hasIds()) return "no ids, only a decision: " + Words.decision(said);
        StringBuilder words = new StringBuilder("trace ").append(said.traceId());
        words.append(said.spanId() == null ? ", no span" : ", span " + said.spanId());
        words.append(", ").append(Words.decision(said));
        if (!Words.isPlain(said.priority())) words.append(", priority ").append(said.priority());
        if (said.origin() != null) words.append(", origin ").append(said.origin());
        return words.toString();
    }

    private boolean hasCome(Format format) {
        for (String name : format.names()) {
            if (!reading.received(name).isEmpty()) return true;
        }
        return false;
    }

    private void taken() {
        page.gap().line("What Baton takes");
        Identity identity = reading.identity();
        if (reading.isEmpty()) {
            page.words(2, "Nothing.");
            if (settings.get(Setting.START).equals("always")) {
                page.words(2, "As start is always, a running Baton begins a trace here.");
            }
            return;
        }
        List<String[]> rows = new ArrayList<>();
        if (identity != null) addIdentity(rows, identity);
        for (Baggage.Member member : reading.baggage().members()) {
            String properties = member.properties() == null ? "" : " ;" + member.properties();
            rows.add(new String[] {"baggage", member.key() + " = " + member.value() + properties});
        }
        page.table(rows);
    }

    private void addIdentity(List<String[]> rows, Identity identity) {
        if (identity.hasIds()) {
            add(rows, "trace id", identity.traceId());
            String decimal = Long.toUnsignedString(identity.traceIdLow());
            add(rows, "", decimal + " in decimal, as RUM and Datadog show it (the low 64 bits)");
            add(rows, "span id", identity.spanId() == null ? "none" : Words.span(identity.spanId()));
        }
        add(rows, "from", primary(identity));
        add(rows, "sampled", Words.sampled(identity));
        add(rows, "priority", identity.priority());
        add(rows, "origin", identity.origin());
        add(rows, "tags", identity.tags().isEmpty() ? null : Words.tags(identity));
        add(rows, "tracestate", identity.tracestate());
    }

    private static void add(List<String[]> rows, String what, @Nullable Object value) {
        if (value != null) rows.add(new String[] {what, value.toString()});
    }

    /** Which format was followed, and why it and no other. */
    private String primary(Identity identity) {
        Format primary = identity.format();
        if (primary == null) return "a trace that begins here";
        Format first = null;
        boolean isAlone = true;
        for (Format format : reading.extract.formats()) {
            Identity said = format == Format.BAGGAGE ? null : reading.saidBy(format);
            if (said == null || said.hasIds() != identity.hasIds()) continue;
            if (first == null) first = format;
            isAlone &= format == primary;
        }
        String what = identity.hasIds() ? "a valid trace" : "a valid decision";
        if (isAlone) return primary.key() + ", the only format with " + what;
        if (first == primary) return primary.key() + ", the first in the order of extract with " + what;
        if (first == Format.B3MULTI && primary == Format.B3) return "b3, which always comes before b3multi";
        return primary.key() + ", as its origin is rum: the browser's trace comes before that of " + Words.key(first)
                + " (rum.first)";
    }

    private void sentOn() {
        page.gap().line("What Baton sends on");
        if (reading.isEmpty() || reading.inject.formats().isEmpty()) {
            page.words(2, reading.isEmpty() ? "Nothing." : "Nothing, as inject names no format.");
            return;
        }
        for (Format format : reading.inject.formats()) {
            List<String[]> sent = reading.outbound(format);
            page.words(
                    2, format.key() + ": " + (sent.isEmpty() ? "nothing, " + whyNothing(format) : how(format, sent)));
            for (String[] header : sent) page.line("    " + header[0] + ": " + header[1]);
        }
    }

    private String whyNothing(Format format) {
        Identity identity = reading.identity();
        if (format == Format.BAGGAGE) return "as no baggage was taken";
        if (identity == null) return "as there is no trace to hand on";
        if (reading.inject.received() && reading.saidBy(format) == null) {
            return "as it did not come in, and inject says received";
        }
        if (!identity.hasIds()) return "as it has no form for a decision without ids";
        if (identity.traceIdLow() == 0) return "as it has no form for a trace id whose low half is zero";
        if (identity.spanId() == null) return "as it needs a span, and none came";
        return "as there is nothing to say in it";
    }

    private String how(Format format, List<String[]> sent) {
        Identity identity = reading.identity();
        if (format == Format.BAGGAGE) return asItCame(sent);
        Identity said = reading.saidBy(format);
        if (said != null) {
            boolean isOther =
                    identity != null && identity.hasIds() && said.hasIds() && !Words.isSameTrace(said, identity);
            return asItCame(sent) + (isOther ? ", though it names another trace" : "");
        }
        Identity heard = reading.heardBy(format);
        String lost = identity == null || heard == null ? "" : Words.lost(identity, heard, format);
        String came = hasCome(format) && reading.extract.formats().contains(format) ? ", in place of what came" : "";
        return "translated" + came + (lost.isEmpty() ? "" : "; " + lost);
    }

    private String asItCame(List<String[]> sent) {
        for (String[] header : sent) {
            StringBuilder came = new StringBuilder();
            for (String line : reading.received(header[0])) {
                came.append(came.length() == 0 ? "" : ",").append(line.trim());
            }
            if (!came.toString().equals(header[1])) return "as it came, cleaned";
        }
        return "as it came";
    }
}
