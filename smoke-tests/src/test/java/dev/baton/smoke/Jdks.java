// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The JDKs of this machine by their feature version: those in {@code $TEST_JDKS}, those in the places where systems
 * install them, and the one that runs the tests.
 */
public final class Jdks {
    private static final Pattern VERSION = Pattern.compile("version \"(?:1\\.)?(\\d+)");

    private static final SortedMap<Integer, Path> FOUND = search();

    private Jdks() {}

    /** Feature version to home. */
    public static SortedMap<Integer, Path> found() {
        return FOUND;
    }

    /** The oldest JDK whose AOT caches Baton supports. */
    static Optional<Path> withAotCache() {
        return FOUND.tailMap(25).values().stream().findFirst();
    }

    private static SortedMap<Integer, Path> search() {
        SortedMap<Integer, Path> found = new TreeMap<>();
        List<Path> homes = new ArrayList<>();
        homes.add(Path.of(System.getProperty("java.home")));
        for (String parent : places(System.getenv())) {
            if (!Files.isDirectory(Path.of(parent))) continue;
            try (DirectoryStream<Path> children = Files.newDirectoryStream(Path.of(parent))) {
                for (Path child : children) {
                    homes.add(child);
                    homes.add(child.resolve("Contents/Home"));
                }
            } catch (IOException unreadable) {
                // as if there were no JDKs there
            }
        }
        for (Path home : homes) {
            if (!Files.isExecutable(home.resolve("bin/javac"))) continue;
            featureVersion(home).ifPresent(version -> found.putIfAbsent(version, home));
        }
        return found;
    }

    private static List<String> places(Map<String, String> environment) {
        List<String> places = new ArrayList<>();
        if (environment.containsKey("TEST_JDKS")) places.add(environment.get("TEST_JDKS"));
        places.add("/usr/lib/jvm");
        places.add("/Library/Java/JavaVirtualMachines");
        places.add(System.getProperty("user.home") + "/.sdkman/candidates/java");
        return places;
    }

    /** Asked of {@code java -version}: not every JDK 8 has a file that tells. */
    private static Optional<Integer> featureVersion(Path home) {
        try (Jvm jvm = Launch.java(home).options("-version").start()) {
            jvm.awaitExit();
            Matcher matcher = VERSION.matcher(jvm.err());
            return matcher.find() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
        } catch (Exception doesNotRun) {
            return Optional.empty();
        }
    }
}
