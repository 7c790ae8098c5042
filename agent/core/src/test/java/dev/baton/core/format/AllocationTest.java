// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Carrying a trace on as it came costs nothing but the array that its headers are noted in. */
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final List<Format> ALL = List.of(Format.values());
    private static final int TIMES = 1_000;

    /** Keeps the compiler from leaving out what nobody looks at. */
    private static volatile Object seen;

    private final Propagator propagator = new Propagator(ALL, ALL, false, true);
    private final String[] headers = headers();

    private static String[] headers() {
        String[] headers = new Requests(new Random(4)).browser();
        headers[Fields.BAGGAGE] = "session.id=9f0c2b6e,user.id=u%201";
        return headers;
    }

    @Test
    void forwardingAllocatesNothing() {
        assertThat(allocated(() -> propagator.inject(headers, null, null))).isZero();
    }

    @Test
    void askingWhetherThereIsAnythingAllocatesNothing() {
        assertThat(allocated(() -> propagator.carries(headers) ? headers : null))
                .isZero();
    }

    @Test
    void lookingUpNamesAllocatesNothing() {
        String[] foreign = {"host", "user-agent", "content-length", "X-B3-Traceid", "TRACESTATE", "connection"};
        assertThat(allocated(() -> {
                    int found = 0;
                    for (String name : foreign) found += Fields.key(name) >= 0 ? 1 : 0;
                    return found == 2 ? foreign : null;
                }))
                .isZero();
    }

    @Test
    void notingLinesAllocatesTheArrayAlone() {
        long array = allocated(() -> new String[Fields.COUNT]);
        long noted = allocated(() -> {
            String[] lines = null;
            for (int key = 0; key < headers.length; key++) lines = Fields.add(lines, key, headers[key]);
            return lines;
        });
        assertThat(noted).isEqualTo(array);
    }

    /**
     * 65536 lines, more than a server takes: what copied all of a header's lines for each would allocate gigabytes. The 8192
     * characters of a list that are taken make up to 68 MB, when no compiler has been at the code.
     */
    @ParameterizedTest
    @MethodSource("keys")
    void manyLinesOfAHeaderAreNotCopiedForEach(int key) {
        String[] lines = null;
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int line = 0; line < 65_536; line++) lines = Fields.add(lines, key, "0");
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(100_000_000);
    }

    /** As above. */
    @ParameterizedTest
    @MethodSource("keys")
    void manyJoinedLinesOfAHeaderAreNotCopiedForEach(int key) {
        String[] joined = null;
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int line = 0; line < 65_536; line++) joined = Joined.add(joined, key, "0");
        Joined.pick(joined);
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(100_000_000);
    }

    static IntStream keys() {
        return IntStream.range(0, Fields.COUNT);
    }

    /** Bytes for one call, when all classes are loaded. */
    private static long allocated(Supplier<Object> deed) {
        for (int i = 0; i < TIMES; i++) seen = deed.get();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < TIMES; i++) seen = deed.get();
        return (THREADS.getCurrentThreadAllocatedBytes() - before) / TIMES;
    }
}
