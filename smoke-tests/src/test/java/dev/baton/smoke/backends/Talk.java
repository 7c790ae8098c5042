// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.backends;

import dev.baton.smoke.Jvm;
import dev.baton.smoke.Launch;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a backend says on standard output and error, less what differs between any two runs. */
public final class Talk {
    /** Tomcat says so, in two lines, when seeding its random numbers took over 100 ms. */
    private static final Pattern TELLS_OF_A_SLOW_MACHINE = Pattern.compile(
            "Creation of SecureRandom instance for session ID generation|SessionIdGeneratorBase createSecureRandom");

    private Talk() {}

    /** Its lines, without Baton's own, and without those that repeat the command line's agent. */
    public static List<String> of(Jvm jvm, Run run) {
        return Stream.concat(jvm.out().lines(), jvm.err().lines())
                .filter(line -> !line.startsWith("baton: "))
                .filter(line -> !line.contains(Launch.agentOption("")))
                .filter(line -> !TELLS_OF_A_SLOW_MACHINE.matcher(line).find())
                .map(line -> constant(line.replace(run.directory.toString(), "DIRECTORY")))
                .filter(line -> !line.isBlank())
                .distinct()
                .toList();
    }

    public static List<String> ofBaton(Jvm jvm) {
        return Stream.concat(jvm.out().lines(), jvm.err().lines())
                .filter(line -> line.startsWith("baton: "))
                .toList();
    }

    /** Without colours, numbers, and identifiers: times, ports, durations, threads. */
    static String constant(String line) {
        return line.replaceAll("\u001b\\[[0-9;]*[A-Za-z]", "")
                .replaceAll("\\b(?=[a-f-]*\\d)[0-9a-fA-F-]{2,}\\b|(?<=/)[0-9a-f]{2}(?=/)", "#")
                .replaceAll("\\d+", "#")
                // A number is one thing, however long: 973, 1,573, 0.5.
                .replaceAll("#([.,:-]*#)+", "#")
                .stripTrailing();
    }
}
