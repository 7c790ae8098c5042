// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke;

import static dev.baton.smoke.RelayClient.TRACEPARENT;
import static dev.baton.smoke.RelayClient.relay;
import static dev.baton.smoke.RelayClient.relayed;
import static dev.baton.smoke.RelayClient.traceHeaders;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees who starts an application with the agent, in every way that can go well or wrong. */
class StartTest {
    @TempDir
    Path directory;

    @Test
    void aServerPrintsOneLineMoreOnStandardErrorAndNothingOnStandardOutput() throws Exception {
        try (Jvm without = relay(Launch.java()).start();
                Jvm with = relay(Launch.java().agent("")).start()) {
            relayed(without);
            assertThat(traceHeaders(relayed(with, "traceparent", TRACEPARENT))).contains("traceparent: " + TRACEPARENT);
            with.awaitBaton();
            end(without);
            end(with);
            assertThat(withoutPort(with.out())).isEqualTo(withoutPort(without.out()));
            assertThat(with.err().lines()).singleElement().asString().startsWith("baton: ");
            assertThat(with.err().lines().skip(1))
                    .containsExactlyElementsOf(without.err().lines().toList());
        }
    }

    @Test
    void quietLeavesTheLineOut() throws Exception {
        try (Jvm jvm = relay(Launch.java().agent("quiet=true")).start()) {
            assertThat(traceHeaders(relayed(jvm, "traceparent", TRACEPARENT))).isNotEmpty();
            end(jvm);
            assertThat(jvm.err()).isEmpty();
        }
    }

    @Test
    void disabledItDoesNothing() throws Exception {
        try (Jvm jvm = relay(Launch.java().agent("")).start();
                Jvm disabled = relay(Launch.java().agent("").environment("BATON_ENABLED", "false"))
                        .start()) {
            assertThat(traceHeaders(relayed(jvm, "traceparent", TRACEPARENT))).isNotEmpty();
            assertThat(traceHeaders(relayed(disabled, "traceparent", TRACEPARENT)))
                    .isEmpty();
            end(disabled);
            assertThat(disabled.err()).isEmpty();
        }
    }

    @Test
    void aDisabledEdgeIsLeftOut() throws Exception {
        try (Jvm jvm =
                relay(Launch.java().agent("disable=urlconnection,executers")).start()) {
            assertThat(traceHeaders(relayed(jvm, "traceparent", TRACEPARENT))).isEmpty();
            jvm.awaitBaton();
            end(jvm);
            assertThat(jvm.err()).contains("executers").contains("executors");
        }
    }

    @Test
    void aSettingThatIsWrongIsNamedInOneLineWithTheNearestRightOne() throws Exception {
        try (Jvm jvm = relay(Launch.java().agent("extrakt=b3,start=sometimes")).start()) {
            relayed(jvm);
            jvm.awaitBaton();
            end(jvm);
            assertThat(jvm.err().lines()).hasSize(3);
            assertThat(jvm.err()).contains("extrakt", "extract", "sometimes", "never");
        }
    }

    @Test
    void aSecondAgentIsNoticedSaidOnceAndChangesNothing() throws Exception {
        Path copy = Files.copy(Launch.BATON_JAR, directory.resolve("copy.jar"));
        for (String second : new String[] {Launch.agentOption(""), "-javaagent:" + copy}) {
            try (Jvm jvm = relay(Launch.java().agent("").options(second)).start()) {
                assertThat(traceHeaders(relayed(jvm, "b3", "4d65822107fcfd52-78629a0f5f3f164f-1")))
                        .containsOnlyOnce("b3: 4d65822107fcfd52-78629a0f5f3f164f-1");
                jvm.awaitBaton();
                end(jvm);
                assertThat(jvm.err().lines().filter(line -> line.contains("already")))
                        .hasSize(1);
                assertThat(jvm.err().lines()).hasSize(2);
            }
        }
    }

    @Test
    void tracesBeginHereOnlyWhenAskedTo() throws Exception {
        try (Jvm never = relay(Launch.java().agent("")).start();
                Jvm always = relay(Launch.java().agent("start=always")).start()) {
            assertThat(traceHeaders(relayed(never))).isEmpty();
            assertThat(traceHeaders(relayed(always))).anySatisfy(line -> assertThat(line)
                    .matches("traceparent: 00-(?!0{16})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-01"));
            assertThat(traceHeaders(relayed(always, "traceparent", TRACEPARENT)))
                    .contains("traceparent: " + TRACEPARENT);
        }
    }

