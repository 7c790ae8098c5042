// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.matrix;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;

/** How a class may differ in a version that nobody has seen yet. All methods but those of {@link #NOTHING} do no more than throw. */
public enum Change {
    NOTHING,
    NO_CODE,
    NO_METHODS,
    NO_FIELDS,
    FIELDS_ARE_NUMBERS,
    FIELDS_ARE_OF_THE_CLASS,
    PARAMETERS_ARE_STRINGS,
    PARAMETERS_ARE_NUMBERS,
    NO_PARAMETERS,
    ONE_PARAMETER_MORE,
    RETURNS_NOTHING,
    RETURNS_A_NUMBER,
    RETURNS_A_STRING,
    METHODS_ARE_OF_THE_CLASS,
    METHODS_ARE_ABSTRACT,
    METHODS_ARE_NATIVE;

    private static final Type STRING = Type.getType(String.class);
    private static final int NOT_BESIDE_ABSTRACT = Opcodes.ACC_FINAL
            | Opcodes.ACC_NATIVE
            | Opcodes.ACC_PRIVATE
            | Opcodes.ACC_STATIC
            | Opcodes.ACC_STRICT
            | Opcodes.ACC_SYNCHRONIZED;

    /** @param methods the names of those that differ */
    byte[] of(byte[] classFile, Collection<String> methods) {
        if (this == NOTHING) return classFile;
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(0);
        reader.accept(new Visitor(writer, methods), ClassReader.SKIP_CODE);
        return writer.toByteArray();
    }

    private final class Visitor extends ClassVisitor {
        private final Collection<String> methods;
        private final Set<String> written = new HashSet<>();
        private boolean isInterface;

        Visitor(ClassWriter writer, Collection<String> methods) {
            super(OpenedClassReader.ASM_API, writer);
            this.methods = methods;
        }

        @Override
        public void visit(int version, int access, String name, String signature, String parent, String[] interfaces) {
            isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
            int changed =
                    Change.this == METHODS_ARE_ABSTRACT ? (access & ~Opcodes.ACC_FINAL) | Opcodes.ACC_ABSTRACT : access;
            super.visit(version, changed, name, signature, parent, interfaces);
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            if (isInterface) return super.visitField(access, name, descriptor, signature, value);
            if (Change.this == NO_FIELDS) return null;
            String type = Change.this == FIELDS_ARE_NUMBERS ? "I" : descriptor;
            int changed = Change.this == FIELDS_ARE_OF_THE_CLASS ? access ^ Opcodes.ACC_STATIC : access;
            return super.visitField(changed, name, type, null, null);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            if (name.equals("<clinit>")) return null;
            boolean isChanged = methods.contains(name);
            if (isChanged && Change.this == NO_METHODS) return null;
            boolean isConstructor = name.equals("<init>");
            String type = isChanged ? descriptor(descriptor, isConstructor) : descriptor;
            int flags = isChanged && !isConstructor ? flags(access) : access;
            if (!written.add(name + type)) return null;
            MethodVisitor method = super.visitMethod(flags, name, type, null, exceptions);
            if ((flags & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0) {
                method.visitCode();
                method.visitInsn(Opcodes.ACONST_NULL);
                method.visitInsn(Opcodes.ATHROW);
                method.visitMaxs(1, Type.getArgumentsAndReturnSizes(type) >> 2);
            }
            method.visitEnd();
            return null;
        }

        private String descriptor(String descriptor, boolean isConstructor) {
            Type[] parameters = Type.getArgumentTypes(descriptor);
            Type returned = Type.getReturnType(descriptor);
            if (Change.this == PARAMETERS_ARE_STRINGS) Arrays.fill(parameters, STRING);
            if (Change.this == PARAMETERS_ARE_NUMBERS) Arrays.fill(parameters, Type.INT_TYPE);
            if (Change.this == NO_PARAMETERS) parameters = new Type[0];
            if (Change.this == ONE_PARAMETER_MORE) {
                parameters = Arrays.copyOf(parameters, parameters.length + 1);
                System.arraycopy(parameters, 0, parameters, 1, parameters.length - 1);
                parameters[0] = Type.LONG_TYPE;
            }
            if (isConstructor) return Type.getMethodDescriptor(returned, parameters);
            if (Change.this == RETURNS_NOTHING) returned = Type.VOID_TYPE;
            if (Change.this == RETURNS_A_NUMBER) returned = Type.INT_TYPE;
            if (Change.this == RETURNS_A_STRING) returned = STRING;
            return Type.getMethodDescriptor(returned, parameters);
        }

        private int flags(int access) {
            if (Change.this == METHODS_ARE_ABSTRACT) return (access & ~NOT_BESIDE_ABSTRACT) | Opcodes.ACC_ABSTRACT;
            if (isInterface) return access;
            if (Change.this == METHODS_ARE_OF_THE_CLASS) {
                return (access & ~(Opcodes.ACC_ABSTRACT | Opcodes.ACC_FINAL)) | Opcodes.ACC_STATIC;
            }
            if (Change.this == METHODS_ARE_NATIVE) {
                return (access & ~(Opcodes.ACC_ABSTRACT | Opcodes.ACC_STRICT)) | Opcodes.ACC_NATIVE;
            }
            return access;
        }
    }
}
