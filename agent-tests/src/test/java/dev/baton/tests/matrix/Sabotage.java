// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.matrix;

import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * Makes one method of a library throw when one class calls it: advice inlined into that class then fails as it would with
 * a version that lacks the method, while the library itself works.
 */
public final class Sabotage {
    private final String type;
    private final String method;
    private final String caller;

    /**
     * @param type the class to spoil
     * @param method which only advice calls from within {@code caller}
     * @param caller the class that advice is inlined into
     */
    public Sabotage(String type, String method, String caller) {
        this.type = type;
        this.method = method;
        this.caller = caller;
    }

    boolean isFor(String className) {
        return type.equals(className);
    }

    byte[] done(byte[] classFile) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        new ClassReader(classFile)
                .accept(
                        new ClassVisitor(OpenedClassReader.ASM_API, writer) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String signature, String[] exceptions) {
                                MethodVisitor code = super.visitMethod(access, name, descriptor, signature, exceptions);
                                return name.equals(method) ? trapped(code) : code;
                            }
                        },
                        0);
        return writer.toByteArray();
    }

    private MethodVisitor trapped(MethodVisitor code) {
        return new MethodVisitor(OpenedClassReader.ASM_API, code) {
            @Override
            public void visitCode() {
                super.visitCode();
                visitLdcInsn(caller);
                visitMethodInsn(
                        Opcodes.INVOKESTATIC,
                        Sabotage.class.getName().replace('.', '/'),
                        "trap",
                        "(Ljava/lang/String;)V",
                        false);
            }
        };
    }

    /** Called by the spoiled method. */
    public static void trap(String caller) {
        if (new Throwable().getStackTrace()[2].getClassName().equals(caller)) throw new NoSuchMethodError("sabotage");
    }
}
