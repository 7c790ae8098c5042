// SPDX-License-Identifier: Apache-2.0
package dev.baton.demo;

import java.util.List;

/** Sends what browsers send and tells whether every hop saw it. */
final class Trial {
    private static final Headers NONE = new Headers(List.of());

    private final Chain withBaton;
    private final Chain withoutBaton;
    private final Report report;
    private final Browser browser = new Browser();

    Trial(Chain withBaton, Chain withoutBaton, Report report) {
        this.withBaton = withBaton;
        this.withoutBaton = withoutBaton;
        this.report = report;
    }

    /** Whether with Baton every hop saw every trace, and without it none but the first did. */
    boolean run() throws DemoException, InterruptedException {
        report.chain(withBaton.send(NONE));
        boolean allSame = true;
        for (Sent sent : browser.requests()) {
            List<Arrival> arrivals = send(sent, withBaton);
            report.request(sent, arrivals);
            allSame &= arrivals.stream().allMatch(Arrival::isSame);
        }
        Sent sent = browser.everything();
        List<Arrival> without = send(sent, withoutBaton);
        report.contrast(sent, without);
        report.summary();
        boolean lostWithout = without.stream().skip(1).allMatch(Arrival::isLost);
        report.conclusion(allSame && lostWithout, conclusion(allSame, lostWithout));
        return allSame && lostWithout;
    }

    private static List<Arrival> send(Sent sent, Chain chain) throws DemoException, InterruptedException {
        return chain.send(sent.headers()).stream()
                .map(hop -> Arrival.judge(sent, hop))
                .toList();
    }

    private static String conclusion(boolean allSame, boolean lostWithout) {
        if (!allSame) {
            return "Not every hop saw the browser's trace.";
        }
        return lostWithout
                ? "With Baton, every hop saw the browser's trace in every format; without it, the first one only."
                : "The trace passed without Baton, too: this demo proves nothing.";
    }
}
