// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.handover;

import dev.baton.bench.Agent;
import dev.baton.bench.Median;
import dev.baton.bench.Options;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * {@code bench/run handover}: runs {@link SubmitAndRun} under each agent, on the thread of a request and on one of none, round
 * by round, each time in a JVM of its own, and sets the medians beside those without an agent.
 */
public final class Handover {
    private static final String BYTES = "gc.alloc.rate.norm";
    private static final int ROUNDS = 3;
    private static final String ROW = "%-32s |%8s %8s %6s |%8s %8s%n";

    private Handover() {}

    /** @param arguments see {@link Options} */
    public static void main(String[] arguments) throws RunnerException {
        Options options = new Options(ROUNDS, arguments);
        for (boolean isTraced : new boolean[] {true, false}) {
            Map<Agent, List<double[]>> samples = new LinkedHashMap<>();
            for (int round = 0; round < options.rounds; round++) {
                for (Agent agent : options.agents) {
                    samples.computeIfAbsent(agent, any -> new ArrayList<>())
                            .add(sample(agent, options.jvmArguments, isTraced));
                }
            }
            print(isTraced ? "in a request" : "in no request", samples);
        }
    }

    /** @return a task's CPU time in nanoseconds, its bytes */
    private static double[] sample(Agent agent, List<String> jvmArguments, boolean isTraced) throws RunnerException {
        List<String> jvm = new ArrayList<>(agent.jvmArguments());
        jvm.addAll(Agent.EXPORTERS_OFF);
        jvm.addAll(jvmArguments);
        jvm.add("-Djmh.executor=CUSTOM");
        jvm.add("-Djmh.executor.class=" + RequestExecutor.class.getName());
        jvm.add("-D" + RequestExecutor.TRACED + "=" + isTraced);
        RunResult result = new Runner(new OptionsBuilder()
                        .include(SubmitAndRun.class.getName())
                        .jvmArgsAppend(jvm.toArray(new String[0]))
                        .forks(1)
                        .verbosity(VerboseMode.SILENT)
                        .addProfiler(GCProfiler.class)
                        .addProfiler(ProcessTime.class)
                        .build())
                .runSingle();
        return new double[] {score(result, ProcessTime.LABEL), score(result, BYTES)};
    }

    private static double score(RunResult result, String label) {
        for (Result<?> secondary : result.getSecondaryResults().values()) {
            if (secondary.getLabel().endsWith(label)) return secondary.getScore();
        }
        throw new IllegalStateException("no " + label);
    }

    private static void print(String where, Map<Agent, List<double[]>> samples) {
        System.out.printf(ROW, "", "CPU", "added", "", "bytes", "added");
        System.out.printf(ROW, "submit and run, " + where, "ns", "ns", "ratio", "", "");
        List<double[]> without = Objects.requireNonNull(samples.get(Agent.NONE));
        double nanosWithout = Median.of(without, sample -> sample[0]);
        double bytesWithout = Median.of(without, sample -> sample[1]);
        samples.forEach((agent, ofAgent) -> {
            double nanos = Median.of(ofAgent, sample -> sample[0]);
            double bytes = Median.of(ofAgent, sample -> sample[1]);
            System.out.printf(
                    ROW,
                    agent.name(),
                    number("%.0f", nanos),
                    number("%+.0f", nanos - nanosWithout),
                    number("%.2f", nanos / nanosWithout),
                    number("%.0f", bytes),
                    number("%+.0f", bytes - bytesWithout));
        });
        System.out.println();
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
