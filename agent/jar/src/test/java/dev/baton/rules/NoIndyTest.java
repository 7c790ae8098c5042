// SPDX-License-Identifier: Apache-2.0
package dev.baton.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

/**
 * No lambda and no other {@code invokedynamic} in what runs inside an application's JVM: linking one costs milliseconds
 * at start, and inside woven JDK classes it can recur into itself. The command line may.
 */
class NoIndyTest {
    @Test
    void whatRunsInsideApplicationsHasNone() throws IOException {
        List<String> found = new ArrayList<>();
        for (String room : new String[] {"doors", "core", "weaver", "entry"}) {
            try (ZipFile jar = new ZipFile(new File(System.getProperty("room." + room)))) {
                for (ZipEntry entry : Collections.list(jar.entries())) {
                    if (entry.getName().endsWith(".class")) search(entry.getName(), jar.getInputStream(entry), found);
                }
            }
        }
        assertThat(found).isEmpty();
    }

    private static void search(String classFile, InputStream in, List<String> found) throws IOException {
        new ClassReader(in)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String method, String descriptor, String signature, String[] thrown) {
                                return new MethodVisitor(Opcodes.ASM9) {
                                    @Override
                                    public void visitInvokeDynamicInsn(
                                            String name, String of, Handle handle, Object... arguments) {
                                        found.add(classFile + ' ' + method);
                                    }
                                };
                            }
                        },
                        0);
    }
}
