// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The command line, as {@code bench/run} passes it on. */
public final class Options {
    public static final String BATON = "baton";

    public static final String EMPTY = "empty agent";

    public int rounds;

    public @Nullable Path json;

    /** A directory for what a report writes. */
    public @Nullable Path out;

    public final List<Agent> agents = new ArrayList<>(List.of(Agent.NONE));
    public final List<String> jvmArguments = new ArrayList<>();

    /** @param rounds if nothing is said of them */
    public Options(int rounds, String... arguments) {
        this.rounds = rounds;
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (!argument.startsWith("--")) {
                agents.add(Agent.of(argument));
                continue;
            }
            if (++i == arguments.length) throw new IllegalArgumentException(argument + " wants a value");
            String value = arguments[i];
            switch (argument) {
                case "--baton" -> agents.add(new Agent(BATON, value));
                case "--empty" -> agents.add(new Agent(EMPTY, value));
                case "--rounds" -> this.rounds = Integer.parseInt(value);
                case "--out" -> out = Path.of(value);
                case "--json" -> json = Path.of(value);
                case "--jvm" -> jvmArguments.add(value);
                default -> throw new IllegalArgumentException("no such option: " + argument);
            }
        }
    }

    /** What all figures depend on, in a line. */
    public String heading() {
        return "JDK " + Runtime.version() + ", " + Runtime.getRuntime().availableProcessors() + " CPUs, " + jvmArguments
                + "; medians of " + rounds + " rounds";
    }

    /** Writes the file that {@code --json} names, if it is named. */
    public void write(Consumer<JsonStringWriter> figures) throws IOException {
        if (json == null) return;
        JsonStringWriter writer = JsonWriter.indent("  ").string().object();
        writer.value("jdk", Runtime.version().toString());
        writer.value("cpus", Runtime.getRuntime().availableProcessors());
        writer.value("rounds", rounds);
        writer.array("jvmArguments", jvmArguments);
        figures.accept(writer);
        Files.writeString(json, writer.end().done());
    }
}
