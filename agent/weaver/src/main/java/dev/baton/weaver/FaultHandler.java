// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** What advice's {@code suppress} net does with what it catches: hands it to {@link Baton#fault}. */
final class FaultHandler implements Advice.ExceptionHandler {
    private final String edge;

    FaultHandler(String edge) {
        this.edge = edge;
    }

    @Override
    public StackManipulation resolve(MethodDescription method, TypeDescription type) {
        return new StackManipulation.AbstractBase() {
            @Override
            public Size apply(MethodVisitor visitor, Implementation.Context context) {
                visitor.visitLdcInsn(edge);
                visitor.visitMethodInsn(
                        Opcodes.INVOKESTATIC,
                        "java/lang/Baton",
                        "fault",
                        "(Ljava/lang/Throwable;Ljava/lang/String;)V",
                        false);
                return new Size(-1, 1);
            }
        };
    }
}
