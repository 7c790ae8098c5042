// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program that is no server pays: a few classes over an agent that does nothing at all. */
class PremainTest {
    /** What applications set up themselves, and what agents have broken by touching it first. */
    private static final List<String> NOT_TO_BE_TOUCHED = List.of(
            "java.util.logging.",
            "java.util.regex.",
            "java.lang.management.",
            "javax.management.",
            "sun.management.",
            "java.nio.file.FileSystems",
            "java.net.InetAddress",
            "java.util.ServiceLoader",
            "java.lang.System$Logger",
            "java.util.concurrent.ThreadPoolExecutor",
            "dev.baton.core.",
            "dev.baton.weaver.",
            "net.bytebuddy.");

    @TempDir
    Path directory;

    @Test
    void sleepingBatonLoadsNextToNothing() throws Exception {
        Set<String> classes = classesOf("-javaagent:" + Launch.BATON_JAR);
        classes.removeAll(classesOf("-javaagent:" + emptyAgent()));
        assertThat(classes).contains("dev.baton.entry.Agent").hasSizeLessThan(20);
        assertThat(classes).allSatisfy(name -> assertThat(NOT_TO_BE_TOUCHED).noneMatch(name::startsWith));
    }

    private Set<String> classesOf(String agent) throws Exception {
        Path log = directory.resolve("classes");
        try (Jvm jvm = Launch.java()
                .options(agent, "-Xlog:class+load:file=" + log)
                .options("-cp", Jars.of(directory.resolve("hello.jar"), "Hello").toString())
                .arguments("dev.baton.smoke.app.Hello")
                .start()) {
            assertThat(jvm.awaitExit()).isZero();
            assertThat(jvm.out().lines()).containsExactly("hello");
            assertThat(jvm.err()).isEmpty();
        }
        Set<String> classes = new TreeSet<>();
        for (String line : Files.readAllLines(log)) {
            String entry = line.substring(line.lastIndexOf(']') + 1).trim();
            int space = entry.indexOf(' ');
            // Hidden classes are numbered anew in each run.
            if (space > 0 && !entry.contains("0x")) classes.add(entry.substring(0, space));
        }
        return classes;
    }

    private Path emptyAgent() throws IOException {
        return Jars.of(
                directory.resolve("empty.jar"),
                "EmptyAgent",
                "Premain-Class",
                "dev.baton.smoke.app.EmptyAgent",
                "Can-Retransform-Classes",
                "true");
    }
}
