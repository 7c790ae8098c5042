// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An agent that writes digests of the class files of classes that Baton weaves, as the JVM has them now, to the file that its
 * argument names.
 */
public final class ClassBytes implements ClassFileTransformer {
    private static final List<String> NAMES = Arrays.asList(
            "java.util.concurrent.ForkJoinPool",
            "java.util.concurrent.ThreadPoolExecutor",
            "java.util.concurrent.ThreadPoolExecutor$Worker",
            "org.apache.catalina.connector.CoyoteAdapter",
            "org.apache.tomcat.util.threads.TaskQueue",
            "sun.net.www.http.HttpClient");

    private final Map<String, String> digests = new TreeMap<>();

    private ClassBytes() {}

    public static void agentmain(String file, Instrumentation instrumentation)
            throws IOException, UnmodifiableClassException {
        List<Class<?>> classes = new ArrayList<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (NAMES.contains(type.getName())) classes.add(type);
        }
        ClassBytes last = new ClassBytes();
        instrumentation.addTransformer(last, true);
        instrumentation.retransformClasses(classes.toArray(new Class<?>[0]));
        instrumentation.removeTransformer(last);
        try (PrintWriter out = new PrintWriter(file, "UTF-8")) {
            synchronized (last.digests) {
                for (Map.Entry<String, String> digest : last.digests.entrySet()) {
                    out.println(digest.getKey() + ' ' + digest.getValue());
                }
            }
        }
    }

    @Override
    public byte @Nullable [] transform(
            ClassLoader loader, String name, @Nullable Class<?> redefined, ProtectionDomain domain, byte[] classFile) {
        if (redefined == null) return null;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(classFile);
            synchronized (digests) {
                digests.put(name, Base64.getEncoder().encodeToString(digest));
            }
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
        return null;
    }
}
