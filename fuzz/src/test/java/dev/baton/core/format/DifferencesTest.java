// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the fuzz tests let pass is what docs/formats-differences.md has a line of, and nothing else. */
class DifferencesTest {
    private static final Pattern ROW = Pattern.compile("^\\| (?:\\w+: )?([^|]+) \\| .* \\|$", Pattern.MULTILINE);

    @Test
    void eachIsWrittenDown() throws IOException {
        Path page = Path.of(System.getProperty("project.root"), "docs/formats-differences.md");
        Set<String> written = new TreeSet<>(ROW.matcher(Files.readString(page))
                .results()
                .map(row -> row.group(1))
                .toList());
        written.removeAll(Set.of("OpenTelemetry", "they"));
        Set<String> known = new TreeSet<>(
                Stream.of(W3cFuzz.PARENTS, W3cFuzz.STATES, W3cFuzz.BAGGAGE, B3Fuzz.OF_OTEL, B3Fuzz.OF_BRAVE)
                        .flatMap(List::stream)
                        .map(Difference::why)
                        .toList());
        assertEquals(new ArrayList<>(known), new ArrayList<>(written));
    }
}
