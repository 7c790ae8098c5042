// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

import java.lang.reflect.Field;

/** The agent's own count of the requests that it has read, as {@code status} tells it. */
public final class Reads {
    private Reads() {}

    public static long counted() throws ReflectiveOperationException {
        Field room = Baton.class.getDeclaredField("room");
        room.setAccessible(true);
        StringBuilder lines = new StringBuilder();
        room.get(null)
                .getClass()
                .getClassLoader()
                .loadClass("dev.baton.core.Counts")
                .getMethod("write", StringBuilder.class)
                .invoke(null, lines);
        long count = 0;
        for (String line : lines.toString().split("\n")) {
            if (line.startsWith("requests\t")) count += Long.parseLong(line.substring(line.lastIndexOf('\t') + 1));
        }
        return count;
    }
}
