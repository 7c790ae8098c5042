// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.baton.tests.Woken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** A request with a trace of its own, or one without; the running thread's until it is closed. */
public final class Request implements AutoCloseable {
    /** The id of a request without a trace. */
    public static final String NONE = "none";

    private static final Queue<WeakReference<Object>> CONTEXTS = new ConcurrentLinkedQueue<>();
    private static final AtomicLong NUMBERS = new AtomicLong();
    private static final long PATIENCE_NANOS = 30_000_000_000L;
    private static final long MAX_PAUSE_MILLIS = 256;
    private static final long LAST_YOUNG_MILLIS = 8;
    private static final int PIECE = 1 << 16; // bytes
    private static final int MAX_PIECES = 1 << 10;

    @SuppressWarnings("unused") // else nothing would be allocated
    private static volatile byte[] garbage;

    static {
        Woken.up();
    }

    public final String id;
    private final Object scope;

    private Request(String id, Object scope) {
        this.id = id;
        this.scope = scope;
    }

    public static Request traced() {
        String id = String.format("%032x", NUMBERS.incrementAndGet());
        Object scope = Woken.open(Collections.singletonMap("traceparent", "00-" + id + "-78629a0f5f3f164f-01"));
        CONTEXTS.add(new WeakReference<>(Baton.current()));
        return new Request(id, scope);
    }

    public static Request untraced() {
        return new Request(NONE, Baton.open(null));
    }

    /** One that came with these headers. */
    public static Request with(Map<String, String> headers) {
        Object scope = Woken.open(headers);
        watch();
        return new Request(current(), scope);
    }

    /** Has {@link #assertNothingIsLeft} look for the running thread's context too, wherever it is from. */
    public static void watch() {
        Object context = Baton.current();
        if (context != null) CONTEXTS.add(new WeakReference<>(context));
    }

    /** The id of the request that the running thread works for. */
    public static String current() {
        String[] headers = Baton.inject(Baton.current(), null, 0);
        String traceparent = headers.length == 0 ? null : headers[Baton.key("traceparent")];
        return traceparent == null ? NONE : traceparent.substring(3, 35);
    }

    @Override
    public void close() {
        Baton.close(scope);
    }

    /** Neither a thread, live or not, nor a queue nor Baton itself holds on to the context of a request that is over. */
    public static void assertNothingIsLeft() throws InterruptedException {
        assertThat(current()).isEqualTo(NONE);
        Faults.assertNone();
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        // Longer each time: a collection costs more than what it waits for, and some things are held by a timer.
        for (long millis = 1; System.nanoTime() < deadline; millis = Math.min(2 * millis, MAX_PAUSE_MILLIS)) {
            if (millis <= LAST_YOUNG_MILLIS) collectWhatIsNew();
            else System.gc();
            // Other requests come in, and what is noted of tasks that were collected unrun goes.
            for (int i = 0; i < 5000; i++) Baton.extract(null);
            for (Iterator<WeakReference<Object>> each = CONTEXTS.iterator(); each.hasNext(); ) {
                if (each.next().get() == null) each.remove();
            }
            if (CONTEXTS.isEmpty()) return;
            Thread.sleep(millis);
        }
        int left = CONTEXTS.size();
        CONTEXTS.clear();
        assertThat(left)
                .as("contexts of requests that are over; who holds them is in %s", dumpHeap())
                .isZero();
    }

    /** What takes a tenth of the time of {@link System#gc}, and mostly is enough. */
    private static void collectWhatIsNew() {
        WeakReference<Object> witness = new WeakReference<>(new Object());
        for (int i = 0; witness.get() != null && i < MAX_PIECES; i++) garbage = new byte[PIECE];
    }

    private static Path dumpHeap() {
        Path dump = Paths.get("target", "left-" + System.nanoTime() + ".hprof").toAbsolutePath();
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(dump.toString(), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return dump;
    }
}
