// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process started by {@link Launch}, its standard output and standard error kept apart, byte for byte. Closing it ends
 * it and all that it has started.
 */
public final class Jvm implements AutoCloseable {
    /** Longer than any of the programs needs on a busy machine. */
    static final Duration PATIENCE = Duration.ofSeconds(120);

    private final List<String> command;
    private final Process process;
    private final Recording out;
    private final Recording err;

    Jvm(List<String> command, Process process) {
        this.command = command;
        this.process = process;
        out = new Recording(process.getInputStream());
        err = new Recording(process.getErrorStream());
    }

    /** Standard output so far. */
    public String out() {
        return out.text();
    }

    /** Standard error so far. */
    public String err() {
        return err.text();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    OutputStream in() {
        return process.getOutputStream();
    }

    /** Waits until standard output holds a match, and returns it. */
    Matcher awaitOut(String regex) throws Exception {
        return await(out, regex);
    }

    /** Waits until standard error holds a match, and returns it. */
    Matcher awaitErr(String regex) throws Exception {
        return await(err, regex);
    }

    /** Waits for Baton's line of its start: a thread of its own says it, which the application may be faster than. */
    void awaitBaton() throws Exception {
        awaitErr("(?m)^baton: .* reads .*\\R");
    }

    /** Waits for the end of the process and of its output. */
    public int awaitExit() throws Exception {
        return awaitExit(PATIENCE);
    }

    /** Ends standard input, at which the test applications end, and waits as above. */
    int endInput() throws Exception {
        process.getOutputStream().close();
        return awaitExit();
    }

    /** As {@link #awaitExit()}, with a patience of one's own. */
    public int awaitExit(Duration patience) throws Exception {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS))
            throw new TimeoutException(this + "\nruns on");
        out.awaitEnd();
        err.awaitEnd();
        return process.exitValue();
    }

    /** Asks the process, and what it has started, to end, as a service manager does, so that shutdown hooks run. */
    public void terminate() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        for (ProcessHandle one : all) one.destroy();
    }

    @Override
    public void close() throws Exception {
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroyForcibly();
        for (ProcessHandle descendant : descendants) descendant.destroyForcibly();
        process.waitFor();
    }

    private Matcher await(Recording recording, String regex) throws Exception {
        Pattern pattern = Pattern.compile(regex);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            boolean isOver = recording.isOver();
            Matcher matcher = pattern.matcher(recording.text());
            if (matcher.find()) return matcher;
            if (isOver) throw new IOException(this + "\nended without: " + regex);
            Thread.sleep(10);
        }
        throw new TimeoutException(this + "\nhas not said: " + regex);
    }

    @Override
    public String toString() {
        return String.join(" ", command) + "\n--- out\n" + out() + "--- err\n" + err() + "---";
    }

    private static final class Recording {
        private final StringBuilder text = new StringBuilder();
        private final Thread reader;

        Recording(InputStream in) {
            reader = new Thread(() -> read(in), "recording");
            reader.setDaemon(true);
            reader.start();
        }

        /** ISO-8859-1 here and UTF-8 in {@link #text}: a character may arrive in two pieces. */
        private void read(InputStream in) {
            byte[] buffer = new byte[8192];
            try {
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    synchronized (text) {
                        text.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
                    }
                }
            } catch (IOException closed) {
                // The process is gone, and so is what it would have said.
            }
        }

        String text() {
            synchronized (text) {
                return new String(text.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            }
        }

        boolean isOver() {
            return !reader.isAlive();
        }

        void awaitEnd() throws InterruptedException {
            reader.join(PATIENCE.toMillis());
        }
    }
}
