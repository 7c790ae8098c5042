// SPDX-License-Identifier: Apache-2.0
package dev.baton.opentelemetry;

import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurablePropagatorProvider;

/** {@code otel.propagators=baton}. */
public final class BatonPropagatorProvider implements ConfigurablePropagatorProvider {
    @Override
    public TextMapPropagator getPropagator(ConfigProperties config) {
        return BatonPropagator.all();
    }

    @Override
    public String getName() {
        return "baton";
    }
}
