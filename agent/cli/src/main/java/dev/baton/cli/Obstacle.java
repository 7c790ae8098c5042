// SPDX-License-Identifier: Apache-2.0
package dev.baton.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

/** Why a JVM could not be attached to, and what to do about it. On Linux {@code /proc} knows more than the attach API says. */
final class Obstacle {
    private static final String HERE = "/proc/self";

    private Obstacle() {}

    static String to(String pid, Throwable fault, File jar) {
        String said = fault.getMessage() == null ? fault.toString() : fault.getMessage();
        return "cannot attach to " + pid + ": " + why(Paths.get("/proc", pid), said, jar);
    }

    private static String why(Path process, String said, File jar) {
        boolean hasProc = Files.isDirectory(Paths.get(HERE));
        if (said.contains("No such process") || (hasProc && !Files.isDirectory(process))) {
            return "there is no such process; java -jar baton.jar list shows those there are";
        }
        String its = ids(process);
        String own = ids(Paths.get(HERE));
        // Root is let in by most JVMs; if not, that is said last.
        if (!its.equals(own) && !own.startsWith("0:")) return otherUser(process, its, own, said, jar);
        String options = text(process.resolve("cmdline")) + text(process.resolve("environ"));
        if (options.contains("-XX:+DisableAttachMechanism")) {
            return "it was started with -XX:+DisableAttachMechanism; start it without, or with -javaagent:" + jar;
        }
        if (said.contains("EnableDynamicAgentLoading") || options.contains("-XX:-EnableDynamicAgentLoading")) {
            return "it refuses agents while it runs; start it with -XX:+EnableDynamicAgentLoading, or with -javaagent:"
                    + jar;
        }
        Path root = process.resolve("root");
        if (Files.isDirectory(root)) {
            Path directory = root.resolve("tmp");
            if (!Files.isWritable(directory)) {
                return "its /tmp is not writable, where a JVM puts the socket for attaching (" + said
                        + "); in a container, mount a tmpfs or an emptyDir there";
            }
            if (!Files.exists(root.resolve("." + jar.getAbsolutePath()))) {
                return "it does not see the file " + jar.getAbsolutePath()
                        + ", as if in a container; copy baton.jar to " + "that path there, or run this there";
            }
            if (said.contains("socket file") && !isContained(process) && !isSame(directory, Paths.get("/tmp"))) {
                return "it shares its process ids with this, but not its /tmp, where only a JDK 21 or newer looks; run "
                        + "this with one, or beside it (" + said + ")";
            }
        }
        return its.equals(own) ? said : otherUser(process, its, own, said, jar);
    }

    private static String otherUser(Path process, String its, String own, String said, File jar) {
        String name = owner(process);
        boolean isNamed = !name.isEmpty() && !its.startsWith(name) && !isSameUser(its, own);
        String it = isNamed ? name : its;
        String how = isNamed ? "sudo -u " + name : "docker exec --user " + its + " CONTAINER";
        return "it runs as " + it + " and this as " + (isNamed ? System.getProperty("user.name") : own)
                + "; run this as " + it + ": " + how + " java -jar " + jar + " (" + said + ")";
    }

    private static boolean isSameUser(String its, String own) {
        return its.substring(0, its.indexOf(':')).equals(own.substring(0, own.indexOf(':')));
    }

    /** Its effective user and group, as {@code uid:gid}; just a colon where there is no {@code /proc}. */
    private static String ids(Path process) {
        return field(process, "Uid:", 2) + ':' + field(process, "Gid:", 2);
    }

    /** A name, or a number that has none here. */
    private static String owner(Path process) {
        try {
            return Files.getOwner(process).getName();
        } catch (IOException | UnsupportedOperationException unknown) {
            return "";
        }
    }

    /** Whether it has a process id of its own inside another namespace. */
    private static boolean isContained(Path process) {
        return !field(process, "NSpid:", 2).isEmpty();
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException unknown) {
            return true;
        }
    }

    /** The word at {@code index} of that line of its {@code status}; empty if there is none. */
    private static String field(Path process, String name, int index) {
        for (String line : text(process.resolve("status")).split("\n")) {
            String[] words = line.trim().split("\\s+");
            if (words[0].equals(name) && words.length > index) return words[index];
        }
        return "";
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException unknown) {
            return "";
        }
    }
}
