// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One program running under one agent, from its start until {@link #close}. */
public final class Launch implements AutoCloseable {
    /** The first word of the line a program prints when it is up. */
    public static final String READY = "ready ";

    /** For {@link #start}: the jars of an embedded Tomcat. */
    public static final List<String> TOMCAT = List.of("tomcat-");

    private static final int PATIENCE_SECONDS = 120;

    private final Process process;
    private final Path errors;

    private Launch(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
    }

    /**
     * Starts a program; nothing of this process's environment reaches it.
     *
     * @param jars how the names of those begin that it needs
     * @param directory for what it writes, and its first argument
     * @param arguments further ones
     */
    public static Launch start(
            Class<?> program,
            List<String> jars,
            Agent agent,
            List<String> jvmArguments,
            Path directory,
            String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmArguments);
        command.addAll(agent.jvmArguments());
        command.addAll(Agent.EXPORTERS_OFF);
        command.addAll(List.of("-cp", classPath(jars), program.getName(), directory.toString()));
        command.addAll(List.of(arguments));
        Path errors = directory.resolve("stderr");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().clear();
        return new Launch(builder.start(), errors);
    }

    /** Of this process's own class path, the programs themselves and what they need. */
    private static String classPath(List<String> jars) {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            String file = Path.of(entry).getFileName().toString();
            if (file.equals("baton-bench.jar") || jars.stream().anyMatch(file::startsWith)) entries.add(entry);
        }
        return String.join(File.pathSeparator, entries);
    }

    /** Waits until the program is up.
     *
     * @return what it says after {@link #READY}: a server's port
     */
    public String awaitReady() throws IOException {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(READY)) return line.substring(READY.length());
        }
        throw new IOException("the program ended before it was up: " + Files.readString(errors));
    }

    public long pid() {
        return process.pid();
    }

    /** Lets the program end in its own way and waits for it. */
    @Override
    public void close() throws IOException {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("the program does not end: " + Files.readString(errors));
            }
            if (process.exitValue() != 0) {
                throw new IOException("exit status " + process.exitValue() + ": " + Files.readString(errors));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }
}
