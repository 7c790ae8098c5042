// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.matrix;

import java.util.Arrays;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * Makes one method of a library throw when certain classes call it: advice inlined into those then fails as it would with
 * a version that lacks the method, while the library itself works.
 */
public final class Sabotage implements Spoiling {
    private final String type;
    private final String method;
    private final String callers;

    /**
     * @param type the class to spoil
     * @param method which only advice calls from within {@code callers}
     * @param callers the classes that advice is inlined into
     */
    public Sabotage(String type, String method, String... callers) {
        this.type = type;
        this.method = method;
        this.callers = String.join(",", callers);
    }

    @Override
    public boolean isFor(String className) {
        return type.equals(className);
    }

    @Override
    public byte[] done(byte[] classFile) {
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
                visitLdcInsn(callers);
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
    public static void trap(String callers) {
        String caller = new Throwable().getStackTrace()[2].getClassName();
        if (Arrays.asList(callers.split(",")).contains(caller)) throw new NoSuchMethodError("sabotage");
    }
}
