// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.startup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command line, as {@code bench/run} passes it on. */
final class Options {
    static final String BATON = "baton";

    int rounds = 11;

    @Nullable
    Path json;

    final List<Agent> agents = new ArrayList<>(List.of(Agent.NONE));
    final List<String> jvmArguments = new ArrayList<>();

    Options(String[] arguments) {
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
                case "--rounds" -> rounds = Integer.parseInt(value);
                case "--json" -> json = Path.of(value);
                case "--jvm" -> jvmArguments.add(value);
                default -> throw new IllegalArgumentException("no such option: " + argument);
            }
        }
    }
}
