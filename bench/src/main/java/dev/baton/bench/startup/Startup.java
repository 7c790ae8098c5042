// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.startup;

import com.grack.nanojson.JsonStringWriter;
import dev.baton.bench.Agent;
import dev.baton.bench.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** {@code bench/run startup}: what agents add to the start of a server, and of a program that is none. */
public final class Startup {
    /** The name of Baton with a cache that an earlier start has filled. */
    public static final String WITH_CACHE = Options.BATON + ", warm cache";

    public static final int ROUNDS = 11;

    private final Map<Program, List<Figures>> figures;

    private Startup(Map<Program, List<Figures>> figures) {
        this.figures = figures;
    }

    /** @param arguments see {@link Options} */
    public static void main(String[] arguments) throws IOException {
        Options options = new Options(ROUNDS, arguments);
        Startup startup = take(options);
        System.out.println(options.heading());
        startup.print();
        options.write(startup::write);
    }

    public static Startup take(Options options) throws IOException {
        Path directory = Files.createTempDirectory("baton-bench");
        List<Agent> agents = new ArrayList<>();
        for (Agent agent : options.agents) {
            agents.add(agent);
            if (!agent.name().equals(Options.BATON)) continue;
            String separator = agent.path().equals(agent.jar()) ? "=" : ",";
            Agent cached = new Agent(WITH_CACHE, agent.path() + separator + "cache=" + directory.resolve("cache"));
            Counts.take(Program.SERVER, cached, options.jvmArguments, directory); // fills it
            agents.add(cached);
        }
        Map<Program, List<Figures>> figures = new EnumMap<>(Program.class);
        for (Program program : Program.values()) {
            figures.put(
                    program, new Measurement(program, agents, options.jvmArguments, directory).take(options.rounds));
        }
        return new Startup(figures);
    }

    /** Of the server alone, with arguments more for the JVM, in the order of the agents. */
    public static List<Figures> take(Options options, List<String> jvmArguments) throws IOException {
        List<String> all = new ArrayList<>(options.jvmArguments);
        all.addAll(jvmArguments);
        Path directory = Files.createTempDirectory("baton-bench");
        return new Measurement(Program.SERVER, options.agents, all, directory).take(options.rounds);
    }

    /** In the order of the agents, {@link Agent#NONE} first. */
    public List<Figures> of(Program program) {
        return List.copyOf(figures.getOrDefault(program, List.of()));
    }

    public void print() {
        figures.forEach((program, ofProgram) -> {
            System.out.println();
            System.out.println(program.title);
            System.out.print(Table.of(ofProgram));
        });
    }

    public void write(JsonStringWriter json) {
        Json.write(json, figures);
    }
}
