// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.frameworks;

import dev.baton.smoke.Jvm;
import dev.baton.smoke.Launch;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * An application of a framework. At each path {@code /ways/WAY?url=URL} it calls the URL, once or more, by its framework's
 * own client or the JDK's, each way from other threads, and answers what these calls were answered, a line each. What is
 * posted to {@code /ways/body} it reads first; at {@code /} it answers 200. The system property {@code origin} has the same
 * URL, for clients that are told theirs beforehand.
 *
 * @param name of the module of {@code smoke-tests} that builds it
 * @param jar in the module's {@code target}
 * @param port the system property with the port that it is to listen on
 * @param oldestJdk as a feature version
 * @param pipelines whether requests may follow each other before they are answered
 * @param failures how often its own client may fail after calls that were given up
 */
record Framework(
        String name, String jar, String port, int oldestJdk, List<String> ways, boolean pipelines, int failures) {
    static Framework of(String name, String jar, String port, int oldestJdk, String... ways) {
        return new Framework(name, jar, port, oldestJdk, List.of(ways), true, 0);
    }

    /** The same, whose server answers pipelined requests in the order in which it is done with them, without Baton, too. */
    Framework withoutPipelining() {
        return new Framework(name, jar, port, oldestJdk, ways, false, failures);
    }

    /**
     * The same, whose own client fails now and then, without Baton, too: it takes the connection of a call that was given up.
     *
     * @param most how often in a row it may
     */
    Framework withFailures(int most) {
        return new Framework(name, jar, port, oldestJdk, ways, pipelines, most);
    }

    Jvm start(Path jdk, int at, URI origin) throws IOException {
        return Launch.java(jdk)
                .agent("")
                .options("-Xmx512m", "-D" + port + '=' + at, "-Dorigin=" + origin)
                .arguments("-jar", System.getProperty("smoke.boot") + '/' + name + "/target/" + jar)
                .start();
    }

    @Override
    public String toString() {
        return name;
    }
}
