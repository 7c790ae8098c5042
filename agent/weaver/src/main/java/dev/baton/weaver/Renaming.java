// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * What the packages of a library are called in a copy of it: Akka is Pekko with other names, and build tools that pack one
 * library into another's jar (Maven's Shade plugin calls it relocation) put a prefix before them. Advice is written for the
 * original; for a class of a copy it is read as if it had been written for that.
 */
final class Renaming {
    private static final Renaming NONE = new Renaming(new String[0], new String[0]);
    private static final String AKKA_PACKAGE = "akka.";
    private static final Renaming AKKA = new Renaming(new String[] {"org/apache/pekko/"}, new String[] {"akka/"});

    private static final int MAGIC_AND_VERSION_BYTES = 8;

    /** Beginnings of internal names, and what they are in the copy. */
    private final String[] originals;

    private final String[] copies;

    private Renaming(String[] originals, String[] copies) {
        this.originals = originals;
        this.copies = copies;
    }

    /**
     * What advice goes through for a class that {@code hook} is for.
     *
     * @param prefix of the class's name, if it is of a relocated copy: {@code some/library/shaded/}; otherwise empty
     */
    static Renaming of(Hook hook, String prefix) {
        if (prefix.isEmpty()) return isOfAkka(hook.type) ? AKKA : NONE;
        List<String> packages = hook.edge.relocated();
        String[] originals = new String[packages.size()];
        String[] copies = new String[packages.size()];
        for (int i = 0; i < originals.length; i++) {
            originals[i] = packages.get(i).replace('.', '/') + '/';
            copies[i] = prefix + originals[i];
        }
        return new Renaming(originals, copies);
    }

    static boolean isOfAkka(String type) {
        return type.startsWith(AKKA_PACKAGE);
    }

    /** Tells advice that went through this one from the same advice through others. */
    String id() {
        return copies.length == 0 ? "" : " for " + copies[0];
    }

    /** All names are constants of their own, so that nothing else in the class file has to change. */
    byte[] advice(byte[] classFile) throws IOException {
        if (copies.length == 0) return classFile;
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(classFile.length);
        DataOutputStream out = new DataOutputStream(bytes);
        copy(in, out, MAGIC_AND_VERSION_BYTES);
        int count = in.readUnsignedShort();
        out.writeShort(count);
        for (int i = 1; i < count; ) {
            int tag = in.readUnsignedByte();
            out.writeByte(tag);
            if (tag == ConstantPool.UTF8) out.writeUTF(renamed(in.readUTF()));
            else copy(in, out, ConstantPool.length(tag));
            i += ConstantPool.width(tag);
        }
        copy(in, out, in.available());
        return bytes.toByteArray();
    }

    private String renamed(String constant) {
        for (int i = 0; i < originals.length; i++) constant = constant.replace(originals[i], copies[i]);
        return constant;
    }

    private static void copy(DataInputStream in, DataOutputStream out, int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        out.write(bytes);
    }
}
