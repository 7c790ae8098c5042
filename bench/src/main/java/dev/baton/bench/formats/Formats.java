// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.formats;

import com.grack.nanojson.JsonStringWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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

    private final List<Row> rows;

    private Formats(List<Row> rows) {
        this.rows = rows;
    }

    /** @param arguments JMH's own, {@code -h} lists them */
    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
        take(arguments).print();
    }

    /** @param arguments JMH's own */
    public static Formats take(String... arguments) throws RunnerException, CommandLineOptionException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(arguments))
                        .include(ExtractAndInject.class.getName())
                        .addProfiler(GCProfiler.class)
                        .addProfiler(CpuTime.class)
                        .build())
                .run();
        List<Row> rows = new ArrayList<>();
        for (Request request : Request.values()) {
            RunResult baton = find(results, "baton", request);
            RunResult openTelemetry = find(results, "openTelemetry", request);
            if (baton == null || openTelemetry == null) continue; // JMH was told to leave it out
            rows.add(new Row(request, Side.of(baton), Side.of(openTelemetry)));
        }
        return new Formats(rows);
    }

    /** What each request takes, in Baton and in OpenTelemetry's API. */
    public record Row(Request request, Side baton, Side openTelemetry) {}

    /**
     * What extract and inject take.
     *
     * @param nanos CPU time of the thread
     * @param bytes it allocates
     */
    public record Side(double nanos, double bytes) {
        private static Side of(RunResult result) {
            return new Side(score(result, CpuTime.LABEL), score(result, BYTES));
        }
    }

    /** The row of a request that JMH was not told to leave out. */
    public Row of(Request request) {
        return rows.stream().filter(row -> row.request == request).findFirst().orElseThrow();
    }

    public void print() {
        System.out.printf(ROW, "", "Baton", "OTel", "", "Baton", "OTel", "");
        System.out.printf(ROW, "extract and inject", "CPU ns", "CPU ns", "ratio", "bytes", "bytes", "ratio");
        for (Row row : rows) {
            System.out.printf(
                    ROW,
                    row.request.title,
                    rounded(row.baton.nanos),
                    rounded(row.openTelemetry.nanos),
                    ratio(row.baton.nanos, row.openTelemetry.nanos),
                    rounded(row.baton.bytes),
                    rounded(row.openTelemetry.bytes),
                    ratio(row.baton.bytes, row.openTelemetry.bytes));
        }
    }

    public void write(JsonStringWriter json) {
        json.array("formats");
        for (Row row : rows) {
            json.object();
            json.value("request", row.request.name());
            json.value("batonNanos", row.baton.nanos);
            json.value("openTelemetryNanos", row.openTelemetry.nanos);
            json.value("batonBytes", row.baton.bytes);
            json.value("openTelemetryBytes", row.openTelemetry.bytes);
            json.end();
        }
        json.end();
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

    private static String ratio(double value, double other) {
        return String.format(Locale.ROOT, "%.2f", value / other);
    }
}
