// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.startup;

import dev.baton.bench.Agent;
import dev.baton.bench.Samples;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one program is like under one agent. */
public final class Figures extends Samples<Sample> {
    final Counts counts;
    private final Counts countsWithout;

    /** @param without the figures of {@link Agent#NONE}; null for these themselves */
    Figures(Agent agent, Counts counts, List<Sample> all, @Nullable Figures without) {
        super(agent, all, without == null ? all : without.all);
        this.counts = counts;
        countsWithout = without == null ? counts : without.counts;
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
