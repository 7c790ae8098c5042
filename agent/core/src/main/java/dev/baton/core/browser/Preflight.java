// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.browser;

import dev.baton.core.format.Commas;
import dev.baton.core.format.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The question that a browser asks before it sends a request with headers of a tracer to another origin: <a
 * href="https://fetch.spec.whatwg.org/#cors-preflight-fetch">Fetch, CORS-preflight fetch</a>. The application is asked
 * without the names of trace headers, as if there were no tracer in the page; what it then allows is theirs too.
 * Immutable.
 */
public final class Preflight {
    /** How far Baton goes. */
    public enum Mode {
        /** Preflights are none of its business. */
        OFF,
        /** Names of trace headers are allowed where the application allows the origin. */
        NAMES,
        /** Besides, a preflight that there is for their sake alone is granted. */
        FULL
    }

    /** What Datadog's browser SDK 4.0–4.9 sends besides, and nobody reads. */
    private static final String LEGACY = "x-datadog-sampled";

    private static final String NO_CONTENT = "204";

    private final Mode mode;
    private final String origin;
    private final String method;
    private final boolean isForPrivateNetwork;

    /** The names asked for, as they came; null: none. */
    private final @Nullable String asked;

    /** Those that are not of trace headers; null: none. */
    private final @Nullable String others;

    /** Those that are, with a comma between them; null: none. */
    private final @Nullable String tracing;

    private Preflight(Mode mode, String origin, String method, @Nullable String asked, boolean isForPrivateNetwork) {
        this.mode = mode;
        this.origin = origin;
        this.method = method;
        this.asked = asked;
        this.isForPrivateNetwork = isForPrivateNetwork;
        List<String> tracing = new ArrayList<String>();
        List<String> others = new ArrayList<String>();
        for (String name : Commas.split(asked)) (isTracing(name) ? tracing : others).add(name);
        this.tracing = tracing.isEmpty() ? null : Commas.joined(tracing, ", ");
        if (tracing.isEmpty()) this.others = asked;
        else this.others = others.isEmpty() ? null : Commas.joined(others);
    }

    private static boolean isTracing(String name) {
        return Fields.key(name) >= 0 || name.toLowerCase(Locale.ROOT).equals(LEGACY);
    }

    /**
     * What a request whose method is {@code OPTIONS} asks.
     *
     * @param origin its {@code Origin}
     * @param method its {@code Access-Control-Request-Method}
     * @param asked its {@code Access-Control-Request-Headers}
     * @param privateNetwork its {@code Access-Control-Request-Private-Network}
     * @return null if it is no preflight
     */
    public static @Nullable Preflight of(
            Mode mode,
            @Nullable String origin,
            @Nullable String method,
            @Nullable String asked,
            @Nullable String privateNetwork) {
        if (origin == null || method == null) return null;
        return new Preflight(mode, origin.trim(), method.trim(), asked, privateNetwork != null);
    }

    /** What the application is to find in {@code Access-Control-Request-Headers}; null: no such header. */
    public @Nullable String remaining() {
        return mode == Mode.OFF ? asked : others;
    }

    /** Whether the answer is to be completed. */
    public boolean isOwed() {
        return mode != Mode.OFF && tracing != null;
    }

    /**
     * The answer to a preflight that there would be none of without a tracer in the page: then the browser would have sent
     * the request straight away. What the page may read of the response is still up to the application.
     *
     * @return the status, then names and values of headers in turn; null where the application is to be asked
     */
    public String @Nullable [] grant() {
        if (mode != Mode.FULL || tracing == null || others != null || isForPrivateNetwork) return null;
        if (!method.equals("GET") && !method.equals("HEAD") && !method.equals("POST")) return null;
        if (!isPrintable(origin)) return null;
        return new String[] {
            NO_CONTENT,
            "Access-Control-Allow-Origin",
            origin,
            "Access-Control-Allow-Credentials",
            "true",
            "Access-Control-Allow-Headers",
            tracing,
            "Vary",
            "Origin, Access-Control-Request-Method, Access-Control-Request-Headers"
        };
    }

    /** What goes into the answer as it came; no browser sends anything else, and nobody else is to write lines there. */
    private static boolean isPrintable(String origin) {
        for (int i = 0; i < origin.length(); i++) {
            if (origin.charAt(i) < ' ' || origin.charAt(i) > '~') return false;
        }
        return !origin.isEmpty();
    }

    /** {@code Access-Control-Allow-Headers} of the answer, completed; null: to be left as it is. */
    @Nullable
    String allowed(@Nullable String allowedOrigin, @Nullable String allowed) {
        if (tracing == null || allowedOrigin == null) return null;
        if (!allowedOrigin.equals("*") && !allowedOrigin.equals(origin)) return null;
        return HeaderList.completed(allowed, tracing);
    }
}
