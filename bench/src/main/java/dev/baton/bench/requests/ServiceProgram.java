// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.requests;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import dev.baton.bench.Launch;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What programs have in common that make one call for each request, and answer with what that said. Their arguments are a
 * directory that they may use, the port to call, and whether to hand trace headers on by their own code: what propagation
 * costs without any agent.
 */
final class ServiceProgram {
    /** Asked for this, it answers with the CPU time of its process in nanoseconds, and the bytes its threads allocated. */
    static final String FIGURES = "/figures";

    static final String[] TRACE_HEADERS = {
        "traceparent",
        "tracestate",
        "baggage",
        "b3",
        "X-B3-TraceId",
        "X-B3-SpanId",
        "X-B3-ParentSpanId",
        "X-B3-Sampled",
        "X-B3-Flags",
        "x-datadog-trace-id",
        "x-datadog-parent-id",
        "x-datadog-sampling-priority",
        "x-datadog-origin",
        "x-datadog-tags"
    };

    private ServiceProgram() {}

    /** Says that the program is up, and ends it with its standard input. */
    static void serve(int port) throws IOException {
        System.out.println(Launch.READY + port);
        if (System.in.read() >= 0) throw new IOException("unexpected input");
        System.exit(0);
    }

    static byte[] figures() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long bytes = Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .filter(ofThread -> ofThread > 0) // -1: has ended meanwhile
                .sum();
        return (system.getProcessCpuTime() + " " + bytes).getBytes(StandardCharsets.US_ASCII);
    }
}
