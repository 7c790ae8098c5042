// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final List<Class<?>> CLASSES =
            List.of(Object.class, Thread.class, Runnable.class, List.class, Fingerprint.class, FingerprintTest.class);

    @Test
    void isTheSameWhateverTheOrderOfMethods() throws IOException {
        for (Class<?> type : CLASSES) {
            List<String> prints = new ArrayList<>();
            for (int first = 0; first < type.getDeclaredMethods().length; first++) {
                prints.add(Fingerprint.of(reordered(classFile(type), first)));
            }
            assertThat(prints).as(type.getName()).isNotEmpty().containsOnly(prints.get(0));
        }
    }

    @Test
    void isAnotherForWhatDiffersInAByte() throws IOException {
        byte[] classFile = classFile(Fingerprint.class);
        String print = Fingerprint.of(classFile);
        int told = 0;
        for (int i = 0; i < classFile.length; i++) {
            classFile[i] ^= 1;
            try {
                assertThat(Fingerprint.of(classFile)).as("byte %s", i).isNotEqualTo(print);
                told++;
            } catch (RuntimeException noClassFile) {
                // a length among the bytes that is not right any more
            }
            classFile[i] ^= 1;
        }
        assertThat(told).isGreaterThan(classFile.length / 2);
    }

    @Test
    void whatIsNoClassFileHasNone() {
        assertThatThrownBy(() -> Fingerprint.of(new byte[20])).isInstanceOf(RuntimeException.class);
    }

    private static byte[] reordered(byte[] classFile, int first) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new Some(writer, method -> method == first), 0);
        ClassVisitor others = new ClassVisitor(Opcodes.ASM9) {
            private final ClassVisitor methods = new Some(writer, method -> method != first);

            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] thrown) {
                return methods.visitMethod(access, name, descriptor, signature, thrown);
            }
        };
        reader.accept(others, 0);
        return writer.toByteArray();
    }

    /** Of the methods only some, by their numbers. */
    private static final class Some extends ClassVisitor {
        private final IntPredicate isWanted;
        private int method;

        Some(ClassVisitor next, IntPredicate isWanted) {
            super(Opcodes.ASM9, next);
            this.isWanted = isWanted;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] thrown) {
            return isWanted.test(method++) ? super.visitMethod(access, name, descriptor, signature, thrown) : null;
        }
    }

    private static byte[] classFile(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream('/' + type.getName().replace('.', '/') + ".class")) {
            return in.readAllBytes();
        }
    }
}
