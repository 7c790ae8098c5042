// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import java.util.List;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.TypePath;
import net.bytebuddy.utility.AsmClassReader;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * A class file as far as advice looks at it, for Byte Buddy to read: without generics, which advice knows nothing of and
 * which take the most classes and time to read, and without the methods that no hook is for.
 */
final class Outline extends AsmClassReader.ForAsm {
    private final @Nullable List<Hook> hooks;

    /** @param hooks of whose methods to keep; null: keep all */
    Outline(ClassReader reader, @Nullable List<Hook> hooks) {
        super(reader);
        this.hooks = hooks;
    }

    @Override
    public void accept(@Nullable ClassVisitor visitor, int flags) {
        super.accept(new Visitor(visitor, hooks), flags);
    }

    /** Makes an outline of each class file, or has one already. */
    static final class Factory implements AsmClassReader.Factory {
        private final @Nullable Outline only;

        /** @param only of the one class file that there will be; null: there are several */
        Factory(@Nullable Outline only) {
            this.only = only;
        }

        @Override
        public AsmClassReader make(byte @Nullable [] classFile) {
            return only == null ? new Outline(OpenedClassReader.of(classFile), null) : only;
        }

        @Override
        public AsmClassReader make(byte @Nullable [] classFile, boolean experimental) {
            return make(classFile);
        }
    }

    private static final class Visitor extends ClassVisitor {
        private final @Nullable List<Hook> hooks;

        Visitor(@Nullable ClassVisitor visitor, @Nullable List<Hook> hooks) {
            super(OpenedClassReader.ASM_API, visitor);
            this.hooks = hooks;
        }

        @Override
        public void visit(
                int version,
                int modifiers,
                @Nullable String name,
                @Nullable String signature,
                @Nullable String superClass,
                String @Nullable [] interfaces) {
            super.visit(version, modifiers, name, null, superClass, interfaces);
        }

        @Override
        public @Nullable AnnotationVisitor visitTypeAnnotation(
                int reference, @Nullable TypePath path, @Nullable String descriptor, boolean isVisible) {
            return null;
        }

        @Override
        public FieldVisitor visitField(
                int modifiers,
                @Nullable String name,
                @Nullable String descriptor,
                @Nullable String signature,
                @Nullable Object value) {
            return super.visitField(modifiers, name, descriptor, null, value);
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int modifiers,
                @Nullable String name,
                @Nullable String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return isWanted(name) ? super.visitMethod(modifiers, name, descriptor, null, exceptions) : null;
        }

        private boolean isWanted(@Nullable String method) {
            if (hooks == null || method == null) return true;
            for (Hook hook : hooks) {
                if (hook.takes(method)) return true;
            }
            return false;
        }
    }
}
