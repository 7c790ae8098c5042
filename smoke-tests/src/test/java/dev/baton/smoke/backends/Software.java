// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.backends;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the build has resolved of a line in {@code backends.properties}. */
public final class Software {
    private static final Path RESOLVED = Path.of(System.getProperty("smoke.backends"));

    private static final String WANTED = System.getProperty("smoke.wanted");

    public final String version;
    /** The artifact first, then its dependencies, if those were asked for. */
    public final List<Path> files;

    private Software(String version, List<Path> files) {
        this.version = version;
        this.files = files;
    }

    /** Whether the build was asked for it: the directory may hold what it was asked for before. */
    public static boolean isWanted(String name) {
        return WANTED.equals("all") || List.of(WANTED.split(",")).contains(name);
    }

    public static Software of(String name) throws IOException {
        try (Stream<Path> versions = Files.list(RESOLVED.resolve(name))) {
            Path list = versions.max((one, other) -> Long.compare(modified(one), modified(other)))
                    .orElseThrow();
            return new Software(
                    list.getFileName().toString(),
                    Files.readAllLines(list).stream().map(Path::of).toList());
        }
    }

    /** A jar that the build has made itself. */
    public static Software jar(Path jar, String version) {
        return new Software(version, List.of(jar));
    }

    /** All of {@link #files}, as the JVM takes them. */
    String classPath() {
        return files.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** Unpacks an archive; returns the one directory that is in it. */
    Path unpack(Path into) throws IOException, InterruptedException {
        Files.createDirectories(into);
        tar("xf", files.get(0), into);
        try (Stream<Path> directories = Files.list(into)) {
            return directories.findFirst().orElseThrow();
        }
    }

    /** What is done to the unpacked archive. */
    interface Step {
        void in(Path home) throws Exception;
    }

    /** The archive as it is after a step that need not be done at each start: kept in {@code target} from then on. */
    Software after(Step step) throws Exception {
        Path archive = files.get(0);
        Path kept = RESOLVED.resolveSibling("prepared").resolve(archive.getFileName());
        if (!Files.exists(kept)) {
            Path unpacked = Files.createTempDirectory(Files.createDirectories(kept.getParent()), "unpacked");
            Path home = unpack(unpacked);
            step.in(home);
            Path packed = unpacked.resolveSibling(unpacked.getFileName() + ".tar");
            tar("cf", packed, unpacked, home.getFileName().toString());
            Files.move(packed, kept, StandardCopyOption.ATOMIC_MOVE);
            delete(unpacked);
        }
        return new Software(version, List.of(kept));
    }

    private static void tar(String action, Path archive, Path directory, String... members)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("tar", action, archive.toString(), "-C", directory.toString()));
        command.addAll(List.of(members));
        Process tar = new ProcessBuilder(command).inheritIO().start();
        if (tar.waitFor() != 0) throw new IOException(command + " failed");
    }

    public static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        }
    }

    private static long modified(Path file) {
        return file.toFile().lastModified();
    }
}
