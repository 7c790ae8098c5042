// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.context;

import dev.baton.core.format.Baggage;
import dev.baton.core.format.Commas;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A request's span as the API of a tracer wants to be told of it: made when the application first asks. Its fields are
 * final, so that threads which share a context see all of it.
 */
final class RemoteSpan {
    private static final String[] NOTHING = {};

    /** Places in a {@code traceparent}. */
    private static final int TRACE_ID = 3;

    private static final int SPAN_ID = 36;
    private static final int FLAGS = 53;

    private final String[] span;
    private final String[] baggage;
    private final AtomicReference<@Nullable Object> kept = new AtomicReference<>();

    RemoteSpan(@Nullable String traceparent, @Nullable String tracestate, Baggage baggage) {
        this.span = traceparent == null ? NOTHING : span(traceparent, tracestate);
        List<String> members = new ArrayList<>();
        for (Baggage.Member member : baggage.members()) {
            members.add(member.key());
            members.add(member.value());
            members.add(member.properties() == null ? "" : member.properties());
        }
        this.baggage = members.toArray(NOTHING);
    }

    private static String[] span(String traceparent, @Nullable String tracestate) {
        List<String> said = new ArrayList<>(Arrays.asList(
                traceparent.substring(TRACE_ID, SPAN_ID - 1),
                traceparent.substring(SPAN_ID, FLAGS - 1),
                traceparent.substring(FLAGS, FLAGS + 2)));
        for (String member : Commas.split(tracestate)) {
            int equals = member.indexOf('=');
            said.add(member.substring(0, equals));
            said.add(member.substring(equals + 1));
        }
        return said.toArray(NOTHING);
    }

    /** Trace id, span id, flags, and then keys and values of the trace state in turn; empty: there is no span. */
    String[] span() {
        return span;
    }

    /** Key, value, properties; and so on. */
    String[] baggage() {
        return baggage;
    }

    /** For what an API makes of these; gone with the request. */
    AtomicReference<@Nullable Object> kept() {
        return kept;
    }
}
