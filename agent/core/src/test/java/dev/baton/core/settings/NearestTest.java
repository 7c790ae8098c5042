// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestTest {
    private static final List<String> NAMES = List.of("tracecontext", "datadog", "b3", "b3multi", "baggage", "Tomcat");

    @ParameterizedTest
    @CsvSource({
        "datdog, datadog",
        "dataadog, datadog",
        "datatog, datadog",
        "dtaadog, datadog",
        "b3mutli, b3multi",
        "DATADOG, datadog",
        "tomcta, Tomcat",
        "bagage, baggage",
        "b4, b3",
        "trace-context, tracecontext",
        "trace, tracecontext",
        "b3single, b3",
    })
    void findsWhatWasMeant(String name, String meant) {
        assertThat(Nearest.to(name, NAMES)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "w3c", "jaeger", "netty"})
    void namesNothingThatIsFarAway(String name) {
        assertThat(Nearest.to(name, NAMES)).isNull();
    }

    @Test
    void doesNotMeasureEndlessNames() {
        assertThat(Nearest.to("datadog".repeat(100_000), NAMES)).isNull();
    }

    @Test
    void namesNothingWhereThereIsNothing() {
        assertThat(Nearest.to("datadog", List.of())).isNull();
    }
}
