// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Extracts and injects all enabled formats. Immutable. */
public final class Propagator {
    private static final String[] NOTHING = {};

    public Propagator(List<Format> extract, List<Format> inject, boolean received, boolean rumFirst) {}

    public @Nullable Identity extract(String[] headers) {
        return null;
    }

    /** What an outbound request gets: values by key; empty when nothing. */
    public String[] inject(String @Nullable [] headers, @Nullable Identity started, String @Nullable [] present) {
        return headers == null || started != null || present != null ? NOTHING : headers;
    }
}
