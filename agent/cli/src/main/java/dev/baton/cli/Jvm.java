// SPDX-License-Identifier: Apache-2.0
package dev.baton.cli;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import net.bytebuddy.agent.ByteBuddyAgent.AttachmentProvider;
import org.jspecify.annotations.Nullable;

/** A JVM of this machine, as the attach API shows it. */
final class Jvm {
    final String pid;
    /** Its main class or jar, and its arguments; may be empty. */
    final String name;

    private Jvm(String pid, String name) {
        this.pid = pid;
        this.name = name;
    }

    /** Those that this user may see, without the one that asks. */
    static List<Jvm> running() throws Failure {
        List<Jvm> found = new ArrayList<>();
        try {
            String own = ManagementFactory.getRuntimeMXBean().getName().split("@", 2)[0];
            for (Object each : (List<?>) attachApi().getMethod("list").invoke(null)) {
                String pid = string(each, "id");
                if (!pid.equals(own)) found.add(new Jvm(pid, string(each, "displayName")));
            }
        } catch (InvocationTargetException fault) {
            throw new Failure("JVMs cannot be listed: " + fault.getTargetException());
        } catch (ReflectiveOperationException otherApi) {
            throw new Failure("this JVM cannot list others; give a PID");
        }
        return found;
    }

    static Jvm of(String pid) {
        return new Jvm(pid, "");
    }

    private static String string(Object descriptor, String method) throws ReflectiveOperationException {
        Class<?> type = Class.forName(
                "com.sun.tools.attach.VirtualMachineDescriptor",
                false,
                descriptor.getClass().getClassLoader());
        return String.valueOf(type.getMethod(method).invoke(descriptor));
    }

    /**
     * Loads {@code jar} into it as an agent, which puts its answer into the system property {@code answer}.
     *
     * @return its system properties afterwards
     */
    Properties load(File jar, String arguments, String answer) throws Failure {
        Class<?> api = attachApi();
        try {
            Object machine = api.getMethod("attach", String.class).invoke(null, pid);
            try {
                InvocationTargetException refusal = loadAgent(api, machine, jar, arguments);
                Properties properties =
                        (Properties) api.getMethod("getSystemProperties").invoke(machine);
                if (refusal != null && properties.getProperty(answer) == null) throw refusal;
                return properties;
            } finally {
                api.getMethod("detach").invoke(machine);
            }
        } catch (InvocationTargetException fault) {
            throw new Failure(Obstacle.to(pid, fault.getTargetException(), jar));
        } catch (ReflectiveOperationException otherApi) {
            throw new Failure("this JVM's attach API is not what was expected: " + otherApi);
        }
    }

    /**
     * Returns what the attach API complains of, which may be nothing: a JDK 8 and a newer one do not understand each
     * other's word for success. Whether the agent was loaded, its answer tells.
     */
    private static @Nullable InvocationTargetException loadAgent(
            Class<?> api, Object machine, File jar, String arguments) throws ReflectiveOperationException {
        try {
            api.getMethod("loadAgent", String.class, String.class).invoke(machine, jar.getAbsolutePath(), arguments);
            return null;
        } catch (InvocationTargetException refusal) {
            return refusal;
        }
    }

    private static Class<?> attachApi() throws Failure {
        AttachmentProvider.Accessor accessor = AttachmentProvider.DEFAULT.attempt();
        if (!accessor.isAvailable()) {
            throw new Failure("the Java that runs this has no attach API: it is a JRE, or lacks the module jdk.attach; "
                    + "run it with a JDK: /path/to/jdk/bin/java -jar baton.jar ...");
        }
        return accessor.getVirtualMachineType();
    }
}
