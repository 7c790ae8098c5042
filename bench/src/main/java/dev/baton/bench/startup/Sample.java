// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.startup;

import dev.baton.bench.Agent;
import dev.baton.bench.Launch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What one run took.
 *
 * @param wallMillis from before the process is started until the first answer, or line, has been read
 * @param cpuMillis see {@link Proc#cpuMillisOfEndedChildren}
 * @param residentMb see {@link Proc#peakResidentMb}
 */
public record Sample(double wallMillis, double cpuMillis, double residentMb) {
    static Sample take(Program program, Agent agent, List<String> jvmArguments, Path directory) throws IOException {
        double cpuBefore = Proc.cpuMillisOfEndedChildren();
        long start = System.nanoTime();
        double wallMillis;
        double residentMb;
        try (Launch launch = Launch.start(program.mainClass, Launch.TOMCAT, agent, jvmArguments, directory)) {
            FirstAnswer.await(launch);
            wallMillis = (System.nanoTime() - start) / 1e6;
            residentMb = Proc.peakResidentMb(launch.pid());
        }
        return new Sample(wallMillis, Proc.cpuMillisOfEndedChildren() - cpuBefore, residentMb);
    }
}
