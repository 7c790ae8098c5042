// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.smoke.Jvm;
import dev.baton.smoke.Launch;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A headless Chromium on one page, with a profile of its own that is gone afterwards. It knows no host but localhost, so
 * that nothing it or its page does leaves this machine.
 */
final class Chromium implements AutoCloseable {
    /** What Debian, others and Google call it. */
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private static final int TRIES_TO_DELETE = 100;

    private final Path profile;
    private final Jvm process;

    private Chromium(Path profile, Jvm process) {
        this.profile = profile;
        this.process = process;
    }

    /** On the {@code PATH}. */
    static Optional<Path> found() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Where there is none, its test is skipped and says so; with {@code baton.browser.required} that is a failure. */
    static void require() {
        if (found().isPresent()) return;
        String missing = "no Chromium on the PATH: nothing is tried in a browser";
        System.out.println(missing);
        assertThat(Boolean.getBoolean("baton.browser.required")).as(missing).isFalse();
        Assumptions.abort(missing);
    }

    static Chromium open(URI page) throws IOException {
        Path program = found().orElseThrow(() -> new IOException("no Chromium on the PATH"));
        Path profile = Files.createTempDirectory("chromium");
        Launch launch = Launch.program(program.toString())
                .arguments("--headless=new", "--user-data-dir=" + profile)
                // As root it runs in no other way; what it loads comes from here and from a lock file.
                .arguments("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu")
                .arguments("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost", "--no-proxy-server")
                .arguments("--disable-background-networking", "--disable-component-update", "--disable-sync")
                .arguments("--disable-default-apps", "--disable-extensions", "--disable-breakpad", "--no-first-run")
                .arguments("--enable-logging=stderr", page.toString())
                .environment("HOME", profile.toString());
        return new Chromium(profile, launch.start());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** What it said, the console of its page included. */
    @Override
    public String toString() {
        return process.toString();
    }

    @Override
    public void close() throws Exception {
        process.close();
        for (int i = 0; Files.exists(profile); i++) {
            try (Stream<Path> files = Files.walk(profile)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
            } catch (IOException | java.io.UncheckedIOException stillWritten) {
                // by a child that is about to end
                if (i == TRIES_TO_DELETE) throw stillWritten;
                Thread.sleep(50);
            }
        }
    }
}
