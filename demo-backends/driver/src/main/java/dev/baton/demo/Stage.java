// SPDX-License-Identifier: Apache-2.0
package dev.baton.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The same chain twice, with Baton and without; everything ends, and the logs go, with this JVM. */
final class Stage {
    private final Path root;
    private final List<String> kinds;
    private final List<Chain> chains = new ArrayList<>();
    private final Path logs;
    private final CountDownLatch ending = new CountDownLatch(1);
    private volatile boolean keepsLogs;

    private Stage(Path root, List<String> kinds) throws IOException {
        this.root = root;
        this.kinds = kinds;
        this.logs = Files.createTempDirectory("baton-demo-");
    }

    /** A stage without backends yet; {@link #end} is called when this JVM ends. */
    static Stage under(Path root, List<String> kinds) throws IOException {
        Stage stage = new Stage(root, kinds);
        Runtime.getRuntime().addShutdownHook(new Thread(stage::end, "end"));
        return stage;
    }

    /** Starts all backends and waits until they take connections. */
    void start() throws DemoException, IOException, InterruptedException {
        Path agent = root.resolve("agent/jar/target/baton.jar");
        chains.add(Chain.start(kinds, "with", root, agent, logs));
        chains.add(Chain.start(kinds, "without", root, null, logs));
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

    /** Whether this JVM is ending. Ctrl-C reaches the backends too, perhaps first; that they end is no failure then. */
    boolean isEnding() throws InterruptedException {
        return ending.await(300, TimeUnit.MILLISECONDS);
    }

    private void end() {
        ending.countDown();
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
