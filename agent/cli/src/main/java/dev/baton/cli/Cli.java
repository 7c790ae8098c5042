// SPDX-License-Identifier: Apache-2.0
package dev.baton.cli;

import dev.baton.core.Version;
import dev.baton.core.settings.Settings;
import dev.baton.weaver.Edges;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UnsupportedEncodingException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The command line of baton.jar. Text is UTF-8 whatever the platform says. */
public final class Cli {
    static final int OK = 0;
    static final int FAILURE = 1;
    static final int USAGE = 2;

    private static final List<String> HELP_WORDS = Arrays.asList("--help", "-h");
    private static final List<String> COMMANDS =
            Arrays.asList("explain", "list", "attach", "detach", "status", "help", "version");
    private static final String HELP =
            "Baton " + Version.NAME + " carries a browser's trace headers through any JVM backend.\n"
                    + "\n"
                    + "  java -javaagent:baton.jar -jar app.jar   run an application with Baton\n"
                    + "  java -jar baton.jar                      version, edges and settings\n"
                    + "  java -jar baton.jar explain [options]    what Baton makes of header lines\n"
                    + "  java -jar baton.jar list                 the JVMs that run here\n"
                    + "  java -jar baton.jar attach JVM [key=value ...]\n"
                    + "  java -jar baton.jar status JVM [--json]  what Baton does in a JVM\n"
                    + "  java -jar baton.jar detach JVM           undo it all\n"
                    + "  java -jar baton.jar --help | --version\n"
                    + "\n"
                    + "explain reads 'Name: value' lines, or what curl -v prints, from standard input up to a blank\n"
                    + "line, and tells in words what Baton takes from them and what it sends on.\n"
                    + "\n"
                    + "  --extract LIST   formats to read, instead of the setting: tracecontext, datadog, b3,\n"
                    + "                   b3multi, baggage, all, none; with commas between\n"
                    + "  --inject LIST    formats to write, likewise; with 'received', only those that came in\n"
                    + "  --json           answer with one JSON object:\n"
                    + "                   {\"context\": ... or null, \"outbound\": [[name, value], ...]}\n"
                    + "  --jsonl          read one JSON object a line, answer each with one such object a line:\n"
                    + "                   {\"headers\": [[name, value], ...]}, and, if wanted, \"extract\" and\n"
                    + "                   \"inject\" as lists of formats\n"
                    + "\n"
                    + "JVM is a PID, a part of a name that list shows, or --all. Settings are those that\n"
                    + "-javaagent takes.\n"
                    + "\n"
                    + "Exit status: 0 done, 1 could not be done, 2 not understood.\n";

    private Cli() {}

    /** Does what {@code arguments} ask for; returns the exit status of the process. */
    public static int run(String[] arguments, File jar, InputStream in, PrintStream out, PrintStream err) {
        return run(arguments, jar, in, out, err, Settings.load(null));
    }

    static int run(String[] arguments, File jar, InputStream in, PrintStream out, PrintStream err, Settings settings) {
        PrintStream answers = utf8(out);
        PrintStream complaints = utf8(err);
        try {
            obey(arguments, jar, in, answers, complaints, settings);
            return OK;
        } catch (UsageError wrong) {
            complaints.print("baton: " + wrong.getMessage() + "\nTry: java -jar baton.jar --help\n");
            return USAGE;
        } catch (Failure failure) {
            complaints.print("baton: " + failure.getMessage() + "\n");
            return FAILURE;
        } catch (IOException unreadable) {
            complaints.print("baton: standard input cannot be read: " + unreadable.getMessage() + "\n");
            return FAILURE;
        } finally {
            answers.flush();
            complaints.flush();
        }
    }

    private static void obey(
            String[] arguments,
            File jar,
            InputStream in,
            PrintStream answers,
            PrintStream complaints,
            Settings settings)
            throws UsageError, Failure, IOException {
        if (arguments.length == 0) {
            answers.print(Overview.of(settings, Edges.all()));
            return;
        }
        String command = arguments[0];
        List<String> rest = Arrays.asList(arguments).subList(1, arguments.length);
        if (!Collections.disjoint(rest, HELP_WORDS)) command = "help";
        if (Remote.VERBS.contains(command)) {
            new Remote(jar, answers, complaints).obey(command, rest);
            return;
        }
        switch (command) {
            case "explain":
                Explain.run(Options.of(rest, settings), in, answers, complaints);
                return;
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
                        : UsageError.unknown("command", command, COMMANDS);
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
