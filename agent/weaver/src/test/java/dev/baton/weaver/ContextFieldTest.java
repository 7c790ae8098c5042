// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

class ContextFieldTest {
    /** With what a class file may have before and behind its fields. */
    @Deprecated
    static final class Callback extends Number implements Runnable, Comparable<Callback> {
        static final long CONSTANT = 0x1_0000_0000L;
        static final double OTHER = 1.5;

        private final String name;

        Callback() {
            name = "own";
        }

        @Override
        public void run() {
            Runnable lambda = () -> assertThat(name).isEqualTo("own");
            lambda.run();
        }

        @Override
        public int compareTo(Callback other) {
            return name.compareTo(other.name);
        }

        @Override
        public int intValue() {
            return 0;
        }

        @Override
        public long longValue() {
            return CONSTANT;
        }

        @Override
        public float floatValue() {
            return 0;
        }

        @Override
        public double doubleValue() {
            return OTHER;
        }
    }

    @Test
    void aClassIsAsItWasAndHasAFieldThatNoSerializationAndNoCompilerSees() throws Exception {
        byte[] added = ContextField.added(classFile());
        Class<?> type = new Loader().define(added);
        Field field = type.getDeclaredField(Edge.CONTEXT_FIELD);
        assertThat(field.getModifiers()).isEqualTo(Modifier.PRIVATE | Modifier.TRANSIENT | 0x1000);
        assertThat(field.getType()).isEqualTo(Object.class);
        assertThat(type.getDeclaredFields()).hasSize(Callback.class.getDeclaredFields().length + 1);
        assertThat(type.getDeclaredMethods()).hasSameSizeAs(Callback.class.getDeclaredMethods());
        assertThat(type.isAnnotationPresent(Deprecated.class)).isTrue();
        var constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        Object callback = constructor.newInstance();
        ((Runnable) callback).run();
        assertThat(((Number) callback).longValue()).isEqualTo(Callback.CONSTANT);
        field.setAccessible(true);
        assertThat(field.get(callback)).isNull();
    }

    @Test
    void aClassWhoseConstantsAreAllTakenStaysAsItIs() throws IOException {
        ClassReader reader = new ClassReader(classFile());
        ClassWriter writer = new ClassWriter(reader, 0); // begins with all constants of the class
        reader.accept(new ClassVisitor(Opcodes.ASM9, writer) {}, 0);
        for (int i = 0; writer.newUTF8("constant-" + i) < 0xffff - 2; i++) {
            // One by one, until there is room for one more.
        }
        assertThat(ContextField.added(writer.toByteArray())).isNull();
    }

    private static byte[] classFile() throws IOException {
        try (InputStream in = ContextFieldTest.class.getResourceAsStream("ContextFieldTest$Callback.class")) {
            return in.readAllBytes();
        }
    }

    private static final class Loader extends ClassLoader {
        Loader() {
            super(ContextFieldTest.class.getClassLoader());
        }

        Class<?> define(byte[] classFile) {
            return defineClass(null, classFile, 0, classFile.length);
        }
    }
}
