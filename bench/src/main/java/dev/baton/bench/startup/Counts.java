// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.startup;

import dev.baton.bench.Agent;
import dev.baton.bench.Launch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * What one run, which is not timed, held after its first answer. Asked by {@code jcmd}, which reads it from the JVM's
 * performance data and so adds nothing to it.
 *
 * @param classes loaded so far, out of the CDS archive or not
 * @param threads Java threads that live
 * @param files open files and sockets
 * @param beans registered at the platform's MBean server; 0 for a program that is no server, which cannot be asked
 * @param carries whether the outbound request bore the inbound request's trace
 */
record Counts(int classes, int threads, int files, int beans, boolean carries) {
    static Counts take(Program program, Agent agent, List<String> jvmArguments, Path directory) throws IOException {
        try (Launch launch = Launch.start(program.mainClass, Launch.TOMCAT, agent, jvmArguments, directory)) {
            FirstAnswer first = FirstAnswer.await(launch);
            String counters = performanceCounters(launch.pid());
            return new Counts(
                    counter(counters, "java.cls.loadedClasses") + counter(counters, "java.cls.sharedLoadedClasses"),
                    counter(counters, "java.threads.live"),
                    Proc.openFiles(launch.pid()),
                    first.beans(),
                    first.carries());
        }
    }

    private static String performanceCounters(long pid) throws IOException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(pid),
                        "PerfCounter.print")
                .redirectErrorStream(true)
                .start();
        return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static int counter(String counters, String name) throws IOException {
        int start = counters.indexOf('\n' + name + '=');
        if (start < 0) throw new IOException("no " + name + " in: " + counters);
        int value = start + name.length() + 2;
        return Integer.parseInt(counters.substring(value, counters.indexOf('\n', value)));
    }
}
