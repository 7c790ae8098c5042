// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.requests;

import dev.baton.bench.Agent;
import dev.baton.bench.Samples;
import java.util.List;

/** What a request is like under one agent. */
public final class Figures extends Samples<Sample> {
    Figures(Agent agent, List<Sample> all, List<Sample> without) {
        super(agent, all, without);
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
        return all.stream().allMatch(Sample::carries);
    }
}
