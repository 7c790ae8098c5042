// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke;

import static dev.baton.smoke.CommandLine.baton;
import static dev.baton.smoke.RelayClient.TRACEPARENT;
import static dev.baton.smoke.RelayClient.relayed;
import static dev.baton.smoke.RelayClient.traceHeaders;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An edge that fails at each request, as it would with a library that has changed under it. */
class FaultTest {
    private static final String SPOILED = "org/apache/tomcat/util/http/MimeHeaders";
    private static final String WOVEN = "org.apache.catalina.connector.CoyoteAdapter";

    @TempDir
    Path directory;

    @Test
    void requestsAreServedAsWithoutBatonAndTheFaultIsSaidInOneLine() throws Exception {
        List<Path> libraries = new ArrayList<>(List.of(spoil()));
        libraries.addAll(RelayClient.libraries());
        // Without the edge of servlets, which would carry on where Tomcat's has failed.
        try (Jvm jvm = Launch.java()
                .agent("disable=servlet")
                .application("Relay", libraries)
                .start()) {
            for (int i = 0; i < 20; i++) assertThat(served(jvm)).isEmpty();
            jvm.awaitBaton();
            assertThat(jvm.err().lines()).hasSize(2).allMatch(line -> line.startsWith("baton: "));
            assertThat(jvm.err().lines())
                    .filteredOn(line -> line.contains("failed"))
                    .hasSize(1);
            assertThat(jvm.err()).contains("tomcat failed: java.lang.NoSuchMethodError: spoiled");
        }
    }

    @Test
    void anEdgeThatGoesOnFailingIsTakenOutAndComesBackWithAnAttach(@TempDir Path cache) throws Exception {
        Path home = Path.of(System.getProperty("java.home"));
        List<Path> libraries = new ArrayList<>(List.of(spoil()));
        libraries.addAll(RelayClient.libraries());
        try (Jvm jvm = Launch.java()
                .agent("disable=servlet,cache=" + cache)
                .application("Relay", libraries)
                .start()) {
            String pid = Long.toString(jvm.pid());
            while (!jvm.err().contains("switched off")) assertThat(served(jvm)).isEmpty();
            assertThat(jvm.awaitErr("switched off.*\n").group())
                    .matches(
                            "switched off, as it failed \\d+ times, first: java.lang.NoSuchMethodError: spoiled at .*; "
                                    + "requests that come in by it have no trace until .*\n");
            String faults = faults(baton(home, 0, "status", pid));
            for (int i = 0; i < 20; i++) assertThat(served(jvm)).isEmpty();
            assertThat(jvm.err().lines()).hasSize(3).allMatch(line -> line.startsWith("baton: "));
            assertThat(faults(baton(home, 0, "status", pid))).isEqualTo(faults);
            assertThat(baton(home, 0, "status", pid, "--json"))
                    .contains("\"name\":\"tomcat\"", "\"state\":\"switched off\"")
                    .contains("\"name\":\"urlconnection\"", "\"state\":\"woven\"");

            baton(home, 0, "detach", pid);
            assertThat(served(jvm)).isEmpty();
            baton(home, 0, "attach", pid, "disable=servlet");
            assertThat(served(jvm)).isEmpty();
            assertThat(baton(home, 0, "status", pid))
                    .contains("failed: 2 times")
                    .doesNotContain("switched off");
        }
        // What the cache has got from this is good for those that do not fail.
        try (Jvm jvm = Launch.java()
                .agent("disable=servlet,cache=" + cache)
                .application("Relay", RelayClient.libraries())
                .start()) {
            assertThat(served(jvm)).contains("traceparent: " + TRACEPARENT);
        }
    }

    /** The trace headers of the call that a request leads to; it has to be answered. */
    private static List<String> served(Jvm jvm) throws Exception {
        List<String> answer = relayed(jvm, "traceparent", TRACEPARENT);
        assertThat(answer).anyMatch(line -> line.startsWith("host: "));
        return traceHeaders(answer);
    }

    private static String faults(String status) {
        return status.lines()
                .filter(line -> line.contains(" tomcat ") && line.contains("switched off: "))
                .findFirst()
                .orElseThrow(() -> new AssertionError(status));
    }

    /** A directory with a {@code MimeHeaders} whose {@code size} throws where only advice calls it. */
    private Path spoil() throws IOException {
        Path file = directory.resolve(SPOILED + ".class");
        Files.createDirectories(file.getParent());
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        URL tomcat = RelayClient.libraries().get(0).toUri().toURL();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {tomcat}, null);
                InputStream in = loader.getResourceAsStream(SPOILED + ".class")) {
            new ClassReader(in).accept(new Spoiler(writer), 0);
        }
        Files.write(file, writer.toByteArray());
        return directory;
    }

    private static final class Spoiler extends ClassVisitor {
        Spoiler(ClassVisitor writer) {
            super(Opcodes.ASM9, writer);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor code = super.visitMethod(access, name, descriptor, signature, exceptions);
            if (!name.equals("size")) return code;
            return new MethodVisitor(Opcodes.ASM9, code) {
                @Override
                public void visitCode() {
                    super.visitCode();
                    visitLdcInsn(WOVEN);
                    visitMethodInsn(
                            Opcodes.INVOKESTATIC, "dev/baton/smoke/app/Trap", "spring", "(Ljava/lang/String;)V", false);
                }
            };
        }
    }
}
