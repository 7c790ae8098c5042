// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.startup;

import dev.baton.bench.Agent;
import dev.baton.bench.Median;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What one program is like under one agent. */
public final class Figures {
    public final Agent agent;
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
        return Median.of(samples, figure);
    }

    double added(ToDoubleFunction<Sample> figure) {
        return Median.added(samples, samplesWithout, figure);
    }

    /** How many times the figure without an agent. */
    double ratio(ToDoubleFunction<Sample> figure) {
        return Median.ratio(samples, samplesWithout, figure);
    }

    /** In milliseconds of CPU time. */
    public double addedCpu() {
        return added(Sample::cpuMillis);
    }

    /** In MB that are resident. */
    public double addedMemory() {
        return added(Sample::residentMb);
    }

    public int addedClasses() {
        return counts.classes() - countsWithout.classes();
    }

    public int addedThreads() {
        return counts.threads() - countsWithout.threads();
    }

    public int addedFiles() {
        return counts.files() - countsWithout.files();
    }

    public int addedBeans() {
        return counts.beans() - countsWithout.beans();
    }
}
