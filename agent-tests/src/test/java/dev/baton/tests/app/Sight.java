// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import java.util.Locale;

/** What an application could send on at a given moment, written so that the contract can read it. */
final class Sight {
    private Sight() {}

    /** One line for the moment, and one for each trace header an outbound request would get. */
    static String at(String moment) {
        try {
            return headers(moment);
        } catch (Throwable spoiled) {
            return moment + "/\n"; // An application would not ask.
        }
    }

    private static String headers(String moment) {
        StringBuilder lines = new StringBuilder(moment + "/\n");
        String[] names = Baton.names();
        String[] values = Baton.inject(Baton.current(), null, 0);
        for (int key = 0; key < values.length; key++) {
            if (values[key] == null) continue;
            lines.append(moment).append('/').append(names[key].toLowerCase(Locale.ROOT));
            lines.append(": ").append(values[key]).append('\n');
        }
        return lines.toString();
    }

    /** What the next server got, in the form of {@link #at}: {@code answer} are the lines of headers that it told. */
    static String outbound(String answer) {
        StringBuilder lines = new StringBuilder("outbound/\n");
        for (String line : answer.split("\n")) {
            String name = line.substring(0, Math.max(0, line.indexOf(':'))).toLowerCase(Locale.ROOT);
            if (!isOfTraces(name)) continue;
            lines.append("outbound/").append(name).append(line.substring(name.length()));
            lines.append('\n');
        }
        return lines.toString();
    }

    /** Whether a header is one that Baton knows by name. */
    static boolean isOfTraces(String name) {
        return Baton.key(name) >= 0;
    }
}
