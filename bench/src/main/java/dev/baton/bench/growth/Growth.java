// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.growth;

import com.grack.nanojson.JsonStringWriter;
import dev.baton.bench.Agent;
import dev.baton.bench.Options;
import dev.baton.bench.report.LineChart;
import dev.baton.bench.requests.Figures;
import dev.baton.bench.requests.Requests;
import dev.baton.bench.requests.Service;
import dev.baton.bench.requests.Traffic;
import dev.baton.bench.startup.Classes;
import dev.baton.bench.startup.Startup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code bench/run growth}: what agents add to a request, and to a start, as there is more of everything. */
public final class Growth {
    private static final int ROUNDS = 3;
    private static final int REQUESTS = 20_000;
    private static final int SOME_CONNECTIONS = 16;
    private static final List<Integer> CONNECTIONS = List.of(1, 16, 100, 500);
    private static final List<Integer> HEADERS = List.of(25, 50, 100, 200);
    private static final List<Integer> EDGES = List.of(2, 10, 20, 40);
    private static final List<Integer> CLASSES = List.of(0, 10_000, 20_000, 40_000, 60_000);

    private static final String TO_REQUEST = "CPU time added to a request that makes a call";

    /** A line of what {@code java -jar baton.jar} prints; where one is too long, its rest begins farther right. */
    private static final Pattern EDGE = Pattern.compile("(?m)^  [a-z]+ +(\\w+) ");

    /** Without these the service has no trace to hand on. */
    private static final List<String> NEEDED = List.of("tomcat", "urlconnection");

    private final List<Curve> curves = new ArrayList<>();

    private Growth() {}

    /**
     * How one figure grows.
     *
     * @param file in short
     * @param what grows
     * @param x how much of it there is
     * @param added to no agent, by the agent's name
     */
    private record Curve(
            String file, String title, String what, String unit, List<Integer> x, Map<String, List<Double>> added) {}

    /** @param arguments see {@link Options} */
    public static void main(String[] arguments) throws IOException {
        Options options = new Options(ROUNDS, arguments);
        Growth growth = new Growth();
        growth.requests("growth-connections", "connections", CONNECTIONS, much -> new Traffic(much, 0), options);
        growth.requests(
                "growth-headers",
                "headers of a request",
                HEADERS,
                much -> new Traffic(SOME_CONNECTIONS, much),
                options);
        growth.edges(options);
        growth.classes(options);
        System.out.println(options.heading());
        for (Curve curve : growth.curves) print(curve);
        options.write(growth::write);
        if (options.out == null) return;
        Path directory = Files.createDirectories(options.out);
        for (Curve curve : growth.curves) {
            String svg = LineChart.svg(curve.title, curve.what, curve.unit, curve.x, curve.added);
            Files.writeString(directory.resolve(curve.file + ".svg"), svg);
        }
    }

    private Map<String, List<Double>> curve(String file, String title, String what, String unit, List<Integer> x) {
        Map<String, List<Double>> added = new LinkedHashMap<>();
        curves.add(new Curve(file, title, what, unit, x, added));
        return added;
    }

    private void requests(String file, String what, List<Integer> x, IntFunction<Traffic> traffic, Options options)
            throws IOException {
        Map<String, List<Double>> added = curve(file, TO_REQUEST, what, "us", x);
        for (int much : x)
            add(
                    added,
                    Requests.take(Service.TOMCAT, options.agents, traffic.apply(much), REQUESTS, options)
                            .figures());
    }

    private void edges(Options options) throws IOException {
        Map<String, List<Double>> added = curve("growth-edges", TO_REQUEST, "edges that are on", "us", EDGES);
        Agent baton = options.agents.stream()
                .filter(agent -> agent.name().equals(Options.BATON))
                .findFirst()
                .orElseThrow();
        List<String> names = edges(baton);
        for (int edges : EDGES) {
            List<String> off = names.subList(edges - NEEDED.size(), names.size());
            Agent some = new Agent(Options.BATON, baton.jar() + "=disable=" + String.join(",", off));
            add(
                    added,
                    Requests.take(
                                    Service.TOMCAT,
                                    List.of(Agent.NONE, some),
                                    new Traffic(SOME_CONNECTIONS, 0),
                                    REQUESTS,
                                    options)
                            .figures());
        }
    }

    private void classes(Options options) throws IOException {
        Map<String, List<Double>> added = curve(
                "growth-classes",
                "CPU time added to a start",
                "classes that the application loads besides",
                "ms",
                CLASSES);
        for (int classes : CLASSES) {
            for (dev.baton.bench.startup.Figures of : Startup.take(options, Classes.toLoad(classes))) {
                if (of.agent != Agent.NONE) add(added, of.agent, of.addedCpu());
            }
        }
    }

    private static void add(Map<String, List<Double>> added, List<Figures> figures) {
        for (Figures of : figures) {
            if (of.agent != Agent.NONE) add(added, of.agent, of.addedCpu());
        }
    }

    private static void add(Map<String, List<Double>> added, Agent agent, double figure) {
        added.computeIfAbsent(agent.name(), any -> new ArrayList<>()).add(figure);
    }

    /** The names of all edges that can be left out. */
    private static List<String> edges(Agent baton) throws IOException {
        Process overview = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", baton.jar())
                .start();
        String said = new String(overview.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String table = said.substring(said.indexOf("\nEdges\n") + 1);
        List<String> names = EDGE.matcher(table.substring(0, Math.max(0, table.indexOf("\n\n"))))
                .results()
                .map(edge -> edge.group(1))
                .collect(Collectors.toCollection(ArrayList::new));
        if (!names.removeAll(NEEDED)) throw new IOException("no edges in what java -jar " + baton.jar() + " prints");
        return names;
    }

    private static void print(Curve curve) {
        System.out.println();
        System.out.println(curve.title + ", in " + curve.unit + ", by the number of " + curve.what);
        System.out.printf(Locale.ROOT, "%-26s", "agent");
        for (int x : curve.x) System.out.printf(Locale.ROOT, "%9d", x);
        System.out.println();
        curve.added.forEach((agent, figures) -> {
            System.out.printf(Locale.ROOT, "%-26s", agent);
            for (double figure : figures) System.out.printf(Locale.ROOT, "%+9.1f", figure);
            System.out.println();
        });
    }

    private void write(JsonStringWriter json) {
        json.array("growth");
        for (Curve curve : curves) {
            json.object();
            json.value("figure", curve.title + ", " + curve.unit);
            json.value("of", curve.what);
            json.array("x", curve.x);
            json.object("added");
            curve.added.forEach(json::array);
            json.end().end();
        }
        json.end();
    }
}
