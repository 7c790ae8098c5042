// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import java.nio.ByteBuffer;

/** The constants of a class file, as far as one needs to know them to get past them. */
final class ConstantPool {
    static final int UTF8 = 1;

    private static final int LONG = 5;
    private static final int DOUBLE = 6;

    /** How many bytes a constant has behind its tag (JVMS 4.4), by tag. */
    private static final int[] LENGTHS = {0, 0, 0, 4, 4, 8, 8, 2, 2, 4, 4, 4, 4, 0, 0, 3, 2, 4, 4, 2, 2};

    private ConstantPool() {}

    /** What is behind {@code tag}; a {@link #UTF8} says so itself. */
    static int length(int tag) {
        return LENGTHS[tag];
    }

    /** How many numbers a constant takes. */
    static int width(int tag) {
        return tag == LONG || tag == DOUBLE ? 2 : 1;
    }

    /** @param classFile at the number of constants; afterwards behind the last of them */
    static void skip(ByteBuffer classFile) {
        int count = classFile.getShort() & 0xffff;
        for (int i = 1; i < count; ) {
            int tag = classFile.get();
            int length = tag == UTF8 ? classFile.getShort() & 0xffff : length(tag);
            classFile.position(classFile.position() + length);
            i += width(tag);
        }
    }
}
