// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.report;

import com.grack.nanojson.JsonStringWriter;
import dev.baton.bench.Agent;
import dev.baton.bench.Options;
import dev.baton.bench.Samples;
import dev.baton.bench.formats.Formats;
import dev.baton.bench.requests.Requests;
import dev.baton.bench.requests.Service;
import dev.baton.bench.startup.Program;
import dev.baton.bench.startup.Startup;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;

/** {@code bench/run} without the name of a benchmark: all of them, beside what Baton is meant to cost. */
public final class Report {
    private static final int ROUNDS = 5;

    private final List<Goal> goals;
    private final Startup startup;
    private final List<Requests> requests;
    private final Formats formats;

    private Report(Startup startup, List<Requests> requests, Formats formats) {
        this.startup = startup;
        this.requests = requests;
        this.formats = formats;
        goals = Goals.of(startup, requests.get(Service.TOMCAT.ordinal()), formats);
    }

    /** @param arguments see {@link Options} */
    public static void main(String[] arguments) throws IOException, RunnerException, CommandLineOptionException {
        Options options = new Options(ROUNDS, arguments);
        Report report =
                new Report(Startup.take(options), Requests.take(options), Formats.take("-f", "1", "-v", "SILENT"));
        System.out.println(options.heading());
        report.print();
        options.write(report::write);
        if (options.out != null) report.draw(Files.createDirectories(options.out));
    }

    private void print() {
        startup.print();
        Requests.print(requests);
        System.out.println();
        formats.print();
        System.out.println();
        System.out.print(Goal.heading());
        for (Goal goal : goals) System.out.print(goal);
    }

    private void write(JsonStringWriter json) {
        json.array("goals");
        for (Goal goal : goals) {
            json.object();
            json.value("figure", goal.figure());
            json.value("limit", goal.limit());
            json.value("measured", goal.measured());
            json.value("met", goal.isMet());
            json.end();
        }
        json.end();
        startup.write(json);
        Requests.write(requests, json);
        formats.write(json);
    }

    private void draw(Path directory) throws IOException {
        var server = startup.of(Program.SERVER);
        String toStart = " added to the start of a Tomcat, up to its first answer";
        draw(directory, "start-cpu", "CPU time" + toStart, "ms", server, of -> of.addedCpu());
        draw(directory, "start-memory", "Memory at its most" + toStart, "MB", server, of -> of.addedMemory());
        draw(directory, "start-classes", "Classes" + toStart, "", server, of -> of.addedClasses());
        var jars = server.stream()
                .filter(of -> !of.agent.name().equals(Startup.WITH_CACHE))
                .toList();
        draw(directory, "jar", "The agent's jar", "MB", jars, of -> new File(of.agent.jar()).length() / 1e6);
        for (Service service : Service.values()) {
            var all = requests.get(service.ordinal()).figures();
            String file = service.name().toLowerCase(Locale.ROOT) + "-request-";
            String toRequest = " added to a request that makes a call, by " + service.title;
            draw(directory, file + "cpu", "CPU time" + toRequest, "us", all, of -> of.addedCpu());
            draw(directory, file + "bytes", "Allocation" + toRequest, "bytes", all, of -> of.addedBytes());
        }
    }

    /** Without those that everything is compared to: no agent, and an empty one. */
    private static <T extends Samples<?>> void draw(
            Path directory, String file, String title, String unit, List<T> all, ToDoubleFunction<T> figure)
            throws IOException {
        BarChart chart = new BarChart(title, unit);
        for (T of : all) {
            String name = of.agent.name();
            if (name.equals(Agent.NONE.name()) || name.equals(Options.EMPTY)) continue;
            chart.add(name, figure.applyAsDouble(of), name.startsWith(Options.BATON));
        }
        Files.writeString(directory.resolve(file + ".svg"), chart.svg());
    }
}
