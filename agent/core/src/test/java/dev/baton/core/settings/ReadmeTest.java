// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final String BEGIN = "<!-- settings -->";
    private static final String END = "<!-- /settings -->";

    /** On failure, what the failure says is expected belongs between the two markers. */
    @Test
    void theReadmesTableIsTheEnum() throws Exception {
        String readme = Files.readString(Path.of(System.getProperty("project.root"), "README.md"));
        assertThat(readme).containsOnlyOnce(BEGIN).containsOnlyOnce(END);
        String table = readme.substring(readme.indexOf(BEGIN) + BEGIN.length(), readme.indexOf(END));
        assertThat(table.trim()).isEqualTo(table().trim());
    }

    private static String table() {
        StringBuilder table = new StringBuilder("| Setting | Default | What it decides |\n|---|---|---|\n");
        for (Setting setting : Setting.values()) {
            String byDefault = setting.byDefault().isEmpty() ? "" : " `" + setting.byDefault() + "`";
            table.append("| `" + setting.key() + "` |" + byDefault + " | " + setting.sentence() + " |\n");
        }
        return table.toString();
    }
}
