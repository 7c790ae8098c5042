// SPDX-License-Identifier: Apache-2.0
package dev.baton.cli;

import dev.baton.core.format.Baggage;
import dev.baton.core.format.Fields;
import dev.baton.core.format.Findings;
import dev.baton.core.format.Format;
import dev.baton.core.format.Identity;
import dev.baton.core.format.Joined;
import dev.baton.core.format.Propagator;
import dev.baton.core.settings.FormatList;
import dev.baton.core.settings.Setting;
import dev.baton.core.settings.Settings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Baton makes of one request's headers: what it takes, what it sends on, and what it finds wrong. */
final class Reading {
    private static final List<Format> NONE = Collections.emptyList();

    final List<String[]> headers;
    final FormatList extract;
    final FormatList inject;

    private final @Nullable String @Nullable [] fields;
    private final @Nullable Identity identity;
    private final Baggage baggage;
    private final @Nullable String[] outbound;
    private final Map<Format, Map<String, Set<String>>> findings = new EnumMap<>(Format.class);

    private Reading(List<String[]> headers, FormatList extract, FormatList inject, Settings settings) {
        this.headers = headers;
        this.extract = extract;
        this.inject = inject;
        Findings notes = new Notes();
        Propagator propagator =
                new Propagator(extract.formats(), inject.formats(), inject.received(), settings.is(Setting.RUM_FIRST));
        fields = settings.is(Setting.RUM_JOINED) ? picked(headers) : fields(headers, notes);
        identity = propagator.extract(fields, notes);
        baggage = propagator.baggage(fields, notes);
        outbound = propagator.inject(fields, null, null);
    }

    /** Of headers as they came: name and value, a name maybe twice. */
    static Reading of(List<String[]> headers, FormatList extract, FormatList inject, Settings settings) {
        return new Reading(headers, extract, inject, settings);
    }

    private static @Nullable String @Nullable [] picked(List<String[]> headers) {
        @Nullable String[] fields = null;
        for (String[] header : headers) {
            int key = Fields.key(header[0]);
            if (key >= 0) fields = Joined.add(fields, key, header[1]);
        }
        if (fields != null) Joined.pick(fields);
        return fields;
    }

    private static @Nullable String @Nullable [] fields(List<String[]> headers, @Nullable Findings notes) {
        @Nullable String[] fields = null;
        for (String[] header : headers) {
            int key = Fields.key(header[0]);
            if (key >= 0) fields = Fields.add(fields, key, header[1], notes);
        }
        return fields;
    }

    /** Null if neither a trace, nor a sampling decision, nor baggage came. */
    boolean isEmpty() {
        return identity == null && baggage.members().isEmpty();
    }

    @Nullable
    Identity identity() {
        return identity;
    }

    Baggage baggage() {
        return baggage;
    }

    /** What {@code format} alone says; null if it says nothing valid, or is not read. */
    @Nullable
    Identity saidBy(Format format) {
        return extract.formats().contains(format) ? alone(format).extract(fields) : null;
    }

    /** What a receiver that reads only {@code format} takes from what is sent on. */
    @Nullable
    Identity heardBy(Format format) {
        return alone(format).extract(outbound);
    }

    private static Propagator alone(Format format) {
        return new Propagator(Collections.singletonList(format), NONE, false, false);
    }

    /** What is wrong with the headers of {@code format}, in words. */
    List<String> findings(Format format) {
        List<String> notes = new ArrayList<>();
        for (Map.Entry<String, Set<String>> note :
                findings.getOrDefault(format, Collections.emptyMap()).entrySet()) {
            String names = String.join(", ", note.getValue());
            notes.add(names.isEmpty() ? note.getKey() : names + ": " + note.getKey());
        }
        return notes;
    }

    /** All lines of that header, as they came. */
    List<String> received(String name) {
        List<String> values = new ArrayList<>();
        for (String[] header : headers) {
            if (header[0].equalsIgnoreCase(name)) values.add(header[1]);
        }
        return values;
    }

    /** Name and value of each header sent on. */
    List<String[]> outbound() {
        List<String[]> sent = new ArrayList<>();
        for (int key = 0; key < outbound.length; key++) {
            String value = outbound[key];
            if (value != null) sent.add(new String[] {Fields.names()[key], value});
        }
        return sent;
    }

    /** As {@link #outbound()}, the headers of that format. */
    List<String[]> outbound(Format format) {
        List<String[]> sent = new ArrayList<>();
        for (String[] header : outbound()) {
            if (format.names().contains(header[0])) sent.add(header);
        }
        return sent;
    }

    /** Notes by what they say, so that several headers with one fault make one note. */
    private final class Notes implements Findings {
        @Override
        public void refused(Format format, String header, String reason) {
            boolean isThere = !received(header).isEmpty();
            note(format, header, isThere ? "damaged, " + reason : reason);
        }

        @Override
        public void noted(Format format, String note) {
            int colon = note.indexOf(": ");
            if (colon < 0) {
                note(format, "", note);
            } else {
                note(format, note.substring(0, colon), note.substring(colon + 2));
            }
        }

        private void note(Format format, String header, String what) {
            findings.computeIfAbsent(format, any -> new LinkedHashMap<>())
                    .computeIfAbsent(what, any -> new LinkedHashSet<>())
                    .add(header);
        }
    }
}
