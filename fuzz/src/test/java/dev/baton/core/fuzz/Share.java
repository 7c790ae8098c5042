// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Divides {@code fuzz.duration}, say {@code 60s}, by the number of fuzz tests: so much of it has the one in this JVM. */
public final class Share implements LauncherSessionListener {
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        String all = System.getProperty("fuzz.duration");
        if (all == null) return;
        Duration each = Duration.parse("PT" + all).dividedBy(tests());
        System.setProperty("jazzer.max_duration", Math.max(1, each.toSeconds()) + "s");
    }

    private static long tests() {
        try {
            Path classes = Path.of(Share.class.getResource("/").toURI());
            try (Stream<Path> files = Files.walk(classes)) {
                return files.filter(file -> file.toString().endsWith("Fuzz.class"))
                        .count();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
