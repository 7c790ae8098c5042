// SPDX-License-Identifier: Apache-2.0
package dev.baton.entry;

import java.io.File;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/**
 * The entry points of baton.jar. Runs before the application's {@code main}, so it touches no logging, no JMX, no NIO, no
 * thread and no file, and nothing leaves it: an exception out of {@code premain} would end the JVM.
 */
public final class Agent {
    private static @Nullable Sleeper installed;
    private static boolean isSecondSaid;

    private Agent() {}

    /** {@code java -javaagent:baton.jar=arguments}. */
    public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
        install(arguments, instrumentation, null);
    }

    /** Attached to a running JVM: to be installed there, or to do what {@link Command} says. */
    public static void agentmain(@Nullable String arguments, Instrumentation instrumentation) {
        Command command = Command.of(arguments);
        if (command == null) {
            install(arguments, instrumentation, null);
        } else {
            command.answer(obey(command, instrumentation));
        }
    }

    /** {@code java -jar baton.jar}. */
    public static void main(String[] arguments) throws Throwable {
        try {
            Object status = RoomLoader.open(RoomLoader.ownJar())
                    .loadClass("dev.baton.cli.Cli")
                    .getMethod(
                            "run", String[].class, File.class, InputStream.class, PrintStream.class, PrintStream.class)
                    .invoke(null, arguments, RoomLoader.ownJar(), System.in, System.out, System.err);
            System.exit(((Integer) status).intValue());
        } catch (InvocationTargetException fault) {
            throw fault.getCause();
        }
    }

    private static synchronized String obey(Command command, Instrumentation instrumentation) {
        try {
            Sleeper sleeper = installed;
            if (command.verb.equals("attach")) {
                if (sleeper != null) return "outcome\talready there\n" + sleeper.status();
                install(command.arguments, instrumentation, new File(command.jar));
                sleeper = installed;
                return sleeper == null ? "outcome\tdid not start" : "outcome\tattached\n" + sleeper.status();
            }
            if (sleeper == null) return "outcome\tnot there";
            if (command.verb.equals("detach")) {
                int classes = sleeper.detach();
                installed = null;
                isSecondSaid = false;
                return "outcome\tdetached\nrestored\t" + classes;
            }
            return "outcome\tthere\n" + sleeper.status();
        } catch (Throwable fault) {
            return "outcome\tfailed\nfault\t" + fault;
        }
    }

    /** @param jar to take everything but this class's package from; null: the one that this class is from */
    private static synchronized void install(
            @Nullable String arguments, Instrumentation instrumentation, @Nullable File jar) {
        try {
            if (installed != null) {
                if (!isSecondSaid) System.err.println("baton: is in this JVM already; a second one stays out");
                isSecondSaid = true;
                return;
            }
            if (isFileServerOfTheJdk()) return;
            Sleeper sleeper = new Sleeper(arguments, instrumentation, jar);
            installed = sleeper;
            instrumentation.addTransformer(sleeper, false);
            sleeper.lookAround();
        } catch (Throwable fault) {
            sayNotStarted(fault);
        }
    }

    static void sayNotStarted(@Nullable Throwable fault) {
        System.err.println("baton: did not start: " + fault + "; the application runs without it"
                + (fault instanceof SecurityException
                        ? " until the security manager's policy grants baton.jar java.security.AllPermission"
                        : ""));
    }

    /** {@code jwebserver}: of the JDK's tools the one that is a server, and it has nobody to hand a trace on to. */
    private static boolean isFileServerOfTheJdk() {
        return "jdk.httpserver".equals(System.getProperty("jdk.module.main"));
    }
}
