// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.startup;

import dev.baton.bench.Agent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs one program under several agents, round by round, each round in the reverse order of the one before. */
final class Measurement {
    private final Program program;
    private final List<Agent> agents;
    private final List<String> jvmArguments;
    private final Path directory;

    /** @param agents {@link Agent#NONE} first */
    Measurement(Program program, List<Agent> agents, List<String> jvmArguments, Path directory) {
        this.program = program;
        this.agents = agents;
        this.jvmArguments = jvmArguments;
        this.directory = directory;
    }

    /** In the order of the agents. */
    List<Figures> take(int rounds) throws IOException {
        // The runs that count come first: they warm the page cache for those that are timed.
        List<Counts> counts = new ArrayList<>();
        List<List<Sample>> samples = new ArrayList<>();
        for (Agent agent : agents) {
            counts.add(Counts.take(program, agent, jvmArguments, directory));
            samples.add(new ArrayList<>());
        }
        for (int round = 0; round < rounds; round++) {
            System.err.println(program + ": round " + (round + 1) + " of " + rounds);
            for (int i = 0; i < agents.size(); i++) {
                int next = round % 2 == 0 ? i : agents.size() - 1 - i;
                samples.get(next).add(Sample.take(program, agents.get(next), jvmArguments, directory));
            }
        }
        List<Figures> figures = new ArrayList<>();
        for (int i = 0; i < agents.size(); i++) {
            Figures without = figures.isEmpty() ? null : figures.get(0);
            figures.add(new Figures(agents.get(i), counts.get(i), samples.get(i), without));
        }
        return figures;
    }
}
