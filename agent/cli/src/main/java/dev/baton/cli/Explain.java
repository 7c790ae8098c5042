// SPDX-License-Identifier: Apache-2.0
package dev.baton.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What Baton makes of headers that a user has at hand, when trace ids do not match. */
final class Explain {
    private Explain() {}

    static void run(Options options, InputStream in, PrintStream answers, PrintStream complaints) throws IOException {
        for (String problem : options.settings.problems()) complaints.print("baton: " + problem + "\n");
        if (options.answer == Options.Answer.JSON_LINES) {
            JsonLines.answer(options, in, answers);
            return;
        }
        HeaderLines lines = HeaderLines.of(text(in));
        Reading reading = Reading.of(lines.headers(), options.extract, options.inject, options.settings);
        if (options.answer == Options.Answer.JSON) {
            for (String stranger : lines.strangers()) complaints.print("baton: " + Page.shown(stranger) + "\n");
            answers.print(Json.of(reading) + "\n");
        } else {
            answers.print(Report.of(reading, lines.strangers(), options.settings));
        }
    }

    /** Up to the end of input, or to a blank line after which nothing is waiting: somebody types, and has finished. */
    private static String text(InputStream in) throws IOException {
        InputStream buffered = new BufferedInputStream(in);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        boolean isBegun = false;
        boolean isBlank = true;
        for (int b = buffered.read(); b >= 0; b = buffered.read()) {
            text.write(b);
            if (b != '\n') {
                isBlank &= b == '\r';
                isBegun |= !isBlank;
            } else {
                if (isBegun && isBlank && buffered.available() == 0) break;
                isBlank = true;
            }
        }
        return new String(text.toByteArray(), StandardCharsets.UTF_8);
    }
}
