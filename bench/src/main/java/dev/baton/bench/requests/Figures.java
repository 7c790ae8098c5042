// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.requests;

import dev.baton.bench.Agent;
import dev.baton.bench.Median;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What a request is like under one agent. */
public final class Figures {
    public final Agent agent;
    final List<Sample> samples;
    private final List<Sample> without;

    /** @param without those under {@link Agent#NONE}, round by round */
    Figures(Agent agent, List<Sample> samples, List<Sample> without) {
        this.agent = agent;
        this.samples = samples;
        this.without = without;
    }

    double median(ToDoubleFunction<Sample> figure) {
        return Median.of(samples, figure);
    }

    double added(ToDoubleFunction<Sample> figure) {
        return Median.added(samples, without, figure);
    }

    double ratio(ToDoubleFunction<Sample> figure) {
        return Median.ratio(samples, without, figure);
    }

    /** In microseconds. */
    public double addedCpu() {
        return added(Sample::cpuMicros);
    }

    public double addedBytes() {
        return added(Sample::bytes);
    }

    /** Of the requests a second to those without an agent. */
    public double throughput() {
        return ratio(Sample::perSecond);
    }

    boolean carries() {
        return samples.stream().allMatch(Sample::carries);
    }
}
