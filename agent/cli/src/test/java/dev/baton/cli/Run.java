// SPDX-License-Identifier: Apache-2.0
package dev.baton.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.baton.core.settings.Settings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.util.Map;

/** One run of the command line, without a process. */
final class Run {
    final int status;
    final String out;
    final String err;

    private Run(int status, String out, String err) {
        this.status = status;
        this.out = out;
        this.err = err;
    }

    static Run of(String... arguments) {
        return with("", Settings.of(null, Map.of(), Map.of()), arguments);
    }

    static Run with(Settings settings, String... arguments) {
        return with("", settings, arguments);
    }

    static Run reading(String input, String... arguments) {
        return with(input, Settings.of(null, Map.of(), Map.of()), arguments);
    }

    static Run with(String input, Settings settings, String... arguments) {
        return with(input.getBytes(UTF_8), settings, arguments);
    }

    static Run with(byte[] input, Settings settings, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Cli.run(
                arguments,
                new File("baton.jar"),
                new ByteArrayInputStream(input),
                new PrintStream(out),
                new PrintStream(err),
                settings);
        return new Run(status, out.toString(UTF_8), err.toString(UTF_8));
    }
}
