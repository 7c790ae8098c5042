// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.tracers;

import dev.baton.smoke.Jvm;
import dev.baton.smoke.backends.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The SkyWalking agent, laid out as its distribution is. It propagates by {@code sw8} and ids of its own kind, which no other
 * tracer continues. Its plugins, which weave servers and clients, are not in Maven Central: unless they are given, in {@code
 * skywalking.plugins}, this is the agent as it starts without any.
 */
final class SkyWalkingAgent extends TracingAgent {
    private static final String PLUGINS = System.getProperty("smoke.skywalking.plugins", "");

    SkyWalkingAgent() {
        super("skywalking");
    }

    @Override
    String version() throws Exception {
        return super.version() + (PLUGINS.isEmpty() ? ", no plugins" : "");
    }

    /** It finds its settings, its plugins and the place of its logs beside its jar. */
    @Override
    Path jar(Run run) throws Exception {
        Path home = run.directory.resolve("skywalking");
        for (String directory : List.of("config", "plugins", "activations", "logs"))
            Files.createDirectories(home.resolve(directory));
        Files.writeString(home.resolve("config/agent.config"), "");
        if (!PLUGINS.isEmpty()) copy(Path.of(PLUGINS), home.resolve("plugins"));
        return Files.copy(super.jar(run), home.resolve("skywalking-agent.jar"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> plugins = Files.list(from)) {
            for (Path plugin : plugins.toList()) Files.copy(plugin, to.resolve(plugin.getFileName()));
        }
    }

    /** Nobody listens there, and it is to trace all the same. */
    @Override
    List<String> settings(Run run, Intake intake) {
        return List.of(
                "-Dskywalking.agent.service_name=app",
                "-Dskywalking.agent.keep_tracing=true",
                "-Dskywalking.collector.backend_service=127.0.0.1:1");
    }

    /** It lists all jars of the class path, among them those of agents. */
    @Override
    boolean isReport(String line) {
        return line.contains("SnifferConfigInitializer url:");
    }

    @Override
    List<Span> spans(Jvm jvm, Intake intake) {
        return List.of();
    }

    @Override
    String ownHeader() {
        return "sw8";
    }
}
