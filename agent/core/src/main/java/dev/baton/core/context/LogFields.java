// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.context;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What log events say of one request: made when the first event asks, and then the same for all. Its fields are final, so
 * that threads which share a context see all of it.
 */
public final class LogFields {
    /** Of no request. */
    public static final LogFields NONE = new LogFields(new String[0]);

    private final String[] pairs;
    private final Map<String, String> map;
    private final AtomicReference<@Nullable Object> kept = new AtomicReference<>();

    LogFields(String[] pairs) {
        this.pairs = pairs;
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) map.put(pairs[i], pairs[i + 1]);
        this.map = Collections.unmodifiableMap(map);
    }

    /** Key, value, key, value. Not to be changed. */
    public String[] pairs() {
        return pairs;
    }

    public @Nullable String get(@Nullable String key) {
        return map.get(key);
    }

    /** All of {@code own}, and of these what it lacks; where that is nothing, {@code own} itself. Not to be changed. */
    public Map<String, String> with(@Nullable Map<String, String> own) {
        if (own == null || own.isEmpty()) return own != null && pairs.length == 0 ? own : map;
        Map<String, String> all = null;
        for (int i = 0; i < pairs.length; i += 2) {
            if (own.containsKey(pairs[i])) continue;
            if (all == null) all = new HashMap<>(own);
            all.put(pairs[i], pairs[i + 1]);
        }
        return all == null ? own : all;
    }

    /** For what a logging library makes of these; gone with the request. */
    public AtomicReference<@Nullable Object> kept() {
        return kept;
    }
}
