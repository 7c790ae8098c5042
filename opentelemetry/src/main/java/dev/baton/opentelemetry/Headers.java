// SPDX-License-Identifier: Apache-2.0
package dev.baton.opentelemetry;

import dev.baton.core.format.Fields;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Baton's own carrier, values by key of {@link Fields}, for OpenTelemetry's propagators. */
final class Headers implements TextMapGetter<@Nullable String[]>, TextMapSetter<@Nullable String[]> {
    private static final Headers BOTH = new Headers();

    static final TextMapGetter<@Nullable String[]> GETTER = BOTH;
    static final TextMapSetter<@Nullable String[]> SETTER = BOTH;

    private Headers() {}

    @Override
    public Iterable<String> keys(@Nullable String[] headers) {
        return Arrays.asList(Fields.names());
    }

    @Override
    public @Nullable String get(@Nullable String @Nullable [] headers, String name) {
        return headers == null ? null : headers[Fields.key(name)];
    }

    @Override
    public void set(@Nullable String @Nullable [] headers, String name, String value) {
        if (headers != null) headers[Fields.key(name)] = value;
    }
}
