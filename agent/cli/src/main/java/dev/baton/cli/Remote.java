// SPDX-License-Identifier: Apache-2.0
package dev.baton.cli;

import java.io.File;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/** {@code list}, {@code attach}, {@code detach} and {@code status}: what concerns other JVMs. */
final class Remote {
    static final List<String> VERBS = Arrays.asList("list", "attach", "detach", "status");

    /** The release whose JVMs warn of agents that are loaded while they run (JEP 451). */
    private static final int WARNS_SINCE = 21;

    private final File jar;
    private final PrintStream out;
    private final PrintStream err;

    Remote(File jar, PrintStream out, PrintStream err) {
        this.jar = jar;
        this.out = out;
        this.err = err;
    }

    void obey(String verb, List<String> words) throws UsageError, Failure {
        if (verb.equals("list")) {
            if (!words.isEmpty()) throw new UsageError("list takes no arguments, but has '" + words.get(0) + "'");
            list();
            return;
        }
        boolean isJson = false;
        List<String> targets = new ArrayList<>();
        List<String> settings = new ArrayList<>();
        for (String word : words) {
            if (word.equals("--json") && verb.equals("status")) isJson = true;
            else if (word.startsWith("--") && !word.equals("--all")) throw unknownOption(verb, word);
            else if (verb.equals("attach") && word.indexOf('=') > 0) settings.add(word);
            else targets.add(word);
        }
        if (targets.size() != 1) {
            throw new UsageError(verb + " needs one of: a PID, a part of a name that list shows, --all"
                    + (targets.isEmpty() ? "" : "; it has " + targets));
        }
        boolean isAllWell = true;
        for (Jvm jvm : found(targets.get(0))) {
            try {
                tell(jvm, verb, String.join(",", settings), isJson);
            } catch (Failure failure) {
                if (!targets.get(0).equals("--all")) throw failure;
                err.print("baton: " + failure.getMessage() + "\n");
                isAllWell = false;
            }
        }
        if (!isAllWell) throw new Failure("not every JVM could be reached");
    }

    private static UsageError unknownOption(String verb, String word) {
        return UsageError.unknown(
                "option", word, verb.equals("status") ? Arrays.asList("--all", "--json") : Arrays.asList("--all"));
    }

    private void list() throws Failure {
        List<String[]> rows = new ArrayList<>();
        for (Jvm jvm : Jvm.running()) rows.add(new String[] {jvm.pid, jvm.name});
        out.print(
                rows.isEmpty()
                        ? "no other JVM of this user runs here\n"
                        : new Page().table(rows).toString());
    }

    private static List<Jvm> found(String target) throws Failure {
        if (isNumber(target)) return Arrays.asList(Jvm.of(target));
        List<Jvm> found = new ArrayList<>();
        for (Jvm jvm : Jvm.running()) {
            if (target.equals("--all") || jvm.name.contains(target)) found.add(jvm);
        }
        if (found.isEmpty()) {
            throw new Failure(
                    "no JVM of this user has '" + target + "' in its name; java -jar baton.jar list shows them");
        }
        if (found.size() > 1 && !target.equals("--all")) {
            StringBuilder names = new StringBuilder();
            for (Jvm jvm : found)
                names.append("\n  ").append(jvm.pid).append("  ").append(Page.shown(jvm.name));
            throw new Failure("'" + target + "' is in several names; give the PID of one:" + names);
        }
        return found;
    }

    private static boolean isNumber(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!Character.isDigit(word.charAt(i))) return false;
        }
        return !word.isEmpty();
    }

    private void tell(Jvm jvm, String verb, String settings, boolean isJson) throws Failure {
        String property = "dev.baton.answer." + Long.toHexString(System.nanoTime());
        Properties properties =
                jvm.load(jar, '!' + verb + '\n' + property + '\n' + jar.getAbsolutePath() + '\n' + settings, property);
        String text = properties.getProperty(property);
        if (text == null) {
            throw new Failure(
                    "the JVM " + jvm.pid + " has a Baton of a version that does not answer this one; use its jar");
        }
        Answer answer = new Answer(text);
        String outcome = answer.value("outcome");
        switch (outcome) {
            case "attached":
                out.print(jvm.pid + ": attached" + state(answer) + '\n');
                noteWarning(properties);
                return;
            case "already there":
                out.print(jvm.pid + ": Baton is there already" + state(answer)
                        + "; to change its settings detach it first\n");
                return;
            case "detached":
                out.print(jvm.pid + ": detached, " + answer.value("restored") + " classes restored\n");
                return;
            case "there":
                out.print(isJson ? StatusPage.json(jvm.pid, answer) + '\n' : StatusPage.words(jvm.pid, answer));
                return;
            case "not there":
                throw new Failure("the JVM " + jvm.pid + " has no Baton; java -jar baton.jar attach " + jvm.pid);
            default:
                throw new Failure("the JVM " + jvm.pid + " says: " + outcome + ' ' + answer.value("fault"));
        }
    }

    private static String state(Answer answer) {
        switch (answer.value("state")) {
            case "awake":
                return "";
            case "asleep":
                return ", asleep until the first class of a server appears";
            default:
                return ", but inert; see the standard error of that JVM";
        }
    }

    /** The JVM has just written four lines about us to its own standard error. */
    private void noteWarning(Properties properties) {
        String release = properties.getProperty("java.specification.version", "");
        boolean warns = isNumber(release)
                && Integer.parseInt(release) >= WARNS_SINCE
                && !properties.getProperty("sun.java.command", "").isEmpty();
        if (warns) {
            err.print(
                    "baton: unless it was started with -XX:+EnableDynamicAgentLoading, that JVM has printed a warning on "
                            + "its standard error\n");
        }
    }
}
