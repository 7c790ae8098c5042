// SPDX-License-Identifier: Apache-2.0
package dev.baton.entry;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A second agent out of the same jar, loaded when Baton wakes. The JVM asks agents' transformers in the order in which it
 * loaded the agents, and the one that weaves last is the one that a request meets first: so beside other agents on the
 * command line Baton has to be loaded after all of them, wherever it stands there.
 *
 * <p>The JDK has a way to load an agent from within, for {@code Launcher-Agent-Class}, from 9 on; reflection, because this is
 * Java 8 code. On JDK 8, where there is none, Baton weaves in the order of the command line.
 */
public final class LateAgent {
    private static @Nullable Instrumentation loaded;

    private LateAgent() {}

    /** Called by the JDK: in {@link #instrumentation}, and before {@code java -jar baton.jar}, where nobody asks for it. */
    public static void agentmain(@Nullable String arguments, Instrumentation instrumentation) {
        loaded = instrumentation;
    }

    /** The one by which to weave: {@code first}, or that of an agent loaded now, if others may have been loaded since. */
    static Instrumentation instrumentation(Instrumentation first, File jar) {
        try {
            Object module = module(LateAgent.class);
            export(first, module(Object.class), "jdk.internal.misc", module);
            if (!hasOtherAgents()) return first;
            export(first, module(Instrumentation.class), "sun.instrument", module);
            Class.forName("sun.instrument.InstrumentationImpl")
                    .getMethod("loadAgent", String.class)
                    .invoke(null, jar.getPath());
        } catch (Exception | LinkageError java8) {
            return first;
        }
        Instrumentation late = loaded;
        return late == null ? first : late;
    }

    private static boolean hasOtherAgents() throws ReflectiveOperationException {
        String[] options = (String[]) Class.forName("jdk.internal.misc.VM")
                .getMethod("getRuntimeArguments")
                .invoke(null);
        int agents = 0;
        for (String option : options) {
            if (option.startsWith("-javaagent:") || option.startsWith("-agentpath:")) agents++;
            else if (option.startsWith("-agentlib:") && !option.startsWith("-agentlib:jdwp")) agents++;
        }
        return agents > 1;
    }

    private static Object module(Class<?> type) throws ReflectiveOperationException {
        return Class.class.getMethod("getModule").invoke(type);
    }

    private static void export(Instrumentation by, Object module, String packageName, Object to)
            throws ReflectiveOperationException {
        Map<String, Set<Object>> exports = new HashMap<>();
        exports.put(packageName, Collections.singleton(to));
        Instrumentation.class
                .getMethod(
                        "redefineModule",
                        Class.forName("java.lang.Module"),
                        Set.class,
                        Map.class,
                        Map.class,
                        Set.class,
                        Map.class)
                .invoke(
                        by,
                        module,
                        Collections.emptySet(),
                        exports,
                        Collections.emptyMap(),
                        Collections.emptySet(),
                        Collections.emptyMap());
    }
}
