// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command line, as {@code bench/run} passes it on. */
public final class Options {
    public static final String BATON = "baton";

    public int rounds;

    public @Nullable Path json;

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
                case "--empty" -> agents.add(new Agent("empty agent", value));
                case "--rounds" -> this.rounds = Integer.parseInt(value);
                case "--json" -> json = Path.of(value);
                case "--jvm" -> jvmArguments.add(value);
                default -> throw new IllegalArgumentException("no such option: " + argument);
            }
        }
    }
}
