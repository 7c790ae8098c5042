// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.Jdk;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A broker out of the matrix in a JVM of its own, without the agent, until this JVM ends. Its files go with it. */
final class BrokerJvm {
    private static final int PATIENCE_SECONDS = 120;

    /** Qpid needs what JDK 24 has taken away. */
    private static final int NEWEST_JAVA = 21;

    final File directory;
    private final List<String> command = new ArrayList<>();

    /** @param main of the test classes: starts the broker */
    BrokerJvm(String library, Class<?> main) throws Exception {
        this(library, main.getName());
        int classPath = command.indexOf("-cp") + 1;
        File own = new File(
                main.getProtectionDomain().getCodeSource().getLocation().toURI());
        command.set(classPath, command.get(classPath) + File.pathSeparator + own);
    }

    /** @param library of the matrix; it has one version */
    BrokerJvm(String library, String mainClass) throws Exception {
        directory = Files.createTempDirectory("baton-" + library).toFile();
        File[] versions = new File("target/matrix/" + library).listFiles();
        assertThat(versions).as("versions of " + library).isNotNull().hasSize(1);
        command.add(Jdk.javaUpTo(NEWEST_JAVA));
        command.add("-Xmx256m");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        command.add("-cp");
        command.add(String.join(File.pathSeparator, Files.readAllLines(versions[0].toPath(), StandardCharsets.UTF_8)));
        command.add(mainClass);
    }

    /** A system property of its JVM. */
    void property(String name, String value) {
        command.add(1, "-D" + name + '=' + value);
    }

    File write(String name, String... lines) throws IOException {
        Path file = directory.toPath().resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        return file.toFile();
    }

    /** Starts it, and waits until it listens on {@code port}. */
    void start(int port, String... arguments) throws Exception {
        for (String argument : arguments) command.add(argument);
        File log = new File(directory, "out.log");
        Process process = new ProcessBuilder(command)
                .directory(directory)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            process.destroyForcibly();
            delete(directory.toPath());
        }));
        for (int tries = PATIENCE_SECONDS * 20; ; tries--) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException notYet) {
                if (tries > 0 && process.isAlive()) {
                    Thread.sleep(50);
                    continue;
                }
                throw new AssertionError(
                        "no broker: " + new String(Files.readAllBytes(log.toPath()), StandardCharsets.UTF_8), notYet);
            }
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | java.io.UncheckedIOException busy) {
            // It stays in the temporary directory.
        }
    }
}