    @Test
    void ofTwoSdksThatAPageJoinsOneIsReadOnlyWhenAskedTo() throws Exception {
        String joined = TRACEPARENT + ", 00-7c9e6679742540de944be07fc1f90ae7-0b4d2f8e6a1c3957-01";
        try (Jvm plain = relay(Launch.java().agent("")).start();
                Jvm joining = relay(Launch.java().agent("rum.joined=true")).start()) {
            assertThat(traceHeaders(relayed(plain, "traceparent", joined))).isEmpty();
            assertThat(traceHeaders(relayed(joining, "traceparent", joined)))
                    .contains("traceparent: " + TRACEPARENT, "b3: 4d65822107fcfd52-78629a0f5f3f164f-1");
        }
    }

    @Test
    void safeModeWeavesByRetransformation() throws Exception {
        try (Jvm jvm = relay(Launch.java().agent("safe=true,debug=true")).start()) {
            relayed(jvm);
            jvm.awaitErr("woven: org.apache.catalina.connector.CoyoteAdapter");
            jvm.awaitErr("woven: sun.net.www.http.HttpClient");
            assertThat(traceHeaders(relayed(jvm, "traceparent", TRACEPARENT))).contains("traceparent: " + TRACEPARENT);
        }
    }

    @Test
    void aClassIsWovenWhileTheApplicationLinksIt() throws Exception {
        try (Jvm jvm = Launch.java()
                .agent("safe=true")
                .application("Linking", RelayClient.libraries(), "org.apache.catalina.connector.CoyoteAdapter", "200")
                .start()) {
            assertThat(jvm.awaitExit()).isZero();
            assertThat(jvm.out()).contains("linked 200 times");
            assertThat(jvm.err().lines()).singleElement().asString().startsWith("baton: ");
        }
    }

    @Test
    void dumpWritesTheWovenClassFiles() throws Exception {
        try (Jvm jvm = relay(Launch.java().agent("dump=" + directory)).start()) {
            relayed(jvm);
            assertThat(directory.resolve("org/apache/catalina/connector/CoyoteAdapter.class"))
                    .isNotEmptyFile();
        }
    }

    @Test
    void aDamagedJarIsSaidInOneLineAndTheApplicationRunsWithoutBaton() throws Exception {
        for (String missing : new String[] {
            "dev.baton.weaver.Awakening",
            "java.lang.Baton",
            "dev.baton.core.Room",
            "net.bytebuddy.pool.TypePool",
            "dev.baton.weaver.server.Tomcat$Service"
        }) {
            Path damaged = without(missing);
            try (Jvm jvm = relay(Launch.java().options("-javaagent:" + damaged)).start()) {
                assertThat(relayed(jvm, "traceparent", TRACEPARENT)).isNotEmpty();
                end(jvm);
                assertThat(jvm.err().lines().filter(line -> line.startsWith("baton: ")))
                        .as(missing)
                        .hasSizeBetween(1, 2);
                assertThat(jvm.err()).as(missing).doesNotContain("\tat ");
            }
        }
    }

    /** A jar in one of whose bundles a class goes by another name of the same length. */
    private Path without(String missing) throws IOException {
        Path damaged = directory.resolve("jar" + missing.hashCode() + ".jar");
        // Its name is in the table of edges as well, but no class file behind it.
        Pattern named = Pattern.compile(
                Pattern.quote("\0" + (char) missing.length() + missing) + "(?=.{4}\u00ca\u00fe\u00ba\u00be)",
                Pattern.DOTALL);
        String other = "\0" + (char) missing.length() + missing.replaceAll(".$", "?");
        int renamed = 0;
        try (ZipFile jar = new ZipFile(Launch.BATON_JAR.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(damaged))) {
            for (ZipEntry entry : Collections.list(jar.entries())) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                String text = new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
                Matcher found = named.matcher(text);
                if (found.find()) renamed++;
                out.write(found.replaceAll(Matcher.quoteReplacement(other)).getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(renamed).as(missing).isEqualTo(1);
        return damaged;
    }

    private static void end(Jvm jvm) throws Exception {
        assertThat(jvm.endInput()).isZero();
    }

    private static String withoutPort(String out) {
        return out.replaceAll("\\d+", "N");
    }
}
