// SPDX-License-Identifier: Apache-2.0
package dev.baton.entry;

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
    private static boolean isInstalled;
    private static boolean isSecondSaid;

    private Agent() {}

    /** {@code java -javaagent:baton.jar=arguments}. */
    public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
        install(arguments, instrumentation);
    }

    /** Attached to a running JVM. */
    public static void agentmain(@Nullable String arguments, Instrumentation instrumentation) {
        install(arguments, instrumentation);
    }

    /** {@code java -jar baton.jar}. */
    public static void main(String[] arguments) throws Throwable {
        try {
            Object status = RoomLoader.open()
                    .loadClass("dev.baton.cli.Cli")
                    .getMethod("run", String[].class, InputStream.class, PrintStream.class, PrintStream.class)
                    .invoke(null, arguments, System.in, System.out, System.err);
            System.exit(((Integer) status).intValue());
        } catch (InvocationTargetException fault) {
            throw fault.getCause();
        }
    }

    private static synchronized void install(@Nullable String arguments, Instrumentation instrumentation) {
        try {
            if (isInstalled) {
                if (!isSecondSaid) System.err.println("baton: is in this JVM already; a second one stays out");
                isSecondSaid = true;
                return;
            }
            isInstalled = true;
            Sleeper sleeper = new Sleeper(arguments, instrumentation);
            instrumentation.addTransformer(sleeper, true);
            sleeper.lookAround();
        } catch (Throwable fault) {
            System.err.println("baton: did not start: " + fault + "; the application runs without it");
        }
    }
}
