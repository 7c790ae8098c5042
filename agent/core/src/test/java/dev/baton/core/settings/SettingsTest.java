// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.settings;

import static dev.baton.core.format.Format.B3;
import static dev.baton.core.format.Format.BAGGAGE;
import static dev.baton.core.format.Format.DATADOG;
import static dev.baton.core.format.Format.TRACECONTEXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.format.Format;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final String ALL = "tracecontext,datadog,b3,b3multi,baggage";

    @ParameterizedTest
    @EnumSource
    void withoutAWordEachSettingHasItsDefault(Setting setting) {
        Settings settings = Settings.of(null, Map.of(), Map.of());
        assertThat(settings.get(setting)).isEqualTo(setting.byDefault());
        assertThat(settings.source(setting)).isEqualTo("default");
        assertThat(settings.problems()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyDefaultIsAValidValue(Setting setting) {
        Settings settings = arguments(setting.key() + "=" + setting.byDefault());
        assertThat(settings.get(setting)).isEqualTo(setting.byDefault());
    }

    @Test
    void bothDirectionsHaveAllFormatsByDefault() {
        Settings settings = arguments("");
        assertThat(settings.formats(Setting.EXTRACT)).containsExactly(Format.values());
        assertThat(settings.formats(Setting.INJECT)).containsExactly(Format.values());
        assertThat(settings.receivedOnly()).isFalse();
    }

    @Test
    void aPieceWithoutEqualsContinuesTheValueBeforeIt() {
        Settings settings = arguments("extract=b3,datadog,debug=true,dump=/a,b/c,disable=Tomcat");
        assertThat(settings.formats(Setting.EXTRACT)).containsExactly(B3, DATADOG);
        assertThat(settings.is(Setting.DEBUG)).isTrue();
        assertThat(settings.get(Setting.DUMP)).isEqualTo("/a,b/c");
        assertThat(settings.list(Setting.DISABLE)).containsExactly("Tomcat");
        assertThat(settings.problems()).isEmpty();
    }

    @Test
    void logsAreFieldsAndMembersOfTheBaggage() {
        assertThat(arguments("logs=Trace_Id, baggage.Session.id,none").list(Setting.LOGS))
                .containsExactly("trace_id", "baggage.Session.id");
        assertThat(arguments("logs=none").get(Setting.LOGS)).isEmpty();
        assertThat(arguments("logs=").get(Setting.LOGS)).isEmpty();
        Settings wrong = arguments("logs=trace_id,spanid");
        assertThat(wrong.get(Setting.LOGS)).isEqualTo(Setting.LOGS.byDefault());
        assertThat(wrong.problems())
                .containsExactly("agent argument logs=trace_id,spanid: nothing named spanid, did you mean span_id? "
                        + "Using the default, trace_id,span_id,trace_flags.");
        assertThat(arguments("logs=baggage.").problems()).hasSize(1);
    }

    @Test
    void aCountIsAWholeNumberThatIsNotNegative() {
        assertThat(arguments("faults.limit=007").count(Setting.FAULTS_LIMIT)).isEqualTo(7);
        assertThat(arguments("faults.limit=0").count(Setting.FAULTS_LIMIT)).isZero();
        for (String wrong : List.of("-1", "ten", "2147483648", "1.5")) {
            Settings settings = arguments("faults.limit=" + wrong);
            assertThat(settings.count(Setting.FAULTS_LIMIT)).isEqualTo(100);
            assertThat(settings.problems())
                    .containsExactly("agent argument faults.limit=" + wrong
                            + ": no number from 0 to 2147483647. Using the default, 100.");
        }
    }

    @Test
    void anArgumentWithoutAKeyIsReported() {
        Settings settings = arguments("debug,quiet=true");
        assertThat(settings.is(Setting.DEBUG)).isFalse();
        assertThat(settings.is(Setting.QUIET)).isTrue();
        assertThat(settings.problems()).containsExactly("agent argument debug: no value, write key=value. Ignored.");
    }

    @Test
    void anArgumentGivenTwiceHasItsLastValue() {
        assertThat(arguments("start=always,start=never").get(Setting.START)).isEqualTo("never");
    }

    @Test
    void blanksAroundKeysValuesAndEntriesDoNotCount() {
        Settings settings = arguments("  extract = b3 ,  datadog , , debug = TRUE ");
        assertThat(settings.get(Setting.EXTRACT)).isEqualTo("b3,datadog");
        assertThat(settings.is(Setting.DEBUG)).isTrue();
        assertThat(settings.problems()).isEmpty();
    }

    @Test
    void argumentsComeBeforePropertiesBeforeEnvironmentBeforeFile(@TempDir Path directory) throws Exception {
        Path file = file(directory, "debug=true\nquiet=true\nsafe=true\nbaton.start=always\n");
        Settings settings = Settings.of(
                "debug=false,config=" + file,
                Map.of("baton.debug", "true", "baton.quiet", "false"),
                Map.of("BATON_DEBUG", "true", "BATON_QUIET", "true", "BATON_SAFE", "false"));
        assertThat(settings.source(Setting.DEBUG)).isEqualTo("agent argument");
        assertThat(settings.is(Setting.DEBUG)).isFalse();
        assertThat(settings.source(Setting.QUIET)).isEqualTo("system property baton.quiet");
        assertThat(settings.is(Setting.QUIET)).isFalse();
        assertThat(settings.source(Setting.SAFE)).isEqualTo("environment BATON_SAFE");
        assertThat(settings.is(Setting.SAFE)).isFalse();
        assertThat(settings.source(Setting.START)).isEqualTo("file " + file);
        assertThat(settings.get(Setting.START)).isEqualTo("always");
        assertThat(settings.source(Setting.RUM_FIRST)).isEqualTo("default");
        assertThat(settings.problems()).isEmpty();
    }

    @Test
    void theFileMayBeNamedByPropertyOrEnvironment(@TempDir Path directory) throws Exception {
        String file = file(directory, "rum.first=false\n").toString();
        assertThat(property("baton.config", file).is(Setting.RUM_FIRST)).isFalse();
        assertThat(variable("BATON_CONFIG", file).is(Setting.RUM_FIRST)).isFalse();
    }

    @Test
    void aDotIsAnUnderscoreInTheEnvironment() {
        Settings settings = variable("BATON_RUM_FIRST", "false");
        assertThat(settings.is(Setting.RUM_FIRST)).isFalse();
        assertThat(settings.source(Setting.RUM_FIRST)).isEqualTo("environment BATON_RUM_FIRST");
    }

    @Test
    void anEmptyValueIsAnEmptyListAndElsewhereAsIfAbsent() {
        Settings settings = Settings.of("inject=", Map.of("baton.debug", ""), Map.of("BATON_DEBUG", "true"));
        assertThat(settings.formats(Setting.INJECT)).isEmpty();
        assertThat(settings.source(Setting.INJECT)).isEqualTo("agent argument");
        assertThat(settings.is(Setting.DEBUG)).isTrue();
        assertThat(settings.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "b3,tracecontext          | b3,tracecontext",
                "B3,TraceContext,b3       | b3,tracecontext",
                "all                      | tracecontext,datadog,b3,b3multi,baggage",
                "baggage,all              | baggage,tracecontext,datadog,b3,b3multi",
                "none                     | ''",
                "received                 | received",
                "all,received             | received",
                "received,b3,datadog      | b3,datadog,received",
            })
    void formatListsHaveOnePlainForm(String given, String plain) {
        Settings settings = variable("BATON_INJECT", given);
        assertThat(settings.get(Setting.INJECT)).isEqualTo(plain);
        assertThat(settings.problems()).isEmpty();
    }

    @Test
    void receivedAloneStandsForAllFormatsThatCameIn() {
        Settings settings = arguments("inject=received");
        assertThat(settings.formats(Setting.INJECT)).containsExactly(Format.values());
        assertThat(settings.receivedOnly()).isTrue();
    }

    @Test
    void receivedBesideFormatsMeansThoseThatCameIn() {
        Settings settings = arguments("inject=baggage,received,tracecontext");
        assertThat(settings.formats(Setting.INJECT)).containsExactly(BAGGAGE, TRACECONTEXT);
        assertThat(settings.receivedOnly()).isTrue();
    }

    @Test
    void listsDropEmptyAndRepeatedEntries() {
        assertThat(arguments("disable=Tomcat,,JdkHttp,Tomcat").list(Setting.DISABLE))
                .containsExactly("Tomcat", "JdkHttp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.example.baton.debug", "batons.debug", "BATON_DEBUG"})
    void propertiesOfOthersAreLeftAlone(String name) {
        assertThat(property(name, "true").problems()).isEmpty();
    }

    @Test
    void theAddressesOfKubernetesServicesAreNoSettings() {
        Settings settings = Settings.of(
                null,
                Map.of(),
                Map.of(
                        "BATON_PORT", "tcp://10.0.0.1:80",
                        "BATON_PORT_80_TCP_ADDR", "10.0.0.1",
                        "BATON_SERVICE_HOST", "10.0.0.1",
                        "BATON_SERVICE_PORT_HTTP", "80",
                        "BATON_DEMO_PORT", "tcp://10.0.0.2:80",
                        "BATON_DEMO_PORT_80_TCP", "tcp://10.0.0.2:80",
                        "BATON_DEMO_SERVICE_HOST", "10.0.0.2",
                        "BATON_DEMO_SERVICE_PORT", "80"));
        assertThat(settings.problems()).isEmpty();
    }

    @Test
    void loadReadsThisJvm() {
        System.setProperty("baton.disable", "Tomcat");
        try {
            Settings settings = Settings.load("start=always");
            assertThat(settings.list(Setting.DISABLE)).containsExactly("Tomcat");
            assertThat(settings.get(Setting.START)).isEqualTo("always");
        } finally {
            System.clearProperty("baton.disable");
        }
    }

    @Test
    void theDefaultNamesEveryFormatThereIs() {
        assertThat(FormatList.of(ALL).formats()).containsExactly(Format.values());
        assertThat(FormatList.ALL).isEqualTo(ALL);
        for (Format format : Format.values()) {
            assertThat(Setting.EXTRACT.valid()).contains(format.key());
            assertThat(Setting.INJECT.valid()).contains(format.key());
        }
    }

    private static Settings arguments(String arguments) {
        return Settings.of(arguments, Map.of(), Map.of());
    }

    private static Settings property(String name, String value) {
        return Settings.of(null, Map.of(name, value), Map.of());
    }

    private static Settings variable(String name, String value) {
        return Settings.of(null, Map.of(), Map.of(name, value));
    }

    private static Path file(Path directory, String lines) throws Exception {
        return Files.writeString(directory.resolve("baton.properties"), lines);
    }
}
