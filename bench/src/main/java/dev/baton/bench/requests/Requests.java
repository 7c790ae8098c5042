// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.requests;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import dev.baton.bench.Agent;
import dev.baton.bench.Median;
import dev.baton.bench.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** {@code bench/run requests}: what agents add to a request that a warm server answers by a call of its own. */
public final class Requests {
    private static final int ROUNDS = 5;
    private static final int REQUESTS = 40_000;
    private static final Traffic TRAFFIC = new Traffic(16, 0);
    private static final String ROW = "%-26s |%8s %8s %6s |%8s %8s |%9s %6s | %s%n";

    private Requests() {}

    /** @param arguments see {@link Options} */
    public static void main(String[] arguments) throws IOException {
        Options options = new Options(ROUNDS, arguments);
        List<Agent> agents = new ArrayList<>(options.agents);
        agents.add(1, Sample.BY_HAND);
        Map<Agent, List<Sample>> samples = take(agents, TRAFFIC, REQUESTS, options);
        System.out.println(
                "JDK " + Runtime.version() + ", " + Runtime.getRuntime().availableProcessors() + " CPUs, "
                        + options.jvmArguments + "; medians of " + options.rounds + " rounds");
        print(samples);
        if (options.json != null) Files.writeString(options.json, json(samples));
    }

    /** Round by round, each in the reverse order of the one before. */
    static Map<Agent, List<Sample>> take(List<Agent> agents, Traffic traffic, int requests, Options options)
            throws IOException {
        Path directory = Files.createTempDirectory("baton-bench");
        Map<Agent, List<Sample>> samples = new LinkedHashMap<>();
        for (Agent agent : agents) samples.put(agent, new ArrayList<>());
        for (int round = 0; round < options.rounds; round++) {
            System.err.println(traffic + ": round " + (round + 1) + " of " + options.rounds);
            for (int i = 0; i < agents.size(); i++) {
                Agent agent = agents.get(round % 2 == 0 ? i : agents.size() - 1 - i);
                Objects.requireNonNull(samples.get(agent))
                        .add(Sample.take(agent, traffic, requests, options.jvmArguments, directory));
            }
        }
        return samples;
    }

    private static void print(Map<Agent, List<Sample>> samples) {
        System.out.printf(ROW, "a request and a call", "CPU", "added", "", "bytes", "added", "requests", "", "trace");
        System.out.printf(ROW, "", "us", "us", "ratio", "", "", "a second", "ratio", "carried");
        List<Sample> without = Objects.requireNonNull(samples.get(Agent.NONE));
        samples.forEach((agent, ofAgent) -> System.out.printf(
                ROW,
                agent.name(),
                number("%.1f", Median.of(ofAgent, Sample::cpuMicros)),
                number("%+.1f", Median.added(ofAgent, without, Sample::cpuMicros)),
                number("%.2f", Median.ratio(ofAgent, without, Sample::cpuMicros)),
                number("%.0f", Median.of(ofAgent, Sample::bytes)),
                number("%+.0f", Median.added(ofAgent, without, Sample::bytes)),
                number("%.0f", Median.of(ofAgent, Sample::perSecond)),
                number("%.2f", Median.ratio(ofAgent, without, Sample::perSecond)),
                ofAgent.stream().allMatch(Sample::carries) ? "yes" : "no"));
    }

    private static String json(Map<Agent, List<Sample>> samples) {
        JsonStringWriter json = JsonWriter.indent("  ").string().array();
        samples.forEach((agent, ofAgent) -> {
            json.object().value("agent", agent.name()).array("samples");
            for (Sample sample : ofAgent) {
                json.object()
                        .value("cpuMicros", sample.cpuMicros())
                        .value("bytes", sample.bytes())
                        .value("requestsPerSecond", sample.perSecond())
                        .value("carries", sample.carries())
                        .end();
            }
            json.end().end();
        });
        return json.end().done();
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
