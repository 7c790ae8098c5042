// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke;

import static dev.baton.smoke.CommandLine.baton;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bench.report.LineChart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A {@link Soak} for as many minutes as the system property {@code endurance.minutes} says. Under it, every minute Baton is
 * detached from both applications and attached again. What they hold after each minute is printed and drawn, into {@code
 * target/endurance-*.svg}, and in the last third of the time it is no more than in the third before, but for what the JVM keeps
 * of classes that are redefined.
 */
@Tag("endurance")
class EnduranceTest {
    private static final int MINUTES = Integer.getInteger("endurance.minutes", 60);
    private static final long ATTACHED_MILLIS = 50_000;
    private static final long DETACHED_MILLIS = 5_000;
    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
    private static final Pattern HEAP = Pattern.compile("total \\d+K, used (\\d+)K");
    private static final Pattern METASPACE = Pattern.compile("Metaspace\\s+used (\\d+)K");

    /** What an application holds, and by how much of it medians of twenty minutes may differ without a reason. */
    private enum Figure {
        HEAP_MB(3, 0),
        // A class that is woven and put back has its lambdas linked anew, each time to classes that stay as long as its
        // loader.
        METASPACE_MB(5, 2),
        // Of Baton, the one that is gone, too, until it is collected: 4 MB of the metaspace.
        LOADERS(1, 0),
        THREADS(3, 0),
        FILES(10, 0);

        private final double slack;
        private final double slackOfAttach;

        Figure(double slack, double slackOfAttach) {
            this.slack = slack;
            this.slackOfAttach = slackOfAttach;
        }
    }

    private final Map<Figure, Map<String, List<Double>>> seen = new LinkedHashMap<>();
    private final List<Integer> minutes = new ArrayList<>();

    @Test
    void nothingIsWrongAndNothingGrows() throws Exception {
        for (Figure figure : Figure.values()) seen.put(figure, new LinkedHashMap<>());
        long begin = System.nanoTime();
        try (Soak soak = new Soak()) {
            soak.begin();
            do {
                Thread.sleep(ATTACHED_MILLIS);
                soak.paused(() -> look(soak.applications()));
                minutes.add((int) ((System.nanoTime() - begin) / 60_000_000_000L) + 1);
                soak.expect(Soak.Expected.EITHER);
                command(soak, "detach");
                soak.expect(Soak.Expected.NO_IDS);
                Thread.sleep(DETACHED_MILLIS);
                soak.expect(Soak.Expected.EITHER);
                command(soak, "attach");
                soak.expect(Soak.Expected.IDS);
                print(soak);
            } while (minutes.get(minutes.size() - 1) < MINUTES);
            assertThat(soak.end()).isEmpty();
            assertThat(soak.answered()).hasSize(Soak.WAYS);
        }
        draw();
        for (Figure figure : Figure.values()) {
            seen.get(figure).forEach((application, values) -> assertThat(grown(values))
                    .as("growth of %s of %s: %s", figure, application, values)
                    .isLessThanOrEqualTo(figure.slack + figure.slackOfAttach * (values.size() / 3)));
        }
    }

    private static void command(Soak soak, String command) throws Exception {
        for (Soak.Application application : soak.applications()) {
            baton(JAVA_HOME, 0, command, Long.toString(application.jvm.pid()));
        }
    }

    private void look(List<Soak.Application> applications) {
        for (Soak.Application application : applications) {
            String pid = Long.toString(application.jvm.pid());
            // References that the first has cleared are gone after the second.
            jcmd(pid, "GC.run");
            jcmd(pid, "GC.run");
            String heap = jcmd(pid, "GC.heap_info");
            note(Figure.HEAP_MB, application, number(HEAP, heap) / 1024);
            note(Figure.METASPACE_MB, application, number(METASPACE, heap) / 1024);
            String loaders = jcmd(pid, "VM.classloader_stats");
            note(Figure.LOADERS, application, loaders.split("dev.baton.entry.RoomLoader", -1).length - 1);
            note(Figure.THREADS, application, entries(Path.of("/proc", pid, "task")));
            note(Figure.FILES, application, entries(Path.of("/proc", pid, "fd")));
        }
    }

    private void note(Figure figure, Soak.Application application, double value) {
        seen.get(figure)
                .computeIfAbsent(application.name, any -> new ArrayList<>())
                .add(value);
    }

    private static String jcmd(String pid, String command) {
        try {
            Process process = new ProcessBuilder(JAVA_HOME.resolve("bin/jcmd").toString(), pid, command)
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static double number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) throw new IllegalStateException("no " + pattern + " in " + text);
        return Double.parseDouble(matcher.group(1));
    }

    private static double entries(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.count();
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private void print(Soak soak) {
        StringBuilder line = new StringBuilder();
        line.append(String.format("minute %3d:", minutes.get(minutes.size() - 1)));
        long answers =
                soak.answered().values().stream().mapToLong(LongAdder::sum).sum();
        line.append(String.format(" %d answers so far", answers));
        seen.forEach((figure, values) -> values.forEach((application, all) ->
                line.append(String.format(Locale.ROOT, ", %s %s %.1f", application, figure, all.get(all.size() - 1)))));
        System.out.println(line);
    }

    private void draw() throws IOException {
        for (Figure figure : Figure.values()) {
            String name = figure.name().toLowerCase(Locale.ROOT).replace('_', '-');
            String svg = LineChart.svg(name, "minutes", "", minutes, seen.get(figure));
            Files.writeString(Path.of("target", "endurance-" + name + ".svg"), svg);
        }
    }

    /** By how much the median of the last third is above that of the third before. */
    private static double grown(List<Double> values) {
        int third = values.size() / 3;
        if (third == 0) return 0;
        int last = values.size() - third;
        return median(values.subList(last, values.size())) - median(values.subList(last - third, last));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
