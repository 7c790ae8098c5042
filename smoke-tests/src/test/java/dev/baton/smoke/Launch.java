// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a {@link Jvm} is to be started with. The environment is the test's own, less what would change a JVM. */
public final class Launch {
    /** The packaged agent. */
    public static final Path BATON_JAR =
            Path.of(System.getProperty("baton.jar")).toAbsolutePath();
    /** The class path entry that holds {@code dev.baton.smoke.app}. */
    public static final Path APPLICATIONS =
            Path.of(System.getProperty("smoke.applications")).toAbsolutePath();

    private final List<String> program = new ArrayList<>();
    private final List<String> options = new ArrayList<>();
    private final List<String> rest = new ArrayList<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private File directory = new File(".");

    private Launch(List<String> program) {
        this.program.addAll(program);
    }

    /** The {@code java} that runs the tests. */
    public static Launch java() {
        return java(Path.of(System.getProperty("java.home")));
    }

    /** The {@code java} of another JDK. */
    public static Launch java(Path home) {
        return new Launch(List.of(home.resolve("bin/java").toString()));
    }

    /** Any other program, such as a server's start script; it takes no {@link #options}. */
    public static Launch program(String... command) {
        return new Launch(Arrays.asList(command));
    }

    /** How a command line names the agent, for start scripts; {@code arguments} may be empty. */
    public static String agentOption(String arguments) {
        return "-javaagent:" + BATON_JAR + (arguments.isEmpty() ? "" : "=" + arguments);
    }

    /** With the agent, {@code key=value,...} as its arguments; may be empty. */
    public Launch agent(String arguments) {
        return options(agentOption(arguments));
    }

    /** JVM options, before the main class. */
    public Launch options(String... more) {
        options.addAll(Arrays.asList(more));
        return this;
    }

    /** The main class or {@code -jar}, and the program's own arguments. */
    public Launch arguments(String... more) {
        rest.addAll(Arrays.asList(more));
        return this;
    }

    /** A main class of {@link #APPLICATIONS} and its arguments; {@code libraries} join it on the class path. */
    Launch application(String simpleName, List<Path> libraries, String... arguments) {
        return application(APPLICATIONS, simpleName, libraries, arguments);
    }

    /** As above, from a jar of the applications, see {@link Jars}: archives of classes take no directories. */
    Launch application(Path applications, String simpleName, List<Path> libraries, String... arguments) {
        StringBuilder classPath = new StringBuilder(applications.toString());
        for (Path library : libraries) classPath.append(File.pathSeparatorChar).append(library);
        options("-cp", classPath.toString());
        return arguments("dev.baton.smoke.app." + simpleName).arguments(arguments);
    }

    public Launch environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public Launch directory(Path path) {
        directory = path.toFile();
        return this;
    }

    public Jvm start() throws IOException {
        List<String> command = new ArrayList<>(program);
        command.addAll(options);
        command.addAll(rest);
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory);
        builder.environment().keySet().removeIf(Launch::changesJvms);
        builder.environment().putAll(environment);
        return new Jvm(command, builder.start());
    }

    private static boolean changesJvms(String variable) {
        return variable.equals("JAVA_TOOL_OPTIONS")
                || variable.equals("JDK_JAVA_OPTIONS")
                || variable.equals("_JAVA_OPTIONS")
                || variable.startsWith("BATON_")
                || variable.startsWith("OTEL_")
                || variable.startsWith("DD_");
    }
}
