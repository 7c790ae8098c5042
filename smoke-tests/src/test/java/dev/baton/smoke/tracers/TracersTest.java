// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.tracers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.smoke.Jdks;
import dev.baton.smoke.backends.Backend;
import dev.baton.smoke.backends.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Baton beside each tracer, each as its users have it: it says nothing new, its spans are of the browser's trace however
 * that came, and what goes out names its span in all formats, once. A tracer that propagates by a header that Baton does not
 * know does what it always did, and so does Baton.
 */
class TracersTest {
    private static final int MORE_RUNS_WITHOUT = 2;

    private static final Map<String, Encounter> WITHOUT = new HashMap<>();

    private static final Table TABLE = new Table(
            "tracer",
            "version",
            "application",
            "Baton",
            "the page sends",
            "its spans' trace",
            "tracecontext: trace, span",
            "datadog",
            "b3",
            "b3multi",
            "as promised");

    @TempDir
    Path directory;

    static Stream<Arguments> encounters() {
        List<Arguments> encounters = new ArrayList<>();
        List<String> wanted = List.of(System.getProperty("smoke.tracers").split(","));
        for (Tracer tracer : Tracers.all()) {
            if (!wanted.contains("all") && !wanted.contains(tracer.name)) continue;
            for (Backend application : tracer.applications()) {
                for (Order order : Order.values()) {
                    if (order != Order.WITHOUT) encounters.add(Arguments.of(tracer, application, order));
                }
            }
        }
        return encounters.stream();
    }

    @ParameterizedTest(name = "{0} in {1}, Baton {2}")
    @MethodSource("encounters")
    void bothDoAsTheyPromise(Tracer tracer, Backend application, Order order) throws Exception {
        Path jdk = Jdks.found().get(Runtime.version().feature());
        Encounter without = without(tracer, application, jdk);
        Encounter with = Encounter.of(tracer, application, jdk, order, directory);
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < with.passages.size(); i++) {
            Passage passage = with.passages.get(i);
            List<String> wrong = passage.faults(without.passages.get(i));
            row(tracer, application, order, passage, wrong.isEmpty() ? "yes" : "NO");
            for (String fault : wrong) faults.add(passage.inbound + ": " + fault);
        }
        List<String> news = new ArrayList<>(with.said);
        news.removeAll(without.said);
        for (int run = 0; run < MORE_RUNS_WITHOUT && !news.isEmpty(); run++)
            news.removeAll(Encounter.of(tracer, application, jdk, Order.WITHOUT, directory).said);

        assertThat(faults).as(with.transcript).isEmpty();
        assertThat(news).as("what it says with Baton only: %s", with.transcript).isEmpty();
        assertThat(with.saidByBaton).as(with.transcript).hasSize(1);
    }

    /** Once for all orders. */
    private Encounter without(Tracer tracer, Backend application, Path jdk) throws Exception {
        Encounter known = WITHOUT.get(tracer.name + application.name);
        if (known != null) return known;
        Encounter without = Encounter.of(tracer, application, jdk, Order.WITHOUT, directory);
        WITHOUT.put(tracer.name + application.name, without);
        for (Passage passage : without.passages) row(tracer, application, Order.WITHOUT, passage, "");
        assertThat(without.passages)
                .as("it does not need Baton for all this: %s", without.transcript)
                .anyMatch(passage -> !passage.faults(passage).isEmpty());
        return without;
    }

    private static void row(Tracer tracer, Backend application, Order order, Passage passage, String verdict)
            throws Exception {
        List<String> cells = new ArrayList<>(
                List.of(tracer.name, tracer.version(), application.name, order.toString(), passage.inbound.toString()));
        cells.add(passage.spans());
        for (String format : Outbound.FORMATS) cells.add(passage.names(format));
        cells.add(verdict);
        TABLE.row(cells.toArray(new String[0]));
    }

    @AfterAll
    static void print() throws IOException {
        System.out.println(TABLE);
        TABLE.write(Path.of(System.getProperty("smoke.tracers.table")));
    }
}
