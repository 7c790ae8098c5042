// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Pekko is Akka with other names for its packages. Advice is written for Pekko; for a class of Akka's it is read as if it
 * had been written for that.
 */
final class Akka {
    private static final String PACKAGE = "akka.";
    private static final String PEKKO = "org/apache/pekko/";
    private static final String AKKA = "akka/";

    private static final int MAGIC_AND_VERSION_BYTES = 8;
    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;

    /** How many bytes a constant has behind its tag (JVMS 4.4), by tag. */
    private static final int[] LENGTHS = {0, 0, 0, 4, 4, 8, 8, 2, 2, 4, 4, 4, 4, 0, 0, 3, 2, 4, 4, 2, 2};

    private Akka() {}

    static boolean isOf(String type) {
        return type.startsWith(PACKAGE);
    }

    /** All names are constants of their own, so that nothing else in the class file has to change. */
    static byte[] advice(byte[] classFile) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(classFile.length);
        DataOutputStream out = new DataOutputStream(bytes);
        copy(in, out, MAGIC_AND_VERSION_BYTES);
        int count = in.readUnsignedShort();
        out.writeShort(count);
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            out.writeByte(tag);
            if (tag == UTF8) out.writeUTF(in.readUTF().replace(PEKKO, AKKA));
            else copy(in, out, LENGTHS[tag]);
            if (tag == LONG || tag == DOUBLE) i++;
        }
        copy(in, out, in.available());
        return bytes.toByteArray();
    }

    private static void copy(DataInputStream in, DataOutputStream out, int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        out.write(bytes);
    }
}
