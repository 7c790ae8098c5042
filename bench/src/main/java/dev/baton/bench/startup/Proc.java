// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What Linux tells of processes. */
final class Proc {
    /** Linux counts a process's time in hundredths of a second towards user space, whatever the kernel's own clock. */
    private static final double MILLIS_PER_TICK = 10;

    private static final double KIB_PER_MB = 1024;

    private Proc() {}

    /**
     * The CPU time, user and system, of all children that ended so far, in ms: every thread of theirs, the compiler's and
     * the collector's too, from the first instruction to the last. The kernel sums exactly and rounds what it shows, so the
     * error of a difference does not grow with the number of threads.
     */
    static double cpuMillisOfEndedChildren() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        // proc(5): cutime and cstime are the 16th and 17th fields, and the cut took off the first two.
        return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * MILLIS_PER_TICK;
    }

    /** How many files and sockets a process has open. */
    static int openFiles(long pid) throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return (int) open.count();
        }
    }

    /**
     * The most memory a process has had resident, in MB ({@code VmHWM}). The peak and not the present size ({@code
     * VmRSS}): it does not depend on the moment of asking.
     */
    static double peakResidentMb(long pid) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.substring("VmHWM:".length())
                                .replace("kB", "")
                                .trim())
                        / KIB_PER_MB;
            }
        }
        throw new IOException("no VmHWM in /proc/" + pid + "/status");
    }
}
