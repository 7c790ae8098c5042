// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JDK's own tools inherit {@code JAVA_TOOL_OPTIONS}, and do not notice. */
class ToolsTest {
    @TempDir
    Path directory;

    @Test
    void toolsWorkAsWithoutBatonAndHearNothingOfIt() throws Exception {
        Path source = Files.writeString(directory.resolve("A.java"), "class A {}");
        runs("javac", "-d", directory.toString(), source.toString());
        runs("javap", "-cp", directory.toString(), "A");
        runs("jar", "--create", "--file", directory.resolve("a.jar").toString(), "-C", directory.toString(), "A.class");
        runs("jps", "-q");
        runs("jcmd", "-l");
        runs(
                "keytool",
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "a",
                "-dname",
                "CN=a",
                "-storepass",
                "secret",
                "-keystore",
                directory.resolve("keys").toString());
        assertThat(directory.resolve("A.class")).isNotEmptyFile();
        assertThat(directory.resolve("keys")).isNotEmptyFile();
    }

    private static void runs(String tool, String... arguments) throws Exception {
        String[] command = new String[arguments.length + 1];
        command[0] = System.getProperty("java.home") + File.separator + "bin" + File.separator + tool;
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        try (Jvm jvm = Launch.program(command)
                .environment("JAVA_TOOL_OPTIONS", Launch.agentOption(""))
                .start()) {
            assertThat(jvm.awaitExit()).as(jvm.toString()).isZero();
            assertThat(jvm.out()).doesNotContain("baton: ");
            assertThat(jvm.err()
                            .lines()
                            .filter(line -> !line.startsWith("Picked up JAVA_TOOL_OPTIONS"))
                            .collect(Collectors.joining("\n")))
                    .as(tool)
                    .doesNotContain("baton: ", "Exception");
        }
    }
}
