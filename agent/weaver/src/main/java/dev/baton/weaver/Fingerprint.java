// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import java.nio.ByteBuffer;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/**
 * Tells class files apart by their length and checksums, whatever the order of their methods: of a class that was loaded
 * before, HotSpot makes a class file that has them in the order of addresses, which is another at each start.
 */
final class Fingerprint {
    private static final int MAGIC_AND_VERSION_BYTES = 8;
    private static final int ACCESS_AND_NAMES_BYTES = 6;

    private final ByteBuffer classFile;

    private Fingerprint(byte[] classFile) {
        this.classFile = ByteBuffer.wrap(classFile);
    }

    /**
     * In hexadecimal, with spaces between.
     *
     * @throws RuntimeException if these bytes are no class file
     */
    static String of(byte[] classFile) {
        return new Fingerprint(classFile).text();
    }

    private String text() {
        classFile.position(MAGIC_AND_VERSION_BYTES);
        ConstantPool.skip(classFile);
        skip(ACCESS_AND_NAMES_BYTES);
        skip(2 * count());
        for (int fields = count(); fields > 0; fields--) skipMember();
        int methods = classFile.position();
        long sum = sum(0, methods);
        for (int left = count(); left > 0; left--) {
            int start = classFile.position();
            skipMember();
            sum += sum(start, classFile.position());
        }
        sum += sum(classFile.position(), classFile.limit());
        return Integer.toHexString(classFile.limit()) + ' ' + Long.toHexString(sum);
    }

    private long sum(int from, int to) {
        CRC32 crc = new CRC32();
        crc.update(classFile.array(), from, to - from);
        Adler32 adler = new Adler32();
        adler.update(classFile.array(), from, to - from);
        return crc.getValue() << 32 | adler.getValue();
    }

    private void skipMember() {
        skip(ACCESS_AND_NAMES_BYTES);
        for (int attributes = count(); attributes > 0; attributes--) {
            skip(2);
            skip(classFile.getInt());
        }
    }

    private int count() {
        return classFile.getShort() & 0xffff;
    }

    private void skip(int bytes) {
        classFile.position(classFile.position() + bytes);
    }
}
