// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemsTest {
    private static final String DEFAULT_FORMATS = "Using the default, tracecontext,datadog,b3,b3multi,baggage.";

    @Test
    void anUnknownArgumentNamesTheNearestKey() {
        assertThat(Settings.of("extrct=b3,datadog", Map.of(), Map.of()).problems())
                .containsExactly("agent argument extrct=b3,datadog: no such setting, did you mean extract? Ignored.");
    }

    @Test
    void anUnknownPropertyNamesTheNearestProperty() {
        assertThat(Settings.of(null, Map.of("baton.rumFirst", "false"), Map.of())
                        .problems())
                .containsExactly("system property baton.rumFirst=false: no such setting, did you mean baton.rum.first? "
                        + "Ignored.");
    }

    @Test
    void anUnknownVariableNamesTheNearestVariable() {
        assertThat(Settings.of(null, Map.of(), Map.of("BATON_STRAT", "always")).problems())
                .containsExactly("environment BATON_STRAT=always: no such setting, did you mean BATON_START? Ignored.");
    }

    @Test
    void aKeyNearNothingNamesAllKeys() {
        String all = Stream.of(Setting.values()).map(Setting::key).collect(Collectors.joining(", "));
        assertThat(all).startsWith("enabled, extract, inject, rum.first, ");
        assertThat(Settings.of("port=80", Map.of(), Map.of()).problems())
                .containsExactly("agent argument port=80: no such setting; valid: " + all + ". Ignored.");
    }

    @Test
    void aWrongFormatNamesTheNearestAndLeavesTheDefault() {
        Settings settings = Settings.of(null, Map.of(), Map.of("BATON_EXTRACT", "b3,datdog"));
        assertThat(settings.problems())
                .containsExactly("environment BATON_EXTRACT=b3,datdog: no format datdog, did you mean datadog? "
                        + DEFAULT_FORMATS);
        assertThat(settings.get(Setting.EXTRACT)).isEqualTo(Setting.EXTRACT.byDefault());
        assertThat(settings.source(Setting.EXTRACT)).isEqualTo("default");
    }

    @Test
    void aWrongFormatNearNothingNamesAllFormats() {
        assertThat(Settings.of("extract=received", Map.of(), Map.of()).problems())
                .containsExactly("agent argument extract=received: no format received; valid: tracecontext, datadog, "
                        + "b3, b3multi, baggage, all, none. " + DEFAULT_FORMATS);
    }

    @Test
    void aWrongWordNamesTheNearestAndLeavesTheDefault() {
        Settings settings = Settings.of("start=alway,debug=yes", Map.of(), Map.of());
        assertThat(settings.problems())
                .containsExactly(
                        "agent argument start=alway: neither never nor always, did you mean always? "
                                + "Using the default, never.",
                        "agent argument debug=yes: neither true nor false. Using the default, false.");
        assertThat(settings.get(Setting.START)).isEqualTo("never");
        assertThat(settings.is(Setting.DEBUG)).isFalse();
    }

    @Test
    void aWrongValueIsNotReplacedByThatOfAWeakerSource() {
        Settings settings = Settings.of("start=often", Map.of("baton.start", "always"), Map.of());
        assertThat(settings.get(Setting.START)).isEqualTo("never");
        assertThat(settings.problems()).hasSize(1);
    }

    @Test
    void aFileThatIsNotThereIsOneLine(@TempDir Path directory) {
        String path = directory.resolve("none.properties").toString();
        Settings settings = Settings.of(null, Map.of("baton.config", path), Map.of("BATON_DEBUG", "true"));
        assertThat(settings.problems())
                .singleElement()
                .asString()
                .startsWith("system property baton.config=" + path + ": cannot be read, ")
                .endsWith(". Going on without.");
        assertThat(settings.is(Setting.DEBUG)).isTrue();
    }

    @Test
    void aFileThatIsADirectoryOrBrokenIsOneLine(@TempDir Path directory) throws Exception {
        Path broken = Files.writeString(directory.resolve("broken.properties"), "debug=\\u00zz\n");
        assertThat(Settings.of("config=" + directory, Map.of(), Map.of()).problems())
                .hasSize(1);
        assertThat(Settings.of("config=" + broken, Map.of(), Map.of()).problems())
                .hasSize(1);
    }

    @Test
    void problemsOfAFileNameTheFile(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(
                directory.resolve("baton.properties"), "dbug=true\nbaton.start=allways\nconfig=other.properties\n");
        assertThat(Settings.of("config=" + file, Map.of(), Map.of()).problems())
                .containsExactly(
                        "file " + file + ": config=other.properties: a file cannot name another. Ignored.",
                        "file " + file + ": start=allways: neither never nor always, did you mean always? "
                                + "Using the default, never.",
                        "file " + file + ": dbug=true: no such setting, did you mean debug? Ignored.");
    }

    @Test
    void aProblemIsOneLineAndNotEndless() {
        Settings settings = Settings.of("extract=" + "a\r\nb\u0000\u0085".repeat(10_000), Map.of(), Map.of());
        assertThat(settings.problems())
                .singleElement()
                .asString()
                .hasSizeLessThan(700)
                .doesNotContain("\n", "\r");
    }

    @Property
    void noInputThrowsAndEveryProblemIsOneLine(
            @ForAll String arguments, @ForAll String key, @ForAll String value, @ForAll Setting setting) {
        Map<String, String> properties = Map.of("baton." + key, value, "otel.propagators", value, "baton.dump", value);
        Map<String, String> environment =
                Map.of("BATON_" + key, value, setting.environment(), value, "DD_TRACE_PROPAGATION_STYLE", value);
        Settings settings = Settings.of(setting.key() + "=" + arguments, properties, environment);
        assertThat(settings.problems()).allSatisfy(line -> assertThat(line).doesNotContain("\n", "\r", "\u0000"));
        assertThat(settings.get(setting)).isNotNull();
    }

    @Test
    void namesThatOnlyOthersKnowAreJudgedByWhatTheyKnow() {
        Settings settings = Settings.of(null, Map.of(), Map.of("BATON_DISABLE", "Tomcat,jety,x"));
        assertThat(settings.unknown(Setting.DISABLE, "edge", List.of("tomcat", "jetty")))
                .containsExactly(
                        "environment BATON_DISABLE=Tomcat,jety,x: no edge jety, did you mean jetty? Ignored.",
                        "environment BATON_DISABLE=Tomcat,jety,x: no edge x; valid: tomcat, jetty. Ignored.");
        assertThat(settings.lists(Setting.DISABLE, "tomcat")).isTrue();
        assertThat(settings.lists(Setting.DISABLE, "jetty")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void everyKeyIsFoundByOneSlip(Setting setting) {
        String slip = setting.key().substring(1);
        assertThat(Settings.of(slip + "=x", Map.of(), Map.of()).problems())
                .containsExactly(
                        "agent argument " + slip + "=x: no such setting, did you mean " + setting.key() + "? Ignored.");
    }
}
