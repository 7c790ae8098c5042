// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.backends;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.smoke.Jdks;
import dev.baton.smoke.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Baton in each backend, on each JDK, in a JVM of its own: it says nothing that it does not say without Baton, serves, and
 * hands on the trace of a request, however that came, in every format.
 */
class BackendsTest {
    private static final int MORE_RUNS_WITHOUT = 2;

    private static final Table TABLE =
            new Table("backend", "version", "JDK", "starts clean", "serves", "passes the trace");

    @TempDir
    Path directory;

    /** The backends that the build has resolved, on those JDKs of {@code smoke.jdks} that they run on and that are here. */
    static Stream<Arguments> runs() {
        List<Arguments> runs = new ArrayList<>();
        for (Backend backend : Backends.all()) {
            if (!Software.isWanted(backend.name)) continue;
            SortedSet<Integer> jdks = Jdks.wanted(
                    backend.oldestJdk,
                    backend.newestJdk,
                    jdk -> TABLE.row(backend.name, "", Integer.toString(jdk), "no such JDK here", "", ""));
            for (int jdk : jdks) runs.add(Arguments.of(backend, jdk));
        }
        return runs.stream();
    }

    @ParameterizedTest(name = "{0} on JDK {1}")
    @MethodSource("runs")
    void startsCleanServesAndPassesTheTrace(Backend backend, int jdk) throws Exception {
        Software software = backend.software();
        String[] row = {backend.name, software.version, Integer.toString(jdk), "no", "no", "no"};
        TABLE.row(row);

        Trip with = trip(backend, software, jdk, Launch.agentOption(""));
        if (with.failures.isEmpty()) row[4] = "yes";
        assertThat(with.failures).as(with.transcript).isEmpty();
        if (with.losses.isEmpty()) row[5] = "yes";
        List<String> news = news(with, backend, software, jdk);
        if (news.isEmpty() && with.saidByBaton.size() == 1) row[3] = "yes";

        assertThat(with.losses).as(with.transcript).isEmpty();
        assertThat(news).as("what it says with Baton only: %s", with.transcript).isEmpty();
        assertThat(with.saidByBaton).as(with.transcript).hasSize(1);
    }

    /** What it says with Baton only. Run by run it says other things, so it is run again before it is believed. */
    private List<String> news(Trip with, Backend backend, Software software, int jdk) throws Exception {
        List<String> news = new ArrayList<>(with.said);
        news.removeIf(line -> line.matches(backend.incidental(jdk)));
        for (int run = 0; run <= MORE_RUNS_WITHOUT && (run == 0 || !news.isEmpty()); run++) {
            Trip without = trip(backend, software, jdk, null);
            assertThat(without.losses)
                    .as("without Baton: %s", without.transcript)
                    .isNotEmpty();
            news.removeAll(without.said);
        }
        return news;
    }

    private Trip trip(Backend backend, Software software, int jdk, @Nullable String agent) throws Exception {
        Path place = Files.createTempDirectory(directory, "run");
        try (Origin origin = new Origin()) {
            return Trip.of(backend, new Run(software, Jdks.found().get(jdk), place, origin.uri(), agent), origin);
        } finally {
            Software.delete(place);
        }
    }

    @AfterAll
    static void print() throws IOException {
        System.out.println(TABLE);
        TABLE.write(Path.of(System.getProperty("smoke.table")));
    }
}
