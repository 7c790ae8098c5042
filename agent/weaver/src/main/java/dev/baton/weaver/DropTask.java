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

/** Tells {@link Baton#drop} what {@code queue.poll()} took out of its queue. */
final class DropTask implements AsmVisitorWrapper.ForDeclaredMethods.MethodVisitorWrapper {
    static final DropTask INSTANCE = new DropTask();

    private DropTask() {}

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
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
                if ("poll".equals(name) && "()Ljava/lang/Object;".equals(descriptor)) {
                    super.visitInsn(Opcodes.DUP);
                    super.visitMethodInsn(
                            Opcodes.INVOKESTATIC, "java/lang/Baton", "drop", "(Ljava/lang/Object;)V", false);
                }
            }

            @Override
            public void visitMaxs(int maxStack, int maxLocals) {
                super.visitMaxs(maxStack + 1, maxLocals);
            }
        };
    }
}
