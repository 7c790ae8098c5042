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
    private Obstacle() {}

    static String to(String pid, Throwable fault, File jar) {
        String said = fault.getMessage() == null ? fault.toString() : fault.getMessage();
        String start = "cannot attach to " + pid + ": ";
        Path process = Paths.get("/proc", pid);
        boolean hasProc = Files.isDirectory(Paths.get("/proc/self"));
        if (said.contains("No such process") || (hasProc && !Files.isDirectory(process))) {
            return start + "there is no such process; java -jar baton.jar list shows those there are";
        }
        String owner = owner(process);
        String user = System.getProperty("user.name");
        if (!owner.isEmpty() && !owner.equals(user)) {
            return start + "it runs as " + owner + " and this as " + user + "; run this as " + owner + ": sudo -u "
                    + owner + " java -jar " + jar;
        }
        String commandLine = text(process.resolve("cmdline"));
        if (commandLine.contains("-XX:+DisableAttachMechanism")) {
            return start + "it was started with -XX:+DisableAttachMechanism; start it without, or with -javaagent:"
                    + jar;
        }
        if (said.contains("EnableDynamicAgentLoading") || commandLine.contains("-XX:-EnableDynamicAgentLoading")) {
            return start + "it refuses agents while it runs; start it with -XX:+EnableDynamicAgentLoading, or with "
                    + "-javaagent:" + jar;
        }
        if (isContained(process) && !Files.exists(process.resolve("root" + jar.getAbsolutePath()))) {
            return start + "it runs in a container, which has no file " + jar.getAbsolutePath()
                    + "; copy baton.jar to that path inside it, or run this inside it";
        }
        Path directory = process.resolve("root/tmp");
        if (hasProc && !Files.isWritable(directory)) {
            return start + "its /tmp is not writable, where the JVM puts the socket for attaching (" + said + ")";
        }
        return start + said;
    }

    private static String owner(Path process) {
        try {
            return Files.getOwner(process).getName();
        } catch (IOException | UnsupportedOperationException unknown) {
            return "";
        }
    }

    /** Whether it has a process id of its own inside another namespace. */
    private static boolean isContained(Path process) {
        for (String line : text(process.resolve("status")).split("\n")) {
            if (line.startsWith("NSpid:")) return line.trim().split("\\s+").length > 2;
        }
        return false;
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException unknown) {
            return "";
        }
    }
}
