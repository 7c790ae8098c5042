// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

import dev.baton.tests.matrix.Library;
import dev.baton.tests.matrix.LibraryLoader;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A JVM without Baton, to compare with, that runs one of the servers at a time. Baton's door is there, for the servers'
 * applications ask it what they could send on, and nobody is behind it.
 */
final class Unwoven implements Closeable {
    private static final String ANSWER = "unwoven: ";
    private static final String STOP = "stop";

    private final Process process;
    private final BufferedReader out;

    Unwoven() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(new File(System.getProperty("java.home"), "bin/java").getPath());
        String doors = null;
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (new File(entry).getPath().contains("doors")) doors = entry;
        }
        command.add(
                System.getProperty("java.specification.version").startsWith("1.")
                        ? "-Xbootclasspath/a:" + doors
                        : "--patch-module=java.base=" + doors);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(Unwoven.class.getName());
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * Starts a server instead of the one before.
     *
     * @return the port of its connector {@code http}
     */
    int start(Library library, String starter) throws IOException {
        process.getOutputStream()
                .write((library.name + '\t' + library.version + '\t' + starter + '\n')
                        .getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(ANSWER)) return Integer.parseInt(line.substring(ANSWER.length()));
        }
        throw new IOException("no server: " + library);
    }

    /** @param none unused */
    public static void main(String[] none) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Server server = null;
        LibraryLoader loader = null;
        for (String line = in.readLine(); line != null && !line.equals(STOP); line = in.readLine()) {
            String[] words = line.split("\t");
            if (server != null) server.close();
            if (loader != null) loader.close();
            loader = new LibraryLoader(Library.of(words[0], words[1]));
            server = loader.create(Server.class, words[2]);
            System.out.println(ANSWER + server.port("http"));
        }
        System.exit(0); // whatever threads the servers have left
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().write((STOP + '\n').getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        process.destroy();
    }
}
