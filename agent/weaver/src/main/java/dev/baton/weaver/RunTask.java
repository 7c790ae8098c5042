// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/** Replaces {@code task.run()} by {@code Baton.run(task)}: same stack, same exceptions, the context around it. */
final class RunTask implements AsmVisitorWrapper.ForDeclaredMethods.MethodVisitorWrapper {
    static final RunTask INSTANCE = new RunTask();

    private RunTask() {}

    @Override
    public MethodVisitor wrap(
            TypeDescription instrumentedType,
            MethodDescription instrumentedMethod,
            MethodVisitor visitor,
            Implementation.Context context,
            TypePool types,
            int writerFlags,
            int readerFlags) {
        return new MethodVisitor(OpenedClassReader.ASM_API, visitor) {
            @Override
            public void visitMethodInsn(
                    int opcode,
                    @Nullable String owner,
                    @Nullable String name,
                    @Nullable String descriptor,
                    boolean isInterface) {
                boolean runsTask = "run".equals(name)
                        && "()V".equals(descriptor)
                        && ("java/lang/Runnable".equals(owner) || "java/util/TimerTask".equals(owner));
                if (runsTask) {
                    super.visitMethodInsn(
                            Opcodes.INVOKESTATIC, "java/lang/Baton", "run", "(Ljava/lang/Runnable;)V", false);
                } else {
                    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
                }
            }
        };
    }
}
