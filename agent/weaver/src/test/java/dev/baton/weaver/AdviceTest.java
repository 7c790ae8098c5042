// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Advice is a template that is copied into library classes, not Java that runs where it stands. What that forbids is read
 * from the class files of all advice there is.
 */
class AdviceTest {
    private static final String ADVICE = "Lnet/bytebuddy/asm/Advice$";

    static Stream<String> advice() {
        return Edges.all().stream()
                .flatMap(edge -> edge.hooks().stream())
                .filter(Hook::isAdvice)
                .flatMap(hook -> Stream.of(hook.advice, hook.advice + Loom.INSIDE))
                .distinct()
                .filter(advice -> AdviceTest.class.getResource(file(advice)) != null);
    }

    @ParameterizedTest
    @MethodSource("advice")
    void isATemplate(String className) throws IOException {
        assertThat(read(className).offences).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("advice")
    void neverLetsAFaultThrough(String className) throws IOException {
        Reader advice = read(className);
        assertThat(advice.entersAndExits).isNotEmpty();
        assertThat(advice.unguarded).isEmpty();
    }

    private static String file(String className) {
        return '/' + className.replace('.', '/') + ".class";
    }

    private static Reader read(String className) throws IOException {
        Reader reader = new Reader();
        try (InputStream in = AdviceTest.class.getResourceAsStream(file(className))) {
            new ClassReader(in).accept(reader, 0);
        }
        return reader;
    }

    private static final class Reader extends ClassVisitor {
        final List<String> offences = new ArrayList<>();
        final List<String> entersAndExits = new ArrayList<>();
        final List<String> unguarded = new ArrayList<>();

        Reader() {
            super(Opcodes.ASM9);
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            offences.add("field " + name);
            return null;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String method, String descriptor, String signature, String[] thrown) {
            if (method.equals("<init>")) return null;
            if ((access & Opcodes.ACC_STATIC) == 0) offences.add(method + " is not static");
            if ((access & Opcodes.ACC_PRIVATE) != 0) offences.add(method + " is private");
            return new MethodVisitor(Opcodes.ASM9) {
                private boolean isOnlyOnReturn;

                @Override
                public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                    boolean isEnter = annotation.equals(ADVICE + "OnMethodEnter;");
                    boolean isExit = annotation.equals(ADVICE + "OnMethodExit;");
                    if (!isEnter && !isExit) return null;
                    entersAndExits.add(method);
                    unguarded.add(method + " without suppress");
                    isOnlyOnReturn = isExit;
                    return new AnnotationVisitor(Opcodes.ASM9) {
                        @Override
                        public void visit(String attribute, Object value) {
                            if (Type.getType(Throwable.class).equals(value)) {
                                unguarded.remove(method + " without " + attribute);
                                if (attribute.equals("onThrowable")) isOnlyOnReturn = false;
                            }
                        }
                    };
                }

                @Override
                public void visitMethodInsn(int opcode, String owner, String name, String of, boolean isInterface) {
                    if (owner.startsWith("dev/baton/") || owner.startsWith("net/bytebuddy/")) {
                        offences.add(method + " calls " + owner + '.' + name);
                    }
                    boolean closesScope = owner.equals("java/lang/Baton") && name.equals("close");
                    if (closesScope && isOnlyOnReturn) unguarded.add(method + " without onThrowable");
                }

                @Override
                public void visitFieldInsn(int opcode, String owner, String name, String of) {
                    if (owner.startsWith("dev/baton/")) offences.add(method + " uses " + owner + '.' + name);
                }

                @Override
                public void visitInvokeDynamicInsn(String name, String of, Handle handle, Object... arguments) {
                    offences.add(method + " has a lambda or other invokedynamic");
                }
            };
        }
    }
}
