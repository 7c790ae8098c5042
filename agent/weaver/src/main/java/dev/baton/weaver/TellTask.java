// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Tells a method of {@link Baton} of a task in the middle of a loop that works off many: of what {@code poll()} takes out of
 * a queue, of what {@code addFirst} puts there, or of the entry of a list whose field is read. Advice sees none of them.
 */
final class TellTask extends Insertion {
    private final String door;
    private final String poll;
    private final String put;
    private final String field;

    private TellTask(String door, String poll, String put, String field, String edge) {
        super(edge);
        this.door = door;
        this.poll = poll;
        this.put = put;
        this.field = field;
    }

    /**
     * What a hook says in place of advice.
     *
     * @param what {@code DOOR:poll()}, {@code DOOR:.put()}, or {@code DOOR:FIELD.()}
     */
    static TellTask of(String what, String edge) {
        int colon = what.indexOf(':');
        String place = what.substring(colon + 1, what.length() - "()".length());
        String door = what.substring(0, colon);
        if (place.endsWith(".")) return new TellTask(door, "", "", place.substring(0, place.length() - 1), edge);
        if (place.startsWith(".")) return new TellTask(door, "", place.substring(1), "", edge);
        return new TellTask(door, place, "", "", edge);
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
                if (put.equals(name) && "(Ljava/lang/Object;)V".equals(descriptor)) tell();
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
