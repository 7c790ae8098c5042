// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the enabled formats of one request: what came in valid goes out as it came, what is missing is written
 * from what came. Immutable.
 *
 * <pre>
 *   P1  a format that came in valid and is enabled both ways goes out as it came, whichever trace it names
 *   P2  one that did not, or came damaged, is written from the merged identity
 *   P3  so is one that is only written
 *   P4  without anything valid nothing is written
 *   P5  a format of which the outbound request has a header already is left alone
 *   P6  a traceparent that goes out as it came keeps its tracestate as it came
 * </pre>
 */
public final class Propagator {
    private static final @Nullable String[] NOTHING = {};

    /** In which tracers of the application say what their span is. */
    private static final Format[] OF_SPANS = {Format.TRACECONTEXT, Format.B3};

    private static final @Nullable String[] NONE_CAME = new String[Fields.COUNT];

    private final Format[] extract;
    private final Format[] inject;
    private final Format[] either;
    private final int extracted;
    private final int injected;
    private final boolean isBaggageForwarded;
    private final boolean isBaggageRead;
    private final boolean isReceivedOnly;
    private final boolean rumFirst;
    private final @Nullable Findings damage;

    /** Null: nobody has asked for it yet. Immutable, so any thread's will do. */
    private @Nullable Propagator ofSpans;

    /**
     * Reads and writes these formats.
     *
     * @param extract what is read, the preferred first
     * @param inject what is written
     * @param received whether of these only formats that came in are written
     * @param rumFirst whether a browser's trace goes before that of a format named earlier (rule C4)
     */
    public Propagator(List<Format> extract, List<Format> inject, boolean received, boolean rumFirst) {
        this(extract, inject, received, rumFirst, null);
    }

    /**
     * As above.
     *
     * @param damage is told, by {@link #inject}, of headers that arrived damaged; null: nobody is
     */
    public Propagator(
            List<Format> extract, List<Format> inject, boolean received, boolean rumFirst, @Nullable Findings damage) {
        this.extract = identities(extract);
        this.inject = identities(inject);
        List<Format> all = new ArrayList<Format>(extract);
        all.addAll(inject);
        this.either = identities(all);
        this.extracted = fields(this.extract);
        this.injected = fields(this.inject);
        this.isBaggageRead = extract.contains(Format.BAGGAGE);
        this.isBaggageForwarded = isBaggageRead && inject.contains(Format.BAGGAGE);
        this.isReceivedOnly = received;
        this.rumFirst = rumFirst;
        this.damage = damage;
    }

    private static Format[] identities(List<Format> formats) {
        List<Format> kept = new ArrayList<Format>();
        for (Format format : formats) {
            if (format != Format.BAGGAGE && !kept.contains(format)) kept.add(format);
        }
        return kept.toArray(new Format[0]);
    }

    private static int fields(Format[] formats) {
        int fields = 0;
        for (Format format : formats) fields |= format.fields;
        return fields;
    }

    /** What arrived, merged; null if there are neither ids nor a decision. */
    public @Nullable Identity extract(@Nullable String @Nullable [] headers) {
        return extract(headers, null);
    }

    /** As {@link #extract(String[])}, and tells what was not used. */
    public @Nullable Identity extract(@Nullable String @Nullable [] headers, @Nullable Findings findings) {
        @Nullable String[] came = came(headers);
        return Merge.of(extract, came, check(extract, came, findings), rumFirst, findings);
    }

    /** What arrived or, if it is given, began here, as the value of a {@code traceparent}; null without ids. */
    public @Nullable String traceparent(@Nullable String @Nullable [] headers, @Nullable Identity started) {
        return traceContext(headers, started)[0];
    }

    /** As {@link #traceparent}, and after it the value of a {@code tracestate}; null where there is none. */
    public @Nullable String[] traceContext(@Nullable String @Nullable [] headers, @Nullable Identity started) {
        Identity identity = started == null ? extract(headers) : started;
        @Nullable String[] target = new String[Fields.COUNT];
        if (identity != null) Format.TRACECONTEXT.write(identity, target);
        return new String[] {target[Fields.TRACEPARENT], target[Fields.TRACESTATE]};
    }

    /** The baggage that arrived; of no members if none did or it is not read. */
    public Baggage baggage(@Nullable String @Nullable [] headers, @Nullable Findings findings) {
        String baggage = isBaggageRead ? cleanBaggage(came(headers), findings) : null;
        return baggage == null ? Baggage.NONE : BaggageFormat.read(baggage);
    }

