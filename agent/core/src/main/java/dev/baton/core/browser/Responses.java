// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.browser;

import dev.baton.core.context.Context;
import dev.baton.core.context.Notes;
import dev.baton.core.settings.Setting;
import dev.baton.core.settings.Settings;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What responses are to be completed with, from the moment their request is read until they are written. */
public final class Responses {
    private static final @Nullable String[] NOTHING = {};

    private final Preflight.Mode cors;
    private final boolean isServerTiming;
    private final boolean isTraceresponse;
    private final boolean isLinking;

    /** By exchange: a {@link Preflight}, or a {@link Context} that the page is to be told of. */
    private final Notes<Object> owed = new Notes<>();

    /** By connection, or another object of its: what is counted. Only its own thread counts. */
    private final Notes<Integer> due = new Notes<>();

    public Responses(Settings settings) {
        cors = Preflight.Mode.valueOf(settings.get(Setting.CORS).toUpperCase(Locale.ROOT));
        isServerTiming = settings.lists(Setting.RESPONSE, "server-timing");
        isTraceresponse = settings.lists(Setting.RESPONSE, "traceresponse");
        isLinking = settings.is(Setting.HTML_LINK);
    }

    /** See {@link Preflight#of}. */
    public @Nullable Preflight preflight(
            @Nullable String origin,
            @Nullable String method,
            @Nullable String headers,
            @Nullable String privateNetwork) {
        return Preflight.of(cors, origin, method, headers, privateNetwork);
    }

    /** Remembers a preflight or a context, if anything is owed for it. */
    public void owe(Object exchange, int stream, @Nullable Object request) {
        boolean isOwed = request instanceof Preflight
                ? ((Preflight) request).isOwed()
                : isServerTiming || isTraceresponse || isLinking;
        owed.set(exchange, stream, isOwed ? request : null);
    }

    /** What {@link #owe} remembers. */
    public @Nullable Object owed(Object exchange, int stream) {
        return owed.get(exchange, stream);
    }

    /** Counts what a connection waits for, as long as any preflight may be granted or a page is told its trace; else 0. */
    public int due(Object connection, int change) {
        if (cors != Preflight.Mode.FULL && !isServerTiming && !isTraceresponse) return 0;
        Integer before = due.get(connection, null);
        int now = Math.max(0, (before == null ? 0 : before) + change);
        due.set(connection, null, now == 0 ? null : now);
        return now;
    }

    /** The headers of a response by key, see {@link Response}. */
    public @Nullable String[] respond(Object owed, @Nullable String @Nullable [] lines) {
        if (owed instanceof Preflight) return Response.of((Preflight) owed, lines);
        String traceparent = ((Context) owed).traceparent();
        return traceparent == null ? NOTHING : Response.of(traceparent, isServerTiming, isTraceresponse, lines);
    }

    /** To be called now and then: lets go of what was kept for objects that were collected. */
    public void tidy() {
        owed.tidy();
        due.tidy();
    }
}
