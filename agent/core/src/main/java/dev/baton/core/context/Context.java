// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.context;

import dev.baton.core.format.Identity;
import dev.baton.core.format.Propagator;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What a request brought, kept as it came. Immutable; parsed only when something is to be written, and then once: the
 * fields beside {@link #headers} are caches of pure functions of it, so a race computes one of them twice and no more.
 */
public class Context {
    static final @Nullable String[] NOTHING = {};

    private final Propagator propagator;
    private final String @Nullable [] headers;
    private final @Nullable Identity started;

    /** Volatile, for an array has no final elements: else another thread could see it without them. */
    private volatile String @Nullable [] outbound;

    private @Nullable LogFields logFields;
    private @Nullable RemoteSpan remoteSpan;

    Context(Propagator propagator, String @Nullable [] headers, @Nullable Identity started) {
        this.propagator = propagator;
        this.headers = headers;
        this.started = started;
    }

    /** Of the headers that arrived, see {@link dev.baton.core.format.Fields#add}. */
    public static Context of(Propagator propagator, String[] headers) {
        return new Context(propagator, headers, null);
    }

    /** Of a trace that begins here; {@code headers} bring no identity then, but maybe baggage. */
    public static Context started(Propagator propagator, String @Nullable [] headers, Identity identity) {
        return new Context(propagator, headers, identity);
    }

    /** Another of the same trace, if that began here for such headers; null if not. */
    public @Nullable Context startedAgain(String @Nullable [] sameHeaders) {
        return started == null || !Arrays.equals(headers, sameHeaders) ? null : started(propagator, headers, started);
    }

    /** What an outbound request gets that has no trace header yet: values by key. Not to be changed. */
    public String[] outbound() {
        String[] values = outbound;
        if (values == null) {
            values = propagator.inject(headers, started, null);
            outbound = values;
        }
        return values;
    }

    /**
     * What the application should find on the inbound request besides what arrived, as if the caller had sent it: the
     * formats that did not, so that whatever its own tracer reads it continues this trace, or a trace that begins here.
     * An asynchronous dispatch reads it again. Values by key; empty when there is nothing to add.
     *
     * @param isTranslated whether what arrived is to be translated too, and not only a trace that begins here be told
     */
    public String[] inbound(boolean isTranslated) {
        return started == null && !isTranslated ? NOTHING : propagator.inbound(headers, outbound());
    }

    /** The trace and span that this is, as the value of a {@code traceparent}; null of a context that has none. */
    public @Nullable String traceparent() {
        return propagator.traceparent(headers, started);
    }

    /** The low half of the trace id, unsigned and decimal; null of a context that has no trace. */
    public @Nullable String decimalTraceId() {
        Identity identity = started == null ? propagator.extract(headers) : started;
        return identity == null || identity.traceIdLow() == 0 ? null : Long.toUnsignedString(identity.traceIdLow());
    }

    /** What log events say of the request. */
    public LogFields logFields(LogKeys keys) {
        LogFields fields = logFields;
        if (fields == null) {
            Identity identity = started == null ? propagator.extract(headers) : started;
            fields = new LogFields(keys.pairs(identity, propagator.baggage(headers, null)));
            logFields = fields;
        }
        return fields;
    }

    /** Trace id, span id, flags, and then keys and values of the trace state in turn; empty: there is no span. */
    public String[] span() {
        return remoteSpan().span();
    }

    /** Of each member of the baggage its key, its value and its properties, empty if it has none. */
    public String[] baggage() {
        return remoteSpan().baggage();
    }

    /** For what the API of a tracer makes of {@link #span} and {@link #baggage}. */
    public AtomicReference<@Nullable Object> keptOfSpan() {
        return remoteSpan().kept();
    }

    private RemoteSpan remoteSpan() {
        RemoteSpan remote = remoteSpan;
        if (remote == null) {
            String[] written = propagator.traceContext(headers, started);
            remote = new RemoteSpan(written[0], written[1], propagator.baggage(headers, null));
            remoteSpan = remote;
        }
        return remote;
    }

    /**
     * The context of a span that the application has made current: it in every format, as if it were on each outbound
     * request as {@code span}. What the request brought besides stays.
     *
     * @param span values by key, not kept
     */
    public Context following(String[] span) {
        return of(propagator.ofSpans(headers, started), propagator.following(headers, started, span));
    }

    /** Those of {@code values} for which a request's head of {@code size} bytes has room; all: the same array. */
    public String[] fitting(String[] values, int size) {
        return propagator.fitting(headers, values, size);
    }

    /** Those of {@code values} for which a message with room for so many more lines has room; all: the same array. */
    public String[] atMost(int lines, String[] values) {
        return propagator.atMost(lines, headers, values);
    }

    /** As {@link #outbound()} for a request that already has the trace headers {@code present}. */
    public String[] outbound(String[] present) {
        return propagator.inject(headers, started, present);
    }
}
