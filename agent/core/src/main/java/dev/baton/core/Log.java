// SPDX-License-Identifier: Apache-2.0
package dev.baton.core;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Baton's own lines, straight to the process's standard error. Not {@code System.err}: an application may have put
 * something in its place that takes locks, and Baton speaks from inside class loading.
 */
public final class Log {
    private static final FileOutputStream STDERR = new FileOutputStream(FileDescriptor.err);

    private static volatile boolean quiet;
    private static volatile boolean debug;

    private Log() {}

    /** What to print from now on; {@code quiet} silences all but faults, {@code debug} adds a line for each deed. */
    public static void configure(boolean quiet, boolean debug) {
        Log.quiet = quiet;
        Log.debug = debug;
    }

    /** The one line at start. */
    public static void started(String line) {
        if (!quiet) write(line);
    }

    /** Something the user should know and mend: a setting, a fault. The caller says it once. */
    public static void warn(String line) {
        write(line);
    }

    public static boolean isDebug() {
        return debug;
    }

    public static void debug(String line) {
        if (debug) write(line);
    }

    /** One write for one line, so that lines of several threads do not mix. */
    private static void write(String line) {
        try {
            STDERR.write(
                    ("baton: " + line.replace('\n', ' ').replace('\r', ' ') + '\n').getBytes(StandardCharsets.UTF_8));
        } catch (IOException ignored) {
            // Standard error is closed: nobody reads it.
        }
    }
}
