// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.requests;

import com.grack.nanojson.JsonStringWriter;
import dev.baton.bench.Agent;
import dev.baton.bench.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code bench/run requests}: what agents add to a request that a warm server answers by a call of its own. */
public final class Requests {
    /** The name of the run without an agent, whose service hands trace headers on by its own code. */
    public static final String BY_HAND = Sample.BY_HAND.name();

    public static final int ROUNDS = 5;

    private static final int REQUESTS = 40_000;
    private static final Traffic TRAFFIC = new Traffic(16, 0);
    private static final String ROW = "%-26s |%8s %8s %6s |%8s %8s |%9s %6s | %s%n";

    private final Service service;
    private final List<Figures> figures;

    private Requests(Service service, List<Figures> figures) {
        this.service = service;
        this.figures = figures;
    }

    /** @param arguments see {@link Options} */
    public static void main(String[] arguments) throws IOException {
        Options options = new Options(ROUNDS, arguments);
        List<Requests> all = take(options);
        System.out.println(options.heading());
        print(all);
        options.write(json -> write(all, json));
    }

    /** Of each {@link Service}. */
    public static List<Requests> take(Options options) throws IOException {
        List<Agent> agents = new ArrayList<>(options.agents);
        agents.add(1, Sample.BY_HAND);
        List<Requests> all = new ArrayList<>();
        for (Service service : Service.values()) all.add(take(service, agents, TRAFFIC, REQUESTS, options));
        return all;
    }

    /**
     * Round by round, each in the reverse order of the one before.
     *
     * @param agents {@link Agent#NONE} first
     * @param requests see {@link Sample}
     */
    public static Requests take(Service service, List<Agent> agents, Traffic traffic, int requests, Options options)
            throws IOException {
        Path directory = Files.createTempDirectory("baton-bench");
        List<List<Sample>> samples = new ArrayList<>();
        for (int i = 0; i < agents.size(); i++) samples.add(new ArrayList<>());
        for (int round = 0; round < options.rounds; round++) {
            System.err.println(service + ", " + traffic + ": round " + (round + 1) + " of " + options.rounds);
            for (int i = 0; i < agents.size(); i++) {
                int next = round % 2 == 0 ? i : agents.size() - 1 - i;
                samples.get(next)
                        .add(Sample.take(
                                service, agents.get(next), traffic, requests, options.jvmArguments, directory));
            }
        }
        List<Figures> figures = new ArrayList<>();
        for (int i = 0; i < agents.size(); i++) {
            figures.add(new Figures(agents.get(i), samples.get(i), samples.get(0)));
        }
        return new Requests(service, figures);
    }

    /** In the order of the agents. */
    public List<Figures> figures() {
        return List.copyOf(figures);
    }

    public static void print(List<Requests> all) {
        for (Requests requests : all) requests.print();
    }

    private void print() {
        System.out.printf("%n%s: a request, and a call for it%n", service.title);
        System.out.printf(ROW, "agent", "CPU", "added", "", "bytes", "added", "requests", "", "trace");
        System.out.printf(ROW, "", "us", "us", "ratio", "", "", "a second", "ratio", "carried");
        for (Figures of : figures) {
            System.out.printf(
                    ROW,
                    of.agent.name(),
                    number("%.1f", of.median(Sample::cpuMicros)),
                    number("%+.1f", of.addedCpu()),
                    number("%.2f", of.ratio(Sample::cpuMicros)),
                    number("%.0f", of.median(Sample::bytes)),
                    number("%+.0f", of.addedBytes()),
                    number("%.0f", of.median(Sample::perSecond)),
                    number("%.2f", of.throughput()),
                    of.carries() ? "yes" : "no");
        }
    }

    public static void write(List<Requests> all, JsonStringWriter json) {
        json.array("requests");
        for (Requests requests : all) requests.write(json);
        json.end();
    }

    private void write(JsonStringWriter json) {
        for (Figures of : figures) {
            json.object();
            json.value("service", service.title);
            json.value("agent", of.agent.name());
            json.value("cpuMicrosAdded", of.addedCpu());
            json.value("bytesAdded", of.addedBytes());
            json.value("throughputRatio", of.throughput());
            json.array("samples");
            for (Sample sample : of.all) {
                json.object();
                json.value("cpuMicros", sample.cpuMicros());
                json.value("bytes", sample.bytes());
                json.value("requestsPerSecond", sample.perSecond());
                json.value("carries", sample.carries());
                json.end();
            }
            json.end().end();
        }
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
