// SPDX-License-Identifier: Apache-2.0
package dev.baton.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The same chain twice, with Baton and without; everything ends, and the logs go, with this JVM. */
final class Stage {
    private final Path root;
    private final Path logs;
    private final List<Chain> chains = new ArrayList<>();
    private volatile boolean keepsLogs;

    Stage(Path root) throws IOException {
        this.root = root;
        this.logs = Files.createTempDirectory("baton-demo-");
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end"));
    }

    /** Starts all backends and waits until they take connections. */
    void start() throws DemoException, IOException, InterruptedException {
        Path agent = root.resolve("agent/jar/target/baton.jar");
        chains.add(Chain.start("with", root, agent, logs));
        chains.add(Chain.start("without", root, null, logs));
        for (Chain chain : chains) {
            chain.await();
        }
    }

    Chain withBaton() {
        return chains.get(0);
    }

    Chain withoutBaton() {
        return chains.get(1);
    }

    Path logs() {
        return logs;
    }

    void keepLogs() {
        keepsLogs = true;
    }

    private void end() {
        try {
            for (Chain chain : chains) {
                chain.stop();
            }
            if (!keepsLogs) {
                deleteLogs();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void deleteLogs() throws IOException {
        try (Stream<Path> files = Files.walk(logs)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
