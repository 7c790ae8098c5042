// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.report;

import dev.baton.bench.Options;
import dev.baton.bench.Samples;
import dev.baton.bench.formats.Formats;
import dev.baton.bench.formats.Request;
import dev.baton.bench.requests.Requests;
import dev.baton.bench.startup.Figures;
import dev.baton.bench.startup.Program;
import dev.baton.bench.startup.Startup;
import java.io.File;
import java.util.ArrayList;
import java.util.List;

/** What Baton is meant to cost. A goal that is a share of another agent's cost is left out if that agent was not run. */
final class Goals {
    /** The name that {@code bench/run --against} gives the OpenTelemetry agent. */
    private static final String OPEN_TELEMETRY = "otel";

    private final List<Goal> goals = new ArrayList<>();

    static List<Goal> of(Startup startup, Requests requests, Formats formats) {
        Goals goals = new Goals();
        goals.ofStart(startup.of(Program.SERVER), startup.of(Program.HELLO));
        goals.ofRequests(requests.figures());
        goals.ofFormats(formats);
        return goals.goals;
    }

    private void add(String figure, double limit, double measured) {
        goals.add(new Goal(figure, limit, measured));
    }

    private void ofStart(List<Figures> server, List<Figures> hello) {
        Figures baton = Samples.named(Options.BATON, server).get(0);
        Figures cached = Samples.named(Startup.WITH_CACHE, server).get(0);
        Figures empty = Samples.named(Options.EMPTY, server).get(0);
        for (Figures openTelemetry : Samples.named(OPEN_TELEMETRY, server)) {
            double all = openTelemetry.addedCpu() / 100;
            add("start: CPU time added, % of the OpenTelemetry agent's", 5, baton.addedCpu() / all);
            add("start with a warm cache: the same", 1, cached.addedCpu() / all);
        }
        add(
                "start of no server: CPU ms beyond an empty agent",
                10,
                Samples.named(Options.BATON, hello).get(0).addedCpu()
                        - Samples.named(Options.EMPTY, hello).get(0).addedCpu());
        add("start: memory added, MB", 15, baton.addedMemory());
        add("start with a warm cache: memory added, MB", 6, cached.addedMemory());
        add("classes added", 600, baton.addedClasses());
        add("threads added", 0, baton.addedThreads());
        add("open files and sockets beyond an empty agent", 0, baton.addedFiles() - empty.addedFiles());
        add("MBeans added", 0, baton.addedBeans());
        add("baton.jar, MB", 3, new File(baton.agent.jar()).length() / 1e6);
    }

    private void ofRequests(List<dev.baton.bench.requests.Figures> all) {
        dev.baton.bench.requests.Figures baton =
                Samples.named(Options.BATON, all).get(0);
        dev.baton.bench.requests.Figures hand =
                Samples.named(Requests.BY_HAND, all).get(0);
        add(
                "request and call: CPU us added, by hand " + Goal.rounded(hand.addedCpu()),
                hand.addedCpu(),
                baton.addedCpu());
        add(
                "request and call: bytes added, by hand " + Goal.rounded(hand.addedBytes()),
                hand.addedBytes(),
                baton.addedBytes());
        for (dev.baton.bench.requests.Figures other : Samples.named(OPEN_TELEMETRY, all)) {
            add(
                    "request and call: CPU time added, % of the OpenTelemetry agent's",
                    10, 100 * baton.addedCpu() / other.addedCpu());
            add(
                    "request and call: bytes added, % of the OpenTelemetry agent's",
                    10, 100 * baton.addedBytes() / other.addedBytes());
        }
        add("throughput lost, % of that without an agent", 1, 100 - 100 * baton.throughput());
    }

    private void ofFormats(Formats formats) {
        Formats.Row all = formats.of(Request.TRACECONTEXT_TRANSLATED);
        add(
                "extract and inject all formats: CPU time, % of three of OpenTelemetry's API",
                50, 100 * all.baton().nanos() / all.openTelemetry().nanos());
        add(
                "extract and inject what came in: bytes",
                100,
                formats.of(Request.TRACECONTEXT_FORWARDED).baton().bytes());
        Formats.Side nothing = formats.of(Request.NOTHING_FOUND).baton();
        add("no trace headers: CPU ns", 50, nothing.nanos());
        add("no trace headers: bytes", 0, Math.rint(nothing.bytes()));
    }
}
