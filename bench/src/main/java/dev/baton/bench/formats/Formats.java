// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.formats;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** {@code bench/run formats}: runs {@link ExtractAndInject} and sets its figures side by side. */
public final class Formats {
    private static final String BYTES = "gc.alloc.rate.norm";
    private static final String ROW = "%-36s |%9s %9s %9s |%9s %9s %9s%n";

    private Formats() {}

    /** @param arguments JMH's own, {@code -h} lists them */
    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(arguments))
                        .include(ExtractAndInject.class.getName())
                        .addProfiler(GCProfiler.class)
                        .addProfiler(CpuTime.class)
                        .build())
                .run();
        System.out.printf(ROW, "", "Baton", "OTel", "", "Baton", "OTel", "");
        System.out.printf(ROW, "extract and inject", "CPU ns", "CPU ns", "ratio", "bytes", "bytes", "ratio");
        for (Request request : Request.values()) {
            RunResult baton = find(results, "baton", request);
            RunResult openTelemetry = find(results, "openTelemetry", request);
            if (baton == null || openTelemetry == null) continue; // JMH was told to leave it out
            double batonNanos = score(baton, CpuTime.LABEL);
            double openTelemetryNanos = score(openTelemetry, CpuTime.LABEL);
            double batonBytes = score(baton, BYTES);
            double openTelemetryBytes = score(openTelemetry, BYTES);
            System.out.printf(
                    ROW,
                    request.title,
                    rounded(batonNanos),
                    rounded(openTelemetryNanos),
                    String.format(Locale.ROOT, "%.2f", batonNanos / openTelemetryNanos),
                    rounded(batonBytes),
                    rounded(openTelemetryBytes),
                    String.format(Locale.ROOT, "%.2f", batonBytes / openTelemetryBytes));
        }
    }

    private static @Nullable RunResult find(Collection<RunResult> results, String method, Request request) {
        for (RunResult result : results) {
            if (result.getParams().getBenchmark().endsWith("." + method)
                    && result.getParams().getParam("request").equals(request.name())) return result;
        }
        return null;
    }

    private static double score(RunResult result, String label) {
        for (Result<?> secondary : result.getSecondaryResults().values()) {
            if (secondary.getLabel().endsWith(label)) return secondary.getScore();
        }
        throw new IllegalStateException("no " + label);
    }

    private static String rounded(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }
}
