// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/** Puts {@link Baton#filled} of a format in the place of the format, where {@code String.format} gets it. */
final class FillFormat extends Insertion {
    FillFormat(String edge) {
        super(edge);
    }

    @Override
    MethodVisitor into(MethodVisitor visitor) {
        return new MethodVisitor(OpenedClassReader.ASM_API, visitor) {
            @Override
            public void visitMethodInsn(
                    int opcode,
                    @Nullable String owner,
                    @Nullable String name,
                    @Nullable String descriptor,
                    boolean isInterface) {
                if ("java/lang/String".equals(owner)
                        && "format".equals(name)
                        && "(Ljava/lang/String;[Ljava/lang/Object;)Ljava/lang/String;".equals(descriptor)) {
                    super.visitInsn(Opcodes.SWAP);
                    super.visitMethodInsn(
                            Opcodes.INVOKESTATIC, DOOR, "filled", "(Ljava/lang/String;)Ljava/lang/String;", false);
                    super.visitInsn(Opcodes.SWAP);
                }
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            }
        };
    }
}
