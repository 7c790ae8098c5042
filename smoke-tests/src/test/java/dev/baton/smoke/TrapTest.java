// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke;

import static dev.baton.smoke.RelayClient.TRACEPARENT;
import static dev.baton.smoke.RelayClient.relayed;
import static dev.baton.smoke.RelayClient.traceHeaders;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** JVMs that an agent can spoil by being there before the application: all is as without Baton, and carries. */
class TrapTest {
    private static final int LAST_WITH_SECURITY_MANAGER = 17;

    @TempDir
    Path directory;

    static Stream<Arguments> traps() {
        List<Arguments> traps = new ArrayList<>();
        Jdks.ends().forEach((version, home) -> {
            for (String trap : List.of("log manager", "handler factory", "class loader")) {
                traps.add(Arguments.of(trap, version, home));
            }
        });
        return traps.stream();
    }

    @ParameterizedTest(name = "{0}, JDK {1}")
    @MethodSource("traps")
    void theApplicationIsFirst(String trap, int version, Path home) throws Exception {
        try (Jvm without = trapped(trap, home, false);
                Jvm with = trapped(trap, home, true)) {
            assertThat(traceHeaders(relayed(without, "traceparent", TRACEPARENT)))
                    .isEmpty();
            carries(with);
            with.awaitBaton();
            assertThat(with.out()).contains("is in force: true");
            assertThat(withoutPort(with)).isEqualTo(withoutPort(without));
            assertThat(saidByBaton(with)).hasSize(1);
            assertThat(with.err().lines().filter(line -> !line.startsWith("baton: ")))
                    .containsExactlyElementsOf(without.err().lines().toList());
        }
    }

    private static Jvm trapped(String trap, Path home, boolean isWithBaton) throws IOException {
        Launch launch = Launch.java(home);
        if (isWithBaton) launch.agent("");
        if (trap.equals("class loader"))
            launch.options("-Djava.system.class.loader=dev.baton.smoke.app.OwnSystemLoader");
        return launch.application("Trapped", List.of(), trap).start();
    }

    private static String withoutPort(Jvm jvm) {
        return jvm.out().replaceAll("\\d+", "N");
    }

    private static void carries(Jvm jvm) throws Exception {
        // The JDK's server has its own idea of the case of names.
        assertThat(relayed(jvm, "traceparent", TRACEPARENT))
                .extracting(line -> line.toLowerCase(Locale.ROOT))
                .contains("traceparent: " + TRACEPARENT, "b3: 4d65822107fcfd52-78629a0f5f3f164f-1");
    }

    static Stream<Arguments> jdksWithSecurityManager() {
        return Jdks.found().headMap(LAST_WITH_SECURITY_MANAGER + 1).entrySet().stream()
                .map(jdk -> Arguments.of(jdk.getKey(), jdk.getValue()));
    }

    @ParameterizedTest(name = "JDK {0}")
    @MethodSource("jdksWithSecurityManager")
    void aSecurityManagerKnowsNothingOfBaton(int version, Path home) throws Exception {
        try (Jvm jvm = managed(home, "JdkRelay")) {
            assertThat(traceHeaders(relayed(jvm, "traceparent", TRACEPARENT))).isEmpty();
            jvm.awaitErr("AllPermission\\R");
            assertThat(saidByBaton(jvm))
                    .singleElement()
                    .asString()
                    .endsWith("until the security manager's policy grants baton.jar java.security.AllPermission");
        }
    }

    @ParameterizedTest(name = "JDK {0}")
    @MethodSource("jdksWithSecurityManager")
    void aSecurityManagerTrustsBaton(int version, Path home) throws Exception {
        try (Jvm jvm = managed(home, "JdkRelay", Launch.BATON_JAR)) {
            carries(jvm);
            jvm.awaitBaton();
            assertThat(saidByBaton(jvm)).hasSize(1);
        }
    }

    /** Classes of Baton are wanted first, and the jar has to be read anew, where the application may not read it. */
    @ParameterizedTest(name = "JDK {0}")
    @MethodSource("jdksWithSecurityManager")
    void aSecurityManagerTrustsBatonMoreThanTheApplication(int version, Path home) throws Exception {
        try (Jvm jvm = managed(home, "Restricted", Launch.BATON_JAR)) {
            assertThat(relayed(jvm, "traceparent", TRACEPARENT))
                    .anyMatch(line -> line.equalsIgnoreCase("traceparent: [" + TRACEPARENT + "]"));
            jvm.awaitBaton();
            assertThat(saidByBaton(jvm)).hasSize(1);
        }
    }

    private Jvm managed(Path home, String application, Path... alsoTrusted) throws IOException {
        List<Path> trusted = new ArrayList<>(List.of(Launch.APPLICATIONS));
        trusted.addAll(List.of(alsoTrusted));
        StringBuilder policy = new StringBuilder();
        for (Path code : trusted) {
            policy.append("grant codeBase \"").append(code.toUri()).append("\" {\n");
            policy.append("  permission java.security.AllPermission;\n};\n");
        }
        Path file = Files.writeString(directory.resolve("policy"), policy);
        return Launch.java(home)
                .agent("inbound.translate=false")
                .options("-Djava.security.manager", "-Djava.security.policy==" + file)
                .application(application, List.of())
                .start();
    }

    private static List<String> saidByBaton(Jvm jvm) {
        assertThat(jvm.err().lines())
                .allMatch(line -> line.matches("(baton|WARNING|OpenJDK 64-Bit Server VM warning): .*"));
        return jvm.err().lines().filter(line -> line.startsWith("baton: ")).toList();
    }

    /** As where only approved providers are allowed, which may have no digest. */
    @Test
    void noProviderHasADigest() throws Exception {
        for (Map.Entry<Integer, Path> jdk : Jdks.ends().entrySet()) {
            Path file = Files.writeString(
                    directory.resolve("security"), "security.provider.1=SunRsaSign\nsecurity.provider.2=SunJCE\n");
            try (Jvm jvm = Launch.java(jdk.getValue())
                    .agent("cache=" + directory.resolve("cache" + jdk.getKey()))
                    .options("-Djava.security.properties==" + file)
                    .application("JdkRelay", List.of())
                    .start()) {
                carries(jvm);
                jvm.awaitBaton();
                assertThat(saidByBaton(jvm)).hasSize(1);
            }
        }
    }

    @Test
    void manyThreadsLoadTheServerAtOnce() throws Exception {
        Path tomcat = RelayClient.libraries().get(0);
        for (Path home : Jdks.ends().values()) {
            try (Jvm without = Launch.java(home)
                            .application("CrowdedLoading", List.of(), tomcat.toString())
                            .start();
                    Jvm with = Launch.java(home)
                            .agent("")
                            .application("CrowdedLoading", List.of(), tomcat.toString())
                            .start()) {
                assertThat(without.awaitExit()).isZero();
                assertThat(with.awaitExit()).isZero();
                assertThat(with.out()).startsWith("16 threads").isEqualTo(without.out());
                assertThat(with.err().lines()).singleElement().asString().startsWith("baton: ");
            }
        }
    }
}
