// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * The contracts of the JDK's own edges, of Tomcat's and of Helidon's, once more on each other JDK of the matrix: in a JVM of its own,
 * with this JVM's arguments and class path, hence with the same agent. Those of other libraries take an hour on all JDKs;
 * they run on those that the system property {@code baton.jdks.libraries} names ({@code 8,25}). What ran where is told on
 * standard output; so is each JDK that is not on this machine, and if {@code baton.jdks.required} names it, that is a
 * failure.
 */
class OtherJdksTest {
    /** The first that Baton supports, those with long-term support, and the newest. */
    static final List<Integer> MATRIX = Collections.unmodifiableList(Arrays.asList(8, 11, 17, 21, 25, 26));

    /** The libraries whose contracts run here without being asked for: the last two run on no JDK that a build starts on. */
    private static final List<String> IN_EVERY_BUILD =
            Collections.unmodifiableList(Arrays.asList("jdk", "tomcat", "helidon", "reactorvirtual"));

    private static final List<String> PACKAGES = Collections.unmodifiableList(Arrays.asList(
            "dev.baton.tests.client",
            "dev.baton.tests.carry",
            "dev.baton.tests.server",
            "dev.baton.tests.grpc",
            "dev.baton.tests.logs",
            "dev.baton.tests.messaging",
            "dev.baton.tests.tracers"));
    private static final Pattern SUCCESSFUL = Pattern.compile("(\\d+) tests successful");
    private static final int PATIENCE_MINUTES = 15;
    private static final int PATIENCE_MINUTES_WITH_LIBRARIES = 60;

    @TestFactory
    List<DynamicTest> contractsHoldOnEveryOtherJdk() throws IOException, InterruptedException {
        Map<Integer, Jdk> found = Jdk.found();
        List<DynamicTest> tests = new ArrayList<>();
        for (int feature : MATRIX) {
            Jdk jdk = found.get(feature);
            if (feature == Jdk.runningFeature()) continue;
            if (jdk == null) {
                String missing = "JDK " + feature + ": not found, contracts not run there";
                tests.add(DynamicTest.dynamicTest(missing, () -> {
                    System.out.println(missing);
                    assertThat(isNamed(feature, "baton.jdks.required"))
                            .as(missing)
                            .isFalse();
                }));
            } else {
                tests.add(DynamicTest.dynamicTest("JDK " + jdk.version, () -> run(jdk)));
            }
        }
        return tests;
    }

    private static void run(Jdk jdk) throws IOException, InterruptedException {
        boolean hasLibraries = isNamed(jdk.feature, "baton.jdks.libraries");
        List<String> command = new ArrayList<>();
        command.add(jdk.java());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        // C1 of JDK 8 lets a thread that waits hold on to what it had in hand last, which no heap dump shows.
        if (hasLibraries && jdk.feature == 8) command.add("-XX:-TieredCompilation");
        command.add("-Dmatrix=ends");
        command.addAll(Arrays.asList("-cp", System.getProperty("java.class.path")));
        command.addAll(Arrays.asList("org.junit.platform.console.ConsoleLauncher", "execute"));
        command.addAll(Arrays.asList("--exclude-tag=everything", "--exclude-tag=started"));
        command.addAll(Arrays.asList("--disable-banner", "--disable-ansi-colors", "--details=summary"));
        List<String> newer = new ArrayList<>();
        int patience = hasLibraries ? PATIENCE_MINUTES_WITH_LIBRARIES : PATIENCE_MINUTES;
        for (String test : testClasses(jdk.feature, hasLibraries, newer)) command.add("--select-class=" + test);

        File log = File.createTempFile("jdk-" + jdk.feature + "-", ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        boolean ended = process.waitFor(patience, TimeUnit.MINUTES);
        if (!ended) process.destroyForcibly();
        String said = new String(Files.readAllBytes(log.toPath()), Charset.defaultCharset());
        Matcher successful = SUCCESSFUL.matcher(said);
        assertThat(ended && process.exitValue() == 0 && successful.find())
                .as("%s, over within %s minutes: %s, said%n%s", jdk.java(), patience, ended, said)
                .isTrue();
        Files.delete(log.toPath());
        System.out.println("JDK " + jdk.version + " in " + jdk.home + ": " + successful.group(1) + " tests passed"
                + (newer.isEmpty() ? "" : "; for newer JDKs: " + String.join(", ", newer)));
    }

    private static boolean isNamed(int feature, String property) {
        return Arrays.asList(System.getProperty(property, "").split(",")).contains(Integer.toString(feature));
    }

    /** @param newer gets the simple names of those that this JDK cannot load */
    private static List<String> testClasses(int feature, boolean hasLibraries, List<String> newer) throws IOException {
        List<String> classes = new ArrayList<>();
        for (String inPackage : PACKAGES) {
            File directory = new File(root(), inPackage.replace('.', '/'));
            String[] files = directory.list((where, name) -> name.endsWith("Test.class"));
            assertThat(files).as("test classes in %s", directory).isNotEmpty();
            Arrays.sort(files);
            for (String file : files) {
                String name = file.replace(".class", "");
                if (!hasLibraries && !isInEveryBuild(inPackage + '.' + name)) continue;
                if (feature < TestClasses.javaOf(new File(directory, file).toPath())) newer.add(name);
                else classes.add(inPackage + '.' + name);
            }
        }
        return classes;
    }

    private static boolean isInEveryBuild(String test) {
        try {
            Tag[] tags = Class.forName(test, false, OtherJdksTest.class.getClassLoader())
                    .getAnnotationsByType(Tag.class);
            return tags.length == 0 || Arrays.stream(tags).anyMatch(tag -> IN_EVERY_BUILD.contains(tag.value()));
        } catch (ClassNotFoundException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static File root() {
        return new File(OtherJdksTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
    }
}
