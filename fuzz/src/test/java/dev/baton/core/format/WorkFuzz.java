// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

/** No headers, however long, make much work: what grows with the square of a length would take seconds here. */
class WorkFuzz {
    private static final int CHARACTERS = 65_536; // what a server takes as a head at most, by any sane setting
    private static final long LIMIT_NANOS = 250_000_000;
    private static final int TRIES = 4; // a collection of garbage or a compiler may get in the way, but not each time

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final List<Format> ALL = List.of(Format.values());
    private static final Propagator BATON = new Propagator(ALL, ALL, false, true);

    @MethodSource("dev.baton.core.format.Lines#ofVectors")
    @DictionaryFile(resourcePath = "headers.dict")
    @FuzzTest
    void longHeaders(byte[] data) {
        Lines lines = Lines.of(data, Format.values());
        int repetitions = CHARACTERS / Math.max(1, lines.length());
        if (repetitions == 0) return;
        check(lines, "one value each, repeated " + repetitions + " times", lines.longValues(repetitions));
        check(lines, repetitions + " lines of each", lines.manyTimes(repetitions));
    }

    private static void check(Lines lines, String how, List<Requests.Line> longer) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < TRIES && least > LIMIT_NANOS; i++) least = Math.min(least, nanos(longer));
        if (least > LIMIT_NANOS) throw new AssertionError(least / 1_000_000 + " ms for " + how + lines);
    }

    private static long nanos(List<Requests.Line> lines) {
        long start = THREADS.getCurrentThreadCpuTime();
        String[] headers = Requests.noted(lines);
        String[] joined = null;
        for (Requests.Line line : lines) joined = Joined.add(joined, line.key(), line.value());
        if (joined != null) Joined.pick(joined);
        BATON.extract(headers);
        BATON.baggage(headers, null);
        String[] written = BATON.inject(headers, null, null);
        BATON.inject(headers, null, headers);
        BATON.inject(joined, null, null);
        if (written.length > 0) BATON.fitting(headers, written, 0);
        return THREADS.getCurrentThreadCpuTime() - start;
    }
}
