// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.logs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.baton.tests.Slots;
import dev.baton.tests.Woken;
import dev.baton.tests.matrix.LacksExtension;
import dev.baton.tests.matrix.Library;
import dev.baton.tests.matrix.LibraryLoader;
import dev.baton.tests.matrix.Versions;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * What Baton promises of log lines, whatever the logging library. A subclass, tagged with the name of its library in the
 * matrix, says how to log.
 */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@ArgumentsSource(Versions.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(LacksExtension.class)
abstract class LogContract implements LacksExtension.OfLibrary {
    private static final String NOTHING = " trace= span= flags= own=";
    private static final long PATIENCE_NANOS = 30_000_000_000L;
    private static final int MANY = 2000;
    private static final int ROUNDS = 20;

    /** Less than the smallest object. */
    private static final int NO_OBJECT_BYTES = 8;

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @Parameter
    Library library;

    LogLibrary log;
    private LibraryLoader loader;
    private Path directory;
    private final Map<String, Integer> linesRead = new HashMap<>();

    /** The class of {@code dev.baton.tests.app} that is the library. */
    abstract String logs();

    /** System properties that the library is to find when it begins. */
    Map<String, String> properties() {
        return Collections.emptyMap();
    }

    @Override
    public Library library() {
        return library;
    }

    @BeforeParameterizedClassInvocation
    void begin() throws Exception {
        Woken.up();
        linesRead.clear();
        directory = Files.createTempDirectory("logs");
        loader = new LibraryLoader(library);
        System.getProperties().putAll(properties());
        try {
            log = loader.create(LogLibrary.class, logs());
            log.configure(directory.toFile());
        } finally {
            System.getProperties().keySet().removeAll(properties().keySet());
        }
    }

    @AfterParameterizedClassInvocation
    void end() throws Exception {
        if (log != null) log.close();
        loader.close();
        File[] files = directory.toFile().listFiles();
        if (files != null) for (File file : files) Files.delete(file.toPath());
        Files.delete(directory);
    }

    @AfterEach
    void noThreadIsLeftUnderAContext() throws Exception {
        Slots.assertNothingIsLeft();
    }

    /** A trace, and what the pattern makes of it. */
    static final class Trace {
        final String id = String.format("%032x", 0xabc_0000_0000L + NUMBERS.incrementAndGet());
        final String span = "78629a0f5f3f164f";

        Object open() {
            return Woken.open(Collections.singletonMap("traceparent", "00-" + id + '-' + span + "-01"));
        }

        String said() {
            return said(id, "");
        }

        String said(String trace, String own) {
            return " trace=" + trace + " span=" + span + " flags=01 own=" + own;
        }
    }

    /** The next {@code count} lines of a logger, once they are there. */
    List<String> lines(String logger, int count) throws Exception {
        int read = linesRead.getOrDefault(logger, 0);
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        List<String> lines = lines(logger);
        while (lines.size() < read + count && System.nanoTime() < deadline) {
            Thread.sleep(5);
            lines = lines(logger);
        }
        linesRead.put(logger, lines.size());
        return lines.subList(read, lines.size());
    }

    private List<String> lines(String logger) throws IOException {
        Path file = directory.resolve(logger + ".log");
        if (!Files.exists(file)) return Collections.emptyList();
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>();
        for (int start = 0, end; (end = text.indexOf('\n', start)) >= 0; start = end + 1) {
            lines.add(text.substring(start, end).replace("\r", ""));
        }
        return lines;
    }

    @Test
    void aLineSaysTheTraceOfItsRequest() throws Exception {
        saysTheTraceOfItsRequest("plain");
    }

    @Test
    void soDoesALineThatAnotherThreadWrites() throws Exception {
        saysTheTraceOfItsRequest("async");
    }

    void saysTheTraceOfItsRequest(String logger) throws Exception {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Trace trace = new Trace();
            Object scope = trace.open();
            log.say(logger, "in");
            log.say(logger, "again");
            Woken.close(scope);
            log.say(logger, "out");
            Collections.addAll(expected, "in" + trace.said(), "again" + trace.said(), "out" + NOTHING);
        }
        assertThat(lines(logger, expected.size())).isEqualTo(expected);
    }

    @Test
    void theApplicationsOwnKeysWin() throws Exception {
        theApplicationsOwnKeysWin("plain");
    }

    @Test
    void theApplicationsOwnKeysWinInALineThatAnotherThreadWrites() throws Exception {
        theApplicationsOwnKeysWin("async");
    }

    void theApplicationsOwnKeysWin(String logger) throws Exception {
        Trace trace = new Trace();
        Object scope = trace.open();
        log.put("own", "kept");
        log.say(logger, "beside");
        log.put("trace_id", "mine");
        log.say(logger, "over");
        log.remove("trace_id");
        log.say(logger, "gone");
        log.remove("own");
        Woken.close(scope);
        log.put("trace_id", "alone");
        log.say(logger, "alone");
        log.remove("trace_id");
        log.say(logger, "nothing");
        assertThat(lines(logger, 5))
                .containsExactly(
                        "beside" + trace.said(trace.id, "kept"),
                        "over" + trace.said("mine", "kept"),
                        "gone" + trace.said(trace.id, "kept"),
                        "alone" + NOTHING.replace("trace=", "trace=alone"),
                        "nothing" + NOTHING);
    }

    @Test
    void theApplicationsMdcStaysItsOwn() throws Exception {
        Object scope = new Trace().open();
        log.put("own", "kept");
        log.say("plain", "line");
        log.say("async", "line");
        assertThat(log.mdc().keySet().toArray()).containsExactly("own");
        log.remove("own");
        Woken.close(scope);
        lines("plain", 1);
        lines("async", 1);
    }

    @Test
    void everyLineSaysItsOwnTrace() throws Exception {
        for (String logger : new String[] {"plain", "async"}) {
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                threads.add(new Thread(() -> {
                    for (int i = 0; i < MANY / 4; i++) {
                        if (i % 3 == 0) {
                            log.say(logger, NOTHING + '#');
                            continue;
                        }
                        Trace trace = new Trace();
                        Object scope = trace.open();
                        log.say(logger, trace.said() + '#');
                        Woken.close(scope);
                    }
                }));
            }
            for (Thread thread : threads) thread.start();
            for (Thread thread : threads) thread.join();
            List<String> lines = lines(logger, MANY);
            assertThat(lines).hasSize(MANY);
            for (String line : lines) {
                int half = line.indexOf('#');
                assertThat(line.substring(half + 1)).isEqualTo(line.substring(0, half));
            }
        }
    }

    /**
     * In bytes; not counted is the first line of a request. The compiler may find out at any time that an object is not
     * needed. So both are measured by the same code, and each is the least of many rounds: an object that is needed is in
     * all of them.
     */
    @Test
    void whereNoPatternAsksALineCostsNothingMore() throws Exception {
        long without = Long.MAX_VALUE;
        long with = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            without = Math.min(without, bytesOfALine());
            Object scope = new Trace().open();
            log.say("bare", "line");
            with = Math.min(with, bytesOfALine());
            Woken.close(scope);
        }
        assertThat(with - without).isLessThan(NO_OBJECT_BYTES);
    }

    private long bytesOfALine() throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < MANY; i++) log.say("bare", "line");
        return (threads.getThreadAllocatedBytes(thread) - before) / MANY;
    }
}