    /** Whether anything valid arrived: an identity, a decision or baggage. */
    public boolean carries(@Nullable String @Nullable [] headers) {
        @Nullable String[] came = came(headers);
        return check(extract, came, null) != 0 || (isBaggageRead && cleanBaggage(came, null) != null);
    }

    /**
     * What an outbound request gets.
     *
     * @param headers that arrived, see {@link Fields#add}
     * @param started the trace that begins here, if one does; then {@code headers} hold no identity
     * @param present the trace headers already on the outbound request
     * @return values by key, null where nothing is to be written; empty when there is nothing at all; {@code headers}
     *     itself where all goes out as it came
     */
    public @Nullable String[] inject(
            @Nullable String @Nullable [] headers, @Nullable Identity started, @Nullable String @Nullable [] present) {
        @Nullable String[] came = came(headers);
        int valid = started == null ? check(extract, came, null) : 0;
        if (damage != null && present == null && isDamaged(came, valid)) check(extract, came, damage);
        String baggage = isBaggageForwarded ? cleanBaggage(came, present == null ? damage : null) : null;
        if (valid == 0 && baggage == null && started == null) return NOTHING;
        boolean isBare = present == null || isNothing(present);
        if (isBare && started == null && isForwardedAsIs(came, valid, baggage)) return came;
        return written(came, valid, baggage, started, came(present), either);
    }

    /**
     * What the application's own span is in every format, as if it were on each outbound request as {@code span}, and the
     * baggage that came; to be read by {@link #ofSpans}.
     *
     * @param span values by key, in a format of {@link #OF_SPANS}
     */
    public @Nullable String[] following(
            @Nullable String @Nullable [] headers, @Nullable Identity started, @Nullable String[] span) {
        @Nullable String[] came = came(headers);
        int valid = started == null ? check(extract, came, null) : 0;
        String baggage = isBaggageRead ? cleanBaggage(came, null) : null;
        @Nullable String[] following = span.clone();
        @Nullable String[] written = written(came, valid, baggage, started, span, ofSpans().either);
        for (int key = 0; key < written.length; key++) {
            if (written[key] != null) following[key] = written[key];
        }
        return following;
    }

    /** As this one, but also reads what tracers say of their spans, whatever else is read. */
    public Propagator ofSpans(@Nullable String @Nullable [] headers, @Nullable Identity started) {
        if (!isReceivedOnly || started != null) return ofSpans();
        int valid = check(extract, came(headers), null);
        List<Format> received = new ArrayList<Format>();
        for (Format format : inject) {
            if ((valid & format.fields) != 0) received.add(format);
        }
        if (isBaggageForwarded) received.add(Format.BAGGAGE);
        return new Propagator(readingSpans(), received, false, rumFirst);
    }

    private Propagator ofSpans() {
        Propagator propagator = ofSpans;
        if (propagator == null) {
            List<Format> written = new ArrayList<Format>(Arrays.asList(inject));
            if (isBaggageForwarded) written.add(Format.BAGGAGE);
            propagator = new Propagator(readingSpans(), written, false, rumFirst);
            ofSpans = propagator;
        }
        return propagator;
    }

    private List<Format> readingSpans() {
        List<Format> read = new ArrayList<Format>(Arrays.asList(extract));
        for (Format format : OF_SPANS) {
            if (!read.contains(format)) read.add(format);
        }
        if (isBaggageRead) read.add(Format.BAGGAGE);
        return read;
    }

    /**
     * Of what a request with these headers hands on, the formats of which nothing arrived, damaged or not.
     *
     * @param outbound from {@link #inject}
     * @return values by key, null where nothing is to be added; empty when there is nothing at all
     */
    @SuppressWarnings("ReferenceEquality") // what goes out as it came is the very same array
    public @Nullable String[] inbound(@Nullable String @Nullable [] headers, @Nullable String[] outbound) {
        if (outbound.length == 0 || outbound == headers) return NOTHING;
        @Nullable String[] came = came(headers);
        @Nullable String[] target = new String[Fields.COUNT];
        for (Format format : inject) {
            if (!format.isAmong(came)) forward(format.fields, outbound, target);
        }
        return isNothing(target) ? NOTHING : target;
    }

