// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke;

import static dev.baton.smoke.CommandLine.baton;
import static dev.baton.smoke.RelayClient.awaitPort;
import static dev.baton.smoke.RelayClient.relay;
import static dev.baton.smoke.RelayClient.relayed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where the command line cannot reach a JVM, it says why and what to do, and the JVM serves on. What containers put in
 * its way, {@code image/test} tries.
 */
class ObstacleTest {
    private static final Path OWN = Path.of(System.getProperty("java.home"));

    /** Of the JVMs started here, and of no other on this machine. */
    private static final String NAME = "obstacle-" + ProcessHandle.current().pid();

    static Stream<Arguments> jdks() {
        return Jdks.found().entrySet().stream().map(jdk -> Arguments.of(jdk.getKey(), jdk.getValue()));
    }

    static Stream<Arguments> jdksThatCanRefuse() {
        return jdks().filter(jdk -> (Integer) jdk.get()[0] >= 9);
    }

    @Test
    void noSuchProcess() throws Exception {
        String pid;
        try (Jvm jvm = Launch.java().arguments("-version").start()) {
            jvm.awaitExit();
            pid = Long.toString(jvm.pid());
        }
        assertThat(baton(OWN, 1, "attach", pid))
                .isEqualTo("baton: cannot attach to " + pid
                        + ": there is no such process; java -jar baton.jar list shows those there are\n");
    }

    @Test
    void noSuchName() throws Exception {
        assertThat(baton(OWN, 1, "attach", NAME + "-nobody"))
                .isEqualTo("baton: no JVM of this user has '" + NAME
                        + "-nobody' in its name; java -jar baton.jar list shows them\n");
    }

    @Test
    void aNameOfSeveral() throws Exception {
        try (Jvm one = started(OWN);
                Jvm other = started(OWN)) {
            assertThat(baton(OWN, 1, "attach", NAME))
                    .contains("'" + NAME + "' is in several names; give the PID of one")
                    .contains("  " + one.pid() + "  ", "  " + other.pid() + "  ");
        }
    }

    @Test
    void aJavaWithoutAttachApi() throws Exception {
        Launch jre = Launch.java().options("--limit-modules", "java.instrument,java.logging,java.management");
        assertThat(CommandLine.run(jre, Launch.BATON_JAR, 1, "attach", "1"))
                .contains("the Java that runs this has no attach API", "run it with a JDK");
    }

    /** Root, whom most JVMs let in, becomes somebody else first; anybody else tries the first process of the machine. */
    @Test
    void anotherUsersProcess() throws Exception {
        boolean isRoot = System.getProperty("user.name").equals("root");
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "only Linux tells whose a process is");
        Path shared = Files.createTempDirectory("shared");
        try (Jvm jvm = started(OWN)) {
            Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));
            Path jar = Files.copy(Launch.BATON_JAR, shared.resolve("baton.jar"));
            Launch java = isRoot
                    ? Launch.program("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", OWN + "/bin/java")
                    : Launch.java();
            String pid = isRoot ? Long.toString(jvm.pid()) : "1";
            assertThat(CommandLine.run(java, jar, 1, "attach", pid))
                    .contains("cannot attach to " + pid + ": it runs as root and this as ")
                    .contains("run this as root: sudo -u root java -jar " + jar);
            assertThat(relayed(jvm)).isNotEmpty();
        } finally {
            Files.deleteIfExists(shared.resolve("baton.jar"));
            Files.delete(shared);
        }
    }

    @ParameterizedTest(name = "JDK {0}")
    @MethodSource("jdks")
    void aJvmWithoutAttachMechanism(int version, Path home) throws Exception {
        try (Jvm jvm = started(home, "-XX:+DisableAttachMechanism")) {
            assertThat(baton(home, 1, "attach", Long.toString(jvm.pid())))
                    .contains("it was started with -XX:+DisableAttachMechanism; start it without, or with -javaagent:"
                            + Launch.BATON_JAR);
            assertThat(relayed(jvm)).isNotEmpty();
        }
    }

    @ParameterizedTest(name = "JDK {0}")
    @MethodSource("jdksThatCanRefuse")
    void aJvmThatRefusesAgents(int version, Path home) throws Exception {
        try (Jvm jvm = started(home, "-XX:-EnableDynamicAgentLoading")) {
            assertThat(baton(home, 1, "attach", Long.toString(jvm.pid())))
                    .contains("it refuses agents while it runs; start it with -XX:+EnableDynamicAgentLoading, or with "
                            + "-javaagent:" + Launch.BATON_JAR);
            assertThat(relayed(jvm)).isNotEmpty();
        }
    }

    private static Jvm started(Path home, String... options) throws Exception {
        Jvm jvm = relay(Launch.java(home).options(options)).arguments(NAME).start();
        awaitPort(jvm);
        return jvm;
    }
}
