// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Tells {@link Baton#capture} of the task that {@code execute} is about to hand on: where it asks for the pool's state, which
 * the JDK's does first of all, or offers to its queue, as Jetty's does. Not at the method's beginning, as advice would: other
 * agents are there too, and put another object into the task's place.
 */
final class CaptureTask extends Insertion {
    private static final int TASK = 1;

    CaptureTask(String edge) {
        super(edge);
    }

    private static boolean isState(@Nullable String owner, @Nullable String method) {
        return "java/util/concurrent/atomic/AtomicInteger".equals(owner) && "get".equals(method);
    }

    @Override
    MethodVisitor into(MethodVisitor visitor) {
        return new MethodVisitor(OpenedClassReader.ASM_API, visitor) {
            private boolean isCaptured;

            @Override
            public void visitMethodInsn(
                    int opcode,
                    @Nullable String owner,
                    @Nullable String name,
                    @Nullable String descriptor,
                    boolean isInterface) {
                if (!isCaptured && (isState(owner, name) || "offer".equals(name))) {
                    isCaptured = true;
                    super.visitVarInsn(Opcodes.ALOAD, TASK);
                    super.visitLdcInsn(edge);
                    super.visitMethodInsn(Opcodes.INVOKESTATIC, DOOR, "capture", TOLD, false);
                }
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            }

            @Override
            public void visitMaxs(int maxStack, int maxLocals) {
                super.visitMaxs(maxStack + 2, maxLocals);
            }
        };
    }
}
