// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.backends;

import dev.baton.smoke.Launch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** One start of a backend: on which JDK, where, with the agent or without. */
public final class Run {
    /** Below the ports that systems give to clients, so that none of those takes one first. */
    private static final int FIRST_PORT = 20_000;

    private static final int LAST_PORT = 32_000;

    public final Software software;
    public final Path jdk;
    /** Empty at first, and gone afterwards. */
    public final Path directory;

    /** Whom it is to call. */
    public final URI origin;

    public final int port = freePort();
    /** {@code -javaagent:…}; null: without. */
    final @Nullable String agent;
    /** Of the pages that may call it, if there are any, as {@code http://host:port}. */
    final String pageOrigin;

    private @Nullable Path home;

    Run(Software software, Path jdk, Path directory, URI origin, @Nullable String agent) {
        this(software, jdk, directory, origin, agent, "");
    }

    public Run(Software software, Path jdk, Path directory, URI origin, @Nullable String agent, String pageOrigin) {
        this.software = software;
        this.jdk = jdk;
        this.directory = directory;
        this.origin = origin;
        this.agent = agent;
        this.pageOrigin = pageOrigin;
    }

    /** The unpacked archive, for this run alone. */
    Path home() throws IOException, InterruptedException {
        if (home == null) home = software.unpack(directory.resolve("unpacked"));
        return home;
    }

    /** A start script of {@link #home}. */
    Launch script(String path, String... arguments) throws IOException, InterruptedException {
        return Launch.program("sh", home().resolve(path).toString())
                .arguments(arguments)
                .environment("JAVA_HOME", jdk.toString())
                .directory(home());
    }

    /** {@code java}, with the agent if this run has one. */
    public Launch java(String... arguments) {
        Launch java = Launch.java(jdk).arguments(arguments).directory(directory);
        return agent == null ? java : java.options(agent);
    }

    /** For variables and files that hold JVM options: the agent's, or none. */
    String agentOption() {
        return agent == null ? "" : agent;
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** A new file in {@link #directory}. */
    public Path write(String name, String... lines) throws IOException {
        return Files.write(directory.resolve(name), List.of(lines));
    }

    /** Writes a file of the backend's anew, with {@code what} in it replaced. */
    static void replace(Path file, String what, String by) throws IOException {
        String text = Files.readString(file);
        if (!text.contains(what)) throw new IOException(file + " has no " + what);
        Files.writeString(file, text.replace(what, by));
    }

    static void append(Path file, List<String> lines) throws IOException {
        Files.createDirectories(file.getParent());
        String old = Files.exists(file) ? Files.readString(file) : "";
        Files.writeString(file, old + "\n" + String.join("\n", lines) + "\n");
    }

    /** One that nobody listens on. */
    public static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (IOException taken) {
                // the next one then
            }
        }
    }
}
