// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.startup;

import dev.baton.bench.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** {@code bench/run startup}: what agents add to the start of a server, and of a program that is none. */
public final class Startup {
    private static final int ROUNDS = 11;

    private Startup() {}

    public static void main(String[] arguments) throws IOException {
        Options options = new Options(ROUNDS, arguments);
        Path directory = Files.createTempDirectory("baton-bench");
        Map<Program, List<Figures>> figures = new EnumMap<>(Program.class);
        for (Program program : Program.values()) {
            figures.put(
                    program,
                    new Measurement(program, options.agents, options.jvmArguments, directory).take(options.rounds));
        }
        System.out.println(
                "JDK " + Runtime.version() + ", " + Runtime.getRuntime().availableProcessors() + " CPUs, "
                        + options.jvmArguments + "; medians of " + options.rounds + " rounds");
        figures.forEach((program, ofProgram) -> {
            System.out.println();
            System.out.println(program.title);
            System.out.print(Table.of(ofProgram));
        });
        if (options.json != null) Files.writeString(options.json, Json.of(options, figures));
    }
}
