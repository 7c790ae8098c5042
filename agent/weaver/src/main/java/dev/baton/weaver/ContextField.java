// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import dev.baton.core.Faults;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.nio.ByteBuffer;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * Gives classes the field of {@link Edge#keepsInside}. A map from an object to its context costs an entry and a weak
 * reference for each, which the garbage collector has to look after.
 *
 * <p>A transformer by itself, and one that cannot retransform: a class has to keep its fields for good, and the JVM remembers
 * what such transformers made of it. Without Byte Buddy: a field is a few bytes.
 */
final class ContextField implements ClassFileTransformer {
    private static final String DESCRIPTOR = "Ljava/lang/Object;";

    private static final int PRIVATE_TRANSIENT_SYNTHETIC = 0x0002 | 0x0080 | 0x1000;
    private static final int MAGIC_AND_VERSION_BYTES = 8;
    private static final int ACCESS_AND_NAMES_BYTES = 6;
    private static final int MAX_CONSTANTS = 0xffff;

    private final Weaver weaver;

    ContextField(Weaver weaver) {
        this.weaver = weaver;
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String internalName,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (internalName == null) return null;
        Hook hook = weaver.hookOf(internalName, Hook.KEEPS_INSIDE);
        if (hook == null) return null;
        try {
            return redefined == null || isIn(redefined) ? added(classFile) : null;
        } catch (Throwable fault) {
            Faults.report(hook.edge.name(), fault);
            return null;
        }
    }

    private static boolean isIn(Class<?> type) {
        try {
            return type.getDeclaredField(Edge.CONTEXT_FIELD) != null;
        } catch (NoSuchFieldException loadedBefore) {
            return false;
        }
    }

    /** The class file with the field as its first (JVMS 4.1, 4.5); null if there is no room for its name. */
    static byte @Nullable [] added(byte[] classFile) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(classFile);
        in.position(MAGIC_AND_VERSION_BYTES);
        int constants = in.getShort(MAGIC_AND_VERSION_BYTES) & 0xffff;
        if (constants + 2 > MAX_CONSTANTS) return null;
        ConstantPool.skip(in);
        int endOfConstants = in.position();
        in.position(endOfConstants + ACCESS_AND_NAMES_BYTES);
        int interfaces = in.getShort() & 0xffff;
        in.position(in.position() + 2 * interfaces);
        int atFields = in.position();
        int fields = in.getShort() & 0xffff;

        ByteArrayOutputStream bytes = new ByteArrayOutputStream(classFile.length + 64);
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(classFile, 0, MAGIC_AND_VERSION_BYTES);
        out.writeShort(constants + 2);
        int behindCount = MAGIC_AND_VERSION_BYTES + 2;
        out.write(classFile, behindCount, endOfConstants - behindCount);
        constant(out, Edge.CONTEXT_FIELD);
        constant(out, DESCRIPTOR);
        out.write(classFile, endOfConstants, atFields - endOfConstants);
        out.writeShort(fields + 1);
        out.writeShort(PRIVATE_TRANSIENT_SYNTHETIC);
        out.writeShort(constants);
        out.writeShort(constants + 1);
        out.writeShort(0);
        int rest = atFields + 2;
        out.write(classFile, rest, classFile.length - rest);
        return bytes.toByteArray();
    }

    private static void constant(DataOutputStream out, String text) throws IOException {
        out.writeByte(ConstantPool.UTF8);
        out.writeUTF(text);
    }
}
