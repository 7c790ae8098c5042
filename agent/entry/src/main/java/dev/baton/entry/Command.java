// SPDX-License-Identifier: Apache-2.0
package dev.baton.entry;

import org.jspecify.annotations.Nullable;

/**
 * What the command line asks of a Baton in another JVM. It comes as the arguments of an attached agent, which users write
 * themselves too, so it begins with what no setting does; lines follow:
 *
 * <pre>
 *   !attach | !detach | !status
 *   the system property to put the answer into: the attach mechanism can read those of another JVM
 *   the path of the jar to attach
 *   the agent's arguments
 * </pre>
 *
 * An answer is lines of fields with tabs between, and gone after a while.
 */
final class Command implements Runnable {
    private static final long KEPT_MILLIS = 5000;

    final String verb;
    final String jar;
    final String arguments;
    private final String property;

    private Command(String verb, String property, String jar, String arguments) {
        this.verb = verb;
        this.property = property;
        this.jar = jar;
        this.arguments = arguments;
    }

    /** Null for arguments that are settings. */
    static @Nullable Command of(@Nullable String arguments) {
        if (arguments == null || !arguments.startsWith("!")) return null;
        String[] lines = new String[4];
        int start = 1;
        for (int i = 0; i < lines.length; i++) {
            int end = i + 1 < lines.length ? arguments.indexOf('\n', start) : -1;
            lines[i] = arguments.substring(start, end < 0 ? arguments.length() : end);
            start = end < 0 ? arguments.length() : end + 1;
        }
        return new Command(lines[0], lines[1], lines[2], lines[3]);
    }

    void answer(String lines) {
        if (property.isEmpty()) return;
        System.setProperty(property, lines);
        Thread thread = new Thread(this, "baton");
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        thread.start();
    }

    /** Takes the answer away when it has been read. */
    @Override
    public void run() {
        try {
            Thread.sleep(KEPT_MILLIS);
        } catch (InterruptedException sooner) {
            // As good a time as any.
        }
        System.clearProperty(property);
    }
}
