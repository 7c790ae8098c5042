// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/** The command line of the packaged agent. */
public final class CommandLine {
    private CommandLine() {}

    /** What it prints, of either kind, before it ends with this status. */
    public static String baton(Path home, int status, String... arguments) throws Exception {
        return run(Launch.java(home), Launch.BATON_JAR, status, arguments);
    }

    /** As above, from another place and in a JVM with other options. */
    static String run(Launch java, Path jar, int status, String... arguments) throws Exception {
        try (Jvm cli =
                java.arguments("-jar", jar.toString()).arguments(arguments).start()) {
            assertThat(cli.awaitExit()).as("%s", cli).isEqualTo(status);
            return cli.out() + cli.err();
        }
    }
}
