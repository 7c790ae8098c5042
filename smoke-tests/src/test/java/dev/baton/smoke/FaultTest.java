// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke;

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
            for (int i = 0; i < 20; i++) {
                List<String> answer = relayed(jvm, "traceparent", TRACEPARENT);
                assertThat(answer).anyMatch(line -> line.startsWith("host: "));
                assertThat(traceHeaders(answer)).isEmpty();
            }
            assertThat(jvm.err().lines()).hasSize(2).allMatch(line -> line.startsWith("baton: "));
            assertThat(jvm.err().lines())
                    .filteredOn(line -> line.contains("failed"))
                    .hasSize(1);
            assertThat(jvm.err()).contains("tomcat failed: java.lang.NoSuchMethodError: spoiled");
        }
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
