// SPDX-License-Identifier: Apache-2.0
package dev.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.Version;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {
    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "-h"})
    void helpTellsWhatThereIs(String word) {
        Run run = Run.of(word);
        assertThat(run.status).isZero();
        assertThat(run.out).contains("-javaagent:baton.jar", "--version");
        assertThat(run.out.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(run.err).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "--version"})
    void versionIsOneLine(String word) {
        assertThat(Run.of(word).out).isEqualTo("Baton " + Version.NAME + "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "hepl, no command 'hepl'; did you mean help?",
        "--versoin, no option '--versoin'; did you mean --version?",
        "'', no command ''",
    })
    void anUnknownWordIsNamedWithTheNearest(String word, String complaint) {
        Run run = Run.of(word);
        assertThat(run.status).isEqualTo(2);
        assertThat(run.out).isEmpty();
        assertThat(run.err).startsWith("baton: " + complaint).endsWith("\nTry: java -jar baton.jar --help\n");
    }
}
