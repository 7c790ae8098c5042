// SPDX-License-Identifier: Apache-2.0
package dev.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.Version;
import dev.baton.core.settings.Setting;
import dev.baton.core.settings.Settings;
import dev.baton.weaver.Edge;
import dev.baton.weaver.Edges;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverviewTest {
    @Test
    void withoutArgumentsTellsTheVersion() {
        Run run = Run.of();
        assertThat(run.status).isZero();
        assertThat(run.err).isEmpty();
        assertThat(run.out).startsWith("Baton " + Version.NAME + " ");
        assertThat(Version.NAME).matches("[0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?");
    }

    @Test
    void listsEveryEdgeWithItsVersions() {
        String out = Run.with(Settings.of(
                        "html.link=true,carry.threads=virtual,platform,debug.loss=true", Map.of(), Map.of()))
                .out;
        for (Edge edge : Edges.all()) {
            assertThat(out.lines()).anySatisfy(line -> assertThat(line.trim())
                    .startsWith(edge.kind().name().toLowerCase(Locale.ROOT) + " ")
                    .contains(" " + edge.name() + " ")
                    .endsWith(edge.versions()));
        }
    }

    @Test
    void listsEverySettingWithItsValueAndWhereItCameFrom() {
        Settings settings = Settings.of(
                null, Map.of("baton.debug", "true"), Map.of("BATON_INJECT", "received", "OTEL_PROPAGATORS", "b3"));
        String out = Run.with(settings).out;
        assertThat(out)
                .containsPattern("\n  debug +true +system property baton.debug\n")
                .containsPattern("\n  inject +received +environment BATON_INJECT\n")
                .containsPattern("\n  extract +b3,b3multi +environment OTEL_PROPAGATORS\n")
                .containsPattern("\n  dump +- +default\n")
                .doesNotContain("Problems");
        for (Setting setting : Setting.values()) assertThat(out).containsPattern("\n  " + setting.key() + " +");
    }

    @Test
    void tellsTheProblemsOfSettingsAndOfEdgesToDisable() {
        Settings settings =
                Settings.of("disable=tomcta,extrct=b3", Map.of(), Map.of("BATON_START", "sometimes, or never"));
        assertThat(Run.with(settings).out.replaceAll("\\s+", " "))
                .contains(" Problems ")
                .contains("agent argument extrct=b3: no such setting, did you mean extract? Ignored.")
                .contains("environment BATON_START=sometimes, or never: neither never nor always.")
                .contains("agent argument disable=tomcta: no edge tomcta, did you mean tomcat? Ignored.");
    }

    @Test
    void marksAnEdgeThatIsDisabled() {
        Edge edge = Edges.all().get(0);
        Settings settings = Settings.of("disable=" + edge.name(), Map.of(), Map.of());
        assertThat(Run.with(settings).out).contains(edge.versions() + " (disabled)\n");
    }

    @Test
    void staysWithinAHundredColumnsAndLeavesNoBlankAtTheEnd() {
        Settings settings = Settings.of("quiet=perhaps,foo=" + "a lot of words ".repeat(12), Map.of(), Map.of());
        assertThat(Run.with(settings).out.lines())
                .allSatisfy(
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(100).doesNotEndWith(" "));
    }

    @Test
    void aValueDoesNotSteerTheTerminal() {
        Settings settings = Settings.of("dump=/tmp/\u001b[31m\u202e", Map.of(), Map.of());
        assertThat(Run.with(settings).out).contains("/tmp/\\u001b[31m\\u202e").doesNotContain("\u001b", "\u202e");
    }
}
