// SPDX-License-Identifier: Apache-2.0
package dev.baton.cli;

import dev.baton.core.Version;
import dev.baton.core.settings.Settings;
import dev.baton.weaver.Edges;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UnsupportedEncodingException;
import java.util.Arrays;

/** The command line of baton.jar. Text is UTF-8 whatever the platform says. */
public final class Cli {
    static final int OK = 0;
    static final int USAGE = 2;

    private static final String HELP =
            "Baton " + Version.NAME + " carries a browser's trace headers through any JVM backend.\n"
                    + "\n"
                    + "  java -javaagent:baton.jar -jar app.jar   run an application with Baton\n"
                    + "  java -jar baton.jar                      version, edges and settings\n"
                    + "  java -jar baton.jar --help | --version\n";

    private Cli() {}

    /** Does what {@code arguments} ask for; returns the exit status of the process. */
    public static int run(String[] arguments, InputStream in, PrintStream out, PrintStream err) {
        return run(arguments, in, out, err, Settings.load(null));
    }

    static int run(String[] arguments, InputStream in, PrintStream out, PrintStream err, Settings settings) {
        PrintStream answers = utf8(out);
        PrintStream complaints = utf8(err);
        try {
            obey(arguments, answers, settings);
            return OK;
        } catch (UsageError wrong) {
            complaints.print("baton: " + wrong.getMessage() + "\nTry: java -jar baton.jar --help\n");
            return USAGE;
        } finally {
            answers.flush();
            complaints.flush();
        }
    }

    private static void obey(String[] arguments, PrintStream answers, Settings settings) throws UsageError {
        if (arguments.length == 0) {
            answers.print(Overview.of(settings, Edges.all()));
            return;
        }
        String command = arguments[0];
        switch (command) {
            case "help":
            case "--help":
            case "-h":
                answers.print(HELP);
                return;
            case "version":
            case "--version":
                answers.print("Baton " + Version.NAME + "\n");
                return;
            default:
                throw command.startsWith("-")
                        ? UsageError.unknown("option", command, Arrays.asList("--help", "--version"))
                        : UsageError.unknown("command", command, Arrays.asList("help", "version"));
        }
    }

    private static PrintStream utf8(PrintStream stream) {
        try {
            return new PrintStream(stream, false, "UTF-8");
        } catch (UnsupportedEncodingException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
