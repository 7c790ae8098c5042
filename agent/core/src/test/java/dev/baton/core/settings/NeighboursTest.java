// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.settings;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenTelemetry's and Datadog's settings, where Baton's own are absent. */
class NeighboursTest {
    private static final String DEFAULT = Setting.EXTRACT.byDefault();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tracecontext,baggage | tracecontext,baggage    | tracecontext,baggage",
                "b3                   | b3,b3multi              | b3",
                "b3multi              | b3,b3multi              | b3multi",
                "b3multi,tracecontext | b3,b3multi,tracecontext | b3multi,tracecontext",
                "none                 | ''                      | ''",
            })
    void openTelemetrysPropagatorsAreReadAndWritten(String given, String extract, String inject) {
        Settings settings = variable("OTEL_PROPAGATORS", given);
        assertThat(settings.get(Setting.EXTRACT)).isEqualTo(extract);
        assertThat(settings.get(Setting.INJECT)).isEqualTo(inject);
        assertThat(settings.source(Setting.EXTRACT)).isEqualTo("environment OTEL_PROPAGATORS");
        assertThat(settings.source(Setting.INJECT)).isEqualTo("environment OTEL_PROPAGATORS");
        assertThat(settings.problems()).isEmpty();
    }

    @Test
    void propagatorsThatBatonDoesNotKnowAreNamedOnceAndTheRestIsKept() {
        Settings settings = variable("OTEL_PROPAGATORS", "tracecontext,jaeger,b3,xray");
        assertThat(settings.get(Setting.INJECT)).isEqualTo("tracecontext,b3");
        assertThat(settings.problems())
                .containsExactly("environment OTEL_PROPAGATORS=tracecontext,jaeger,b3,xray: jaeger,xray are not known "
                        + "to Baton. Using the rest.");
    }

    @Test
    void ifBatonKnowsNoneOfThePropagatorsItsDefaultHolds() {
        Settings settings = variable("OTEL_PROPAGATORS", "ottrace");
        assertThat(settings.get(Setting.EXTRACT)).isEqualTo(DEFAULT);
        assertThat(settings.source(Setting.EXTRACT)).isEqualTo("default");
        assertThat(settings.problems())
                .containsExactly(
                        "environment OTEL_PROPAGATORS=ottrace: ottrace is not known to Baton. Using Baton's default.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "datadog,tracecontext,baggage | datadog,tracecontext,baggage",
                "b3                           | b3multi",
                "b3multi                      | b3multi",
                "b3 single header             | b3",
                "B3SINGLE,Datadog             | b3,datadog",
                "b3_single_header             | b3",
                "none                         | ''",
            })
    void datadogsStylesHaveTheNamesOfItsJavaAgent(String given, String ours) {
        Settings settings = variable("DD_TRACE_PROPAGATION_STYLE", given);
        assertThat(settings.get(Setting.EXTRACT)).isEqualTo(ours);
        assertThat(settings.get(Setting.INJECT)).isEqualTo(ours);
        assertThat(settings.source(Setting.EXTRACT)).isEqualTo("environment DD_TRACE_PROPAGATION_STYLE");
        assertThat(settings.problems()).isEmpty();
    }

    @Test
    void datadogsStyleOfOneDirectionComesBeforeThatOfBoth() {
        Settings settings = Settings.of(
                null,
                Map.of("dd.trace.propagation.style.inject", "b3"),
                Map.of("DD_TRACE_PROPAGATION_STYLE", "datadog", "DD_TRACE_PROPAGATION_STYLE_INJECT", "none"));
        assertThat(settings.get(Setting.EXTRACT)).isEqualTo("datadog");
        assertThat(settings.get(Setting.INJECT)).isEqualTo("b3multi");
        assertThat(settings.source(Setting.INJECT)).isEqualTo("system property dd.trace.propagation.style.inject");
    }

    @Test
    void datadogsStyleOfOneDirectionLeavesTheOtherAlone() {
        Settings settings = variable("DD_TRACE_PROPAGATION_STYLE_EXTRACT", "datadog,haystack");
        assertThat(settings.get(Setting.EXTRACT)).isEqualTo("datadog");
        assertThat(settings.get(Setting.INJECT)).isEqualTo(DEFAULT);
        assertThat(settings.problems())
                .containsExactly("environment DD_TRACE_PROPAGATION_STYLE_EXTRACT=datadog,haystack: haystack is not "
                        + "known to Baton. Using the rest.");
    }

    @Test
    void datadogComesBeforeOpenTelemetryAndPropertyBeforeEnvironment() {
        Settings settings = Settings.of(
                null,
                Map.of("otel.propagators", "b3"),
                Map.of("OTEL_PROPAGATORS", "baggage", "DD_TRACE_PROPAGATION_STYLE_EXTRACT", "tracecontext"));
        assertThat(settings.get(Setting.EXTRACT)).isEqualTo("tracecontext");
        assertThat(settings.get(Setting.INJECT)).isEqualTo("b3");
        assertThat(settings.source(Setting.INJECT)).isEqualTo("system property otel.propagators");
    }

    @Test
    void batonsOwnSettingComesBeforeAllOthers() {
        Settings settings = Settings.of(
                null,
                Map.of("otel.propagators", "b3", "otel.javaagent.enabled", "false"),
                Map.of(
                        "BATON_EXTRACT", "datadog",
                        "BATON_INJECT", "",
                        "BATON_ENABLED", "true",
                        "DD_TRACE_PROPAGATION_STYLE", "jaeger"));
        assertThat(settings.get(Setting.EXTRACT)).isEqualTo("datadog");
        assertThat(settings.get(Setting.INJECT)).isEmpty();
        assertThat(settings.is(Setting.ENABLED)).isTrue();
        assertThat(settings.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "FALSE", " false "})
    void openTelemetrysSwitchSwitchesOff(String given) {
        Settings settings = variable("OTEL_JAVAAGENT_ENABLED", given);
        assertThat(settings.is(Setting.ENABLED)).isFalse();
        assertThat(settings.source(Setting.ENABLED)).isEqualTo("environment OTEL_JAVAAGENT_ENABLED");
    }

    @Test
    void openTelemetrysSwitchMayBeAProperty() {
        Settings settings = Settings.of(null, Map.of("otel.javaagent.enabled", "false"), Map.of());
        assertThat(settings.is(Setting.ENABLED)).isFalse();
        assertThat(settings.source(Setting.ENABLED)).isEqualTo("system property otel.javaagent.enabled");
    }

    @Test
    void aBadSwitchIsReportedAndBatonIsOn() {
        Settings settings = variable("OTEL_JAVAAGENT_ENABLED", "off");
        assertThat(settings.is(Setting.ENABLED)).isTrue();
        assertThat(settings.problems())
                .containsExactly(
                        "environment OTEL_JAVAAGENT_ENABLED=off: neither true nor false. Using the default, true.");
    }

    /** As its {@code sdk.go} and {@code exporter.go} do, for the agent whose place Baton's image takes. */
    @Test
    void whatTheOpenTelemetryOperatorSetsIsNoProblem() {
        Settings settings = Settings.of(
                null,
                Map.of(),
                Map.ofEntries(
                        entry("OTEL_SERVICE_NAME", "shop"),
                        entry("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318"),
                        entry("OTEL_EXPORTER_OTLP_CERTIFICATE", "/certs/ca.crt"),
                        entry("OTEL_RESOURCE_ATTRIBUTES", "k8s.pod.name=shop-0,service.version=1"),
                        entry("OTEL_RESOURCE_ATTRIBUTES_POD_NAME", "shop-0"),
                        entry("OTEL_RESOURCE_ATTRIBUTES_NODE_NAME", "node"),
                        entry("OTEL_RESOURCE_ATTRIBUTES_POD_UID", "8c6f"),
                        entry("OTEL_POD_IP", "10.0.0.3"),
                        entry("OTEL_NODE_IP", "10.0.0.4"),
                        entry("OTEL_TRACES_SAMPLER", "parentbased_traceidratio"),
                        entry("OTEL_TRACES_SAMPLER_ARG", "0.25"),
                        entry("OTEL_PROPAGATORS", "tracecontext,baggage,b3")));
        assertThat(settings.problems()).isEmpty();
        assertThat(settings.get(Setting.EXTRACT)).isEqualTo("tracecontext,baggage,b3,b3multi");
        assertThat(settings.get(Setting.INJECT)).isEqualTo("tracecontext,baggage,b3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OTEL_PROPAGATORS", "DD_TRACE_PROPAGATION_STYLE", "OTEL_JAVAAGENT_ENABLED"})
    void anEmptyVariableIsAsIfAbsent(String name) {
        Settings settings = variable(name, " ");
        assertThat(settings.get(Setting.EXTRACT)).isEqualTo(DEFAULT);
        assertThat(settings.is(Setting.ENABLED)).isTrue();
        assertThat(settings.problems()).isEmpty();
    }

    private static Settings variable(String name, String value) {
        return Settings.of(null, Map.of(), Map.of(name, value));
    }
}
