// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.startup;

import dev.baton.bench.Agent;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What one program is like under one agent. What is "added" is the median of the differences to the run without an agent
 * of the same round, so that a slow minute of the machine does not count.
 */
final class Figures {
    final Agent agent;
    final Counts counts;
    final List<Sample> samples;

    private final Counts countsWithout;
    private final List<Sample> samplesWithout;

    /**
     * @param samples one for each round
     * @param without the figures of {@link Agent#NONE}; null for these themselves
     */
    Figures(Agent agent, Counts counts, List<Sample> samples, @Nullable Figures without) {
        this.agent = agent;
        this.counts = counts;
        this.samples = samples;
        countsWithout = without == null ? counts : without.counts;
        samplesWithout = without == null ? samples : without.samples;
    }

    double median(ToDoubleFunction<Sample> figure) {
        return median(samples.stream().mapToDouble(figure).toArray());
    }

    double added(ToDoubleFunction<Sample> figure) {
        double[] differences = new double[samples.size()];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = figure.applyAsDouble(samples.get(i)) - figure.applyAsDouble(samplesWithout.get(i));
        }
        return median(differences);
    }

    /** How many times the figure without an agent. */
    double ratio(ToDoubleFunction<Sample> figure) {
        double[] ratios = new double[samples.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = figure.applyAsDouble(samples.get(i)) / figure.applyAsDouble(samplesWithout.get(i));
        }
        return median(ratios);
    }

    int addedClasses() {
        return counts.classes() - countsWithout.classes();
    }

    int addedThreads() {
        return counts.threads() - countsWithout.threads();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