    /** See {@link Head#fitted}. */
    public @Nullable String[] fitting(@Nullable String @Nullable [] headers, @Nullable String[] values, int size) {
        return Head.fitted(inject, came(headers), values, size);
    }

    /** See {@link Head#atMost}. */
    public @Nullable String[] atMost(int lines, @Nullable String @Nullable [] headers, @Nullable String[] values) {
        return Head.atMost(lines, inject, came(headers), values);
    }

    private boolean isDamaged(@Nullable String[] came, int valid) {
        for (int key = 0; key < Fields.BAGGAGE; key++) {
            if (came[key] != null && (extracted & ~valid & 1 << key) != 0) return true;
        }
        return false;
    }

    /** Whether nothing is to be written anew, and nothing that came is to be left out. */
    private boolean isForwardedAsIs(@Nullable String[] came, int valid, @Nullable String baggage) {
        if (!isReceivedOnly && valid != 0) {
            for (Format format : inject) {
                if ((valid & format.fields) == 0) return false;
            }
        }
        return isAll(came, valid & injected, baggage);
    }

    /** Whether nothing came but these, unchanged. */
    @SuppressWarnings("ReferenceEquality") // what is clean comes back as the very same string
    private static boolean isAll(@Nullable String[] came, int forwarded, @Nullable String baggage) {
        for (int key = 0; key < Fields.BAGGAGE; key++) {
            if (came[key] != null && (forwarded & 1 << key) == 0) return false;
        }
        return came[Fields.BAGGAGE] == baggage;
    }

    private @Nullable String[] written(
            @Nullable String[] came,
            int valid,
            @Nullable String baggage,
            @Nullable Identity started,
            @Nullable String[] present,
            Format[] readOfPresent) {
        @Nullable String[] target = new String[Fields.COUNT];
        boolean isNone = valid == 0 && started == null;
        Identity fresher = isNone ? null : fresher(came, valid, started, present, readOfPresent);
        Identity source = fresher == null ? started : fresher;
        for (Format format : inject) {
            if (format.isAmong(present)) continue;
            boolean isReceived = (valid & format.fields) != 0;
            if (isReceived && fresher == null) {
                forward(format.fields & valid, came, target);
            } else if (isReceived || started != null || !isReceivedOnly) {
                if (source == null) source = Merge.of(extract, came, valid, rumFirst, null);
                if (source == null) continue;
                format.write(source, target);
            }
        }
        if (present[Fields.BAGGAGE] == null) target[Fields.BAGGAGE] = baggage;
        return isNothing(target) ? NOTHING : target;
    }

    /**
     * What a tracer in the application has put on the request, as it knows a span that we do not; null if there is
     * nothing of that kind, or if following it would lose the browser (rule C4). What its formats cannot say of the trace
     * is said as it came.
     */
    private @Nullable Identity fresher(
            @Nullable String[] came, int valid, @Nullable Identity started, @Nullable String[] present, Format[] read) {
        Identity fresher = Merge.of(read, present, check(read, present, null), rumFirst, null);
        if (fresher == null || !fresher.hasIds()) return null;
        Identity ours = started == null ? Merge.of(extract, came, valid, rumFirst, null) : started;
        if (ours == null) return fresher;
        return rumFirst && Merge.losesRum(fresher, ours) ? null : Merge.completed(fresher, ours);
    }

    private static void forward(int fields, @Nullable String[] came, @Nullable String[] target) {
        for (int key = 0; key < Fields.BAGGAGE; key++) {
            if ((fields & 1 << key) != 0) target[key] = came[key];
        }
    }

    private static boolean isNothing(@Nullable String[] values) {
        for (String value : values) {
            if (value != null) return false;
        }
        return true;
    }

    private static int check(Format[] formats, @Nullable String[] headers, @Nullable Findings findings) {
        int valid = 0;
        for (Format format : formats) valid |= format.check(headers, findings);
        return valid;
    }

    private static @Nullable String cleanBaggage(@Nullable String[] came, @Nullable Findings findings) {
        String baggage = came[Fields.BAGGAGE];
        return baggage == null ? null : BaggageFormat.cleaned(baggage, findings);
    }

    private static @Nullable String[] came(@Nullable String @Nullable [] headers) {
        return headers == null || headers.length < Fields.COUNT ? NONE_CAME : headers;
    }
}
