// SPDX-License-Identifier: Apache-2.0
package dev.baton.entry;

import java.util.HashMap;
import java.util.Map;

/**
 * Classes that are needed together, in one entry of the jar: to find, read and inflate hundreds of entries takes longer than
 * the rest of loading them. One has what every start needs, and the table of edges; one has Byte Buddy, which a start does
 * without that finds all woven classes in its cache; one has the advice of each package. The build fills them; they hold,
 * big-endian, for each class:
 *
 * <pre>
 *   2 bytes  length of the name
 *   n bytes  the name; a class's with dots
 *   4 bytes  length of the class file, or of the table
 *   n bytes  the class file, or the table
 * </pre>
 */
final class Bundle {
    /** An average class file's share; a guess only decides how often the map grows. */
    private static final int BYTES_PER_CLASS = 2048;

    private static final String BYTE_BUDDY = "net.bytebuddy.";
    private static final String WEAVER = "dev.baton.weaver.";

    final byte[] bytes;

    private final Map<String, Integer> starts;

    Bundle(byte[] bytes) {
        this.bytes = bytes;
        starts = new HashMap<>(bytes.length / BYTES_PER_CLASS);
        int at = 0;
        while (at < bytes.length) {
            int nameLength = (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
            @SuppressWarnings("deprecation") // names are ASCII, and this is the one way that involves no charset
            String name = new String(bytes, 0, at + 2, nameLength);
            at += 2 + nameLength;
            starts.put(name, at + 4);
            at += 4 + length(at + 4);
        }
    }

    /** The name of the bundle that has {@code name}, if any has. The build asks it, too. */
    static String of(String name) {
        if (name.startsWith(BYTE_BUDDY)) return "bytebuddy";
        int end = name.startsWith(WEAVER) ? name.indexOf('.', WEAVER.length()) : -1;
        return end < 0 ? "start" : name.substring(WEAVER.length(), end);
    }

    /** Where in {@link #bytes} a class file, or the table, starts; -1 if there is none of this name. */
    int start(String name) {
        Integer start = starts.get(name);
        return start == null ? -1 : start;
    }

    /** The length of what starts at {@code start}. */
    int length(int start) {
        return (bytes[start - 4] & 0xff) << 24
                | (bytes[start - 3] & 0xff) << 16
                | (bytes[start - 2] & 0xff) << 8
                | bytes[start - 1] & 0xff;
    }
}
