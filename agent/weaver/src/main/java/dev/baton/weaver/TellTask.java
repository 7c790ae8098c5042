// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Tells a method of {@link Baton} of a task in the middle of a loop that works off many: of what {@code poll()} takes out of
 * a queue, or of the entry of a list whose field is read. Advice sees neither.
 */
final class TellTask extends Insertion {
    private final String door;
    private final String poll;
    private final String field;

    private TellTask(String door, String poll, String field, String edge) {
        super(edge);
        this.door = door;
        this.poll = poll;
        this.field = field;
    }

    /**
     * What a hook says in place of advice.
     *
     * @param what {@code DOOR:poll()}, or {@code DOOR:FIELD.()}
     */
    static TellTask of(String what, String edge) {
        int colon = what.indexOf(':');
        String place = what.substring(colon + 1, what.length() - "()".length());
        boolean isField = place.endsWith(".");
        String field = isField ? place.substring(0, place.length() - 1) : "";
        return new TellTask(what.substring(0, colon), isField ? "" : place, field, edge);
    }

    @Override
    MethodVisitor into(MethodVisitor visitor) {
        return new MethodVisitor(OpenedClassReader.ASM_API, visitor) {
            private void tell() {
                super.visitInsn(Opcodes.DUP);
                super.visitLdcInsn(edge);
                super.visitMethodInsn(Opcodes.INVOKESTATIC, DOOR, door, TOLD, false);
            }

            @Override
            public void visitMethodInsn(
                    int opcode,
                    @Nullable String owner,
                    @Nullable String name,
                    @Nullable String descriptor,
                    boolean isInterface) {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
                if (poll.equals(name) && "()Ljava/lang/Object;".equals(descriptor)) tell();
            }

            @Override
            public void visitFieldInsn(
                    int opcode, @Nullable String owner, @Nullable String name, @Nullable String descriptor) {
                if (opcode == Opcodes.GETFIELD && field.equals(name)) tell();
                super.visitFieldInsn(opcode, owner, name, descriptor);
            }

            @Override
            public void visitMaxs(int maxStack, int maxLocals) {
                super.visitMaxs(maxStack + 2, maxLocals);
            }
        };
    }
}
