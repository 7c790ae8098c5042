// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.frameworks;

import dev.baton.smoke.backends.Format;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A request's trace, which no other request has, or none.
 *
 * @param headers what it is sent with, each line ended by CR LF
 * @param arriving what {@link Echo} answers to each call that it leads to
 */
record Sample(String headers, String arriving) {
    private static final Sample NONE = new Sample("", Echo.NOTHING);

    private static final Format[] FORMATS = Format.values();

    /** One after the other they come in every format, and each third without a trace. */
    static Sample of(int number) {
        return number % 3 == 2 ? NONE : in(FORMATS[number % 3 + number / 3 % (FORMATS.length / 2) * 2]);
    }

    /** No trace at all. */
    static Sample none() {
        return NONE;
    }

    static Sample in(Format format) {
        Ids ids = Ids.next();
        StringBuilder headers = new StringBuilder();
        String[] sent = format.sent();
        for (int i = 0; i < sent.length; i += 2)
            headers.append(sent[i]).append(": ").append(sent[i + 1]).append("\r\n");
        return new Sample(ids.in(headers.toString()), ids.in(Echo.line(format.arriving())));
    }

    private record Ids(long trace, long span) {
        static Ids next() {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            return new Ids(random.nextLong(1, Long.MAX_VALUE), random.nextLong(1, Long.MAX_VALUE));
        }

        /** With these ids for those that {@link Format} has. */
        String in(String text) {
            return text.replace("4d65822107fcfd52", hex(trace))
                    .replace("5577006791947779410", Long.toString(trace))
                    .replace("78629a0f5f3f164f", hex(span))
                    .replace("8674665223082153551", Long.toString(span))
                    .replace("session.id=s1", "session.id=" + hex(trace));
        }

        private static String hex(long id) {
            return String.format("%016x", id);
        }
    }
}
