// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.startup;

import dev.baton.bench.Agent;
import dev.baton.bench.Launch;
import dev.baton.bench.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code bench/run breakdown}: the classes that an agent adds to the start of the server, each with the moment it was
 * loaded, then their number by package. Classes are what a start costs, so this is where to look first.
 */
public final class Breakdown {
    private static final int PACKAGE_DEPTH = 4;

    private Breakdown() {}

    /** @param arguments as of {@link Startup}; the last agent is looked at */
    public static void main(String[] arguments) throws IOException {
        Options options = new Options(1, arguments);
        Agent agent = options.agents.get(options.agents.size() - 1);
        Path directory = Files.createTempDirectory("baton-bench");
        Map<String, Integer> without = new HashMap<>();
        for (Loaded loaded : load(Agent.NONE, options, directory)) without.merge(loaded.name, 1, Integer::sum);
        Map<String, Integer> counts = new TreeMap<>();
        int total = 0;
        for (Loaded loaded : load(agent, options, directory)) {
            if (without.merge(loaded.name, -1, Integer::sum) >= 0) continue;
            System.out.println(loaded.moment + ' ' + loaded.name);
            counts.merge(group(loaded.name), 1, Integer::sum);
            total++;
        }
        System.out.println();
        counts.forEach((group, count) -> System.out.printf(Locale.ROOT, "%6d  %s%n", count, group));
        System.out.printf(Locale.ROOT, "%6d  classes that %s adds%n", total, agent.name());
    }

    /** @param moment since the JVM's start, with its unit */
    private record Loaded(String moment, String name) {}

    private static List<Loaded> load(Agent agent, Options options, Path directory) throws IOException {
        Path log = directory.resolve("classes");
        List<String> jvmArguments = new ArrayList<>(options.jvmArguments);
        jvmArguments.add("-Xlog:class+load:file=" + log + ":uptime");
        try (Launch launch = Launch.start(Server.class, Launch.TOMCAT, agent, jvmArguments, directory)) {
            FirstAnswer.await(launch);
        }
        List<Loaded> loaded = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            // [0.123s] java.lang.Object source: shared objects file
            String[] words = line.split("[\\]\\[ ]+", 4);
            if (line.contains(" source: ")) loaded.add(new Loaded(words[1], withoutNumber(words[2])));
        }
        return loaded;
    }

    /** Generated classes bear a number or an address that differs from run to run. */
    private static String withoutNumber(String className) {
        return className.replaceFirst("[0-9]*[/+]0x.*|(?<=Proxy)[0-9]+$", "");
    }

    private static String group(String className) {
        int end = -1;
        for (int depth = 0; depth < PACKAGE_DEPTH; depth++) {
            int dot = className.indexOf('.', end + 1);
            if (dot < 0) break;
            end = dot;
        }
        return end < 0 ? "(no package)" : className.substring(0, end);
    }
}
