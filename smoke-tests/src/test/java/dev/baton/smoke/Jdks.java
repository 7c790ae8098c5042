// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The JDKs of this machine by their feature version, of each the first: the one that runs the tests, those in
 * {@code $TEST_JDKS}, those that {@code JAVA_HOME} and the like name, and those in the places where systems install them.
 */
public final class Jdks {
    private static final Pattern VERSION = Pattern.compile("version \"(?:1\\.)?(\\d+)");

    private static final SortedMap<Integer, Path> FOUND = search();

    private Jdks() {}

    /** Feature version to home. */
    public static SortedMap<Integer, Path> found() {
        return FOUND;
    }

    /** The oldest, the one that runs the tests, and the newest. */
    static SortedMap<Integer, Path> ends() {
        SortedMap<Integer, Path> ends = new TreeMap<>(FOUND);
        ends.keySet().retainAll(List.of(FOUND.firstKey(), Runtime.version().feature(), FOUND.lastKey()));
        return ends;
    }

    /**
     * Those of {@code smoke.jdks} between two feature versions, {@code own} standing for this JVM's and {@code oldest} for the
     * oldest that is here.
     *
     * @param missing is told those in between that are not here
     */
    public static SortedSet<Integer> wanted(int oldest, int newest, IntConsumer missing) {
        SortedSet<Integer> possible = new TreeSet<>(FOUND.tailMap(oldest).keySet());
        possible.removeIf(jdk -> jdk > newest);
        SortedSet<Integer> jdks = new TreeSet<>();
        for (String wanted : System.getProperty("smoke.jdks").split(",")) {
            if (wanted.equals("oldest") && possible.isEmpty()) continue;
            int jdk =
                    switch (wanted) {
                        case "own" -> Runtime.version().feature();
                        case "oldest" -> possible.first();
                        default -> Integer.parseInt(wanted);
                    };
            if (possible.contains(jdk)) jdks.add(jdk);
            else if (oldest <= jdk && jdk <= newest) missing.accept(jdk);
        }
        return jdks;
    }

    /** The oldest JDK whose AOT caches Baton supports. */
    static Optional<Path> withAotCache() {
        return FOUND.tailMap(25).values().stream().findFirst();
    }

    private static SortedMap<Integer, Path> search() {
        List<Path> homes = new ArrayList<>();
        homes.add(Path.of(System.getProperty("java.home")));
        String own = System.getenv("TEST_JDKS");
        if (own != null) addChildren(homes, Path.of(own));
        new TreeMap<>(System.getenv()).forEach((name, value) -> {
            if (name.startsWith("JAVA_HOME")) homes.add(Path.of(value));
        });
        addChildren(homes, Path.of("/usr/lib/jvm"));
        addChildren(homes, Path.of("/Library/Java/JavaVirtualMachines"));
        addChildren(homes, Path.of(System.getProperty("user.home"), ".sdkman/candidates/java"));

        SortedMap<Integer, Path> found = new TreeMap<>();
        for (Path home : homes) {
            if (!Files.isExecutable(home.resolve("bin/javac"))) continue;
            featureVersion(home).ifPresent(version -> found.putIfAbsent(version, home));
        }
        return found;
    }

    private static void addChildren(List<Path> homes, Path directory) {
        if (!Files.isDirectory(directory)) return;
        try (Stream<Path> children = Files.list(directory)) {
            for (Path child : children.sorted().toList()) {
                homes.add(child);
                homes.add(child.resolve("Contents/Home"));
            }
        } catch (IOException unreadable) {
            // as if there were no JDKs there
        }
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
