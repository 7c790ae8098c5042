// SPDX-License-Identifier: Apache-2.0
package dev.baton.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One backend in a JVM of its own; it ends when its standard input does, so it cannot outlive this JVM. */
final class Backend {
    private static final int LOG_LINES_TOLD = 20;
    // Not even as defaults: these would put other agents and other settings into the backends.
    private static final List<String> FOREIGN_SETTINGS = List.of(
            "JAVA_TOOL_OPTIONS",
            "JDK_JAVA_OPTIONS",
            "_JAVA_OPTIONS",
            "OTEL_PROPAGATORS",
            "DD_TRACE_PROPAGATION_STYLE",
            "DD_TRACE_PROPAGATION_STYLE_EXTRACT",
            "DD_TRACE_PROPAGATION_STYLE_INJECT");

    private final String kind;
    private final int port;
    private final Path log;
    private final Process process;

    private Backend(String kind, int port, Path log, Process process) {
        this.kind = kind;
        this.port = port;
        this.log = log;
        this.process = process;
    }

    /**
     * Starts the module {@code demo-backends/KIND}, without waiting for it.
     *
     * @param agent the agent's jar; null for none
     * @param next where the backend sends its own requests; null at the end of the chain
     * @param home its working directory and log; made if it is missing
     */
    static Backend start(String kind, Path root, @Nullable Path agent, int port, @Nullable String next, Path home)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (agent != null) {
            command.add("-javaagent:" + agent);
        }
        // They live for minutes at most, several on one machine.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m"));
        command.addAll(List.of("-jar", jar(root, kind).toString(), Integer.toString(port)));
        if (next != null) {
            command.add(next);
        }
        Files.createDirectories(home);
        Path log = home.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        FOREIGN_SETTINGS.forEach(builder.environment()::remove);
        return new Backend(kind, port, log, builder.start());
    }

    String url() {
        return "http://localhost:" + port + "/";
    }

    /** Waits until the backend takes connections. */
    void await(long deadlineNanos) throws DemoException, InterruptedException {
        while (!answers()) {
            if (!process.isAlive()) {
                throw new DemoException(kind + " ended with status " + process.exitValue() + "." + logTail());
            }
            if (System.nanoTime() - deadlineNanos > 0) {
                throw new DemoException(kind + " did not come up on port " + port + "." + logTail());
            }
            Thread.sleep(20);
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** The end of its log and where to find the rest, to be put after a sentence. */
    String logTail() {
        List<String> lines;
        try {
            lines = Files.readAllLines(log);
        } catch (IOException e) {
            return " Its log cannot be read: " + e;
        }
        List<String> tail = lines.subList(Math.max(0, lines.size() - LOG_LINES_TOLD), lines.size());
        return " Its log, " + log + (tail.isEmpty() ? ", is empty." : ", ends so:\n  " + String.join("\n  ", tail));
    }

    void stop() {
        process.destroy();
    }

    /** Waits a little for the end, then forces it. */
    void stopForGood() throws InterruptedException {
        if (!process.waitFor(3, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    private static Path jar(Path root, String kind) {
        return root.resolve("demo-backends/" + kind + "/target/baton-demo-" + kind + ".jar");
    }
}
