// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.matrix;

import java.io.File;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/** The weaver of the packaged {@code baton.jar}, all edges on, a second time beside the one that the JVM runs under. */
public final class Packaged {
    private final Object edges;
    private final Method hooksOf;
    private final ClassFileTransformer weaver;

    public Packaged() throws ReflectiveOperationException {
        Class<?> loader = Class.forName("dev.baton.entry.RoomLoader");
        File jar = (File) open(loader.getDeclaredMethod("ownJar")).invoke(null);
        ClassLoader room =
                (ClassLoader) open(loader.getDeclaredMethod("open", File.class)).invoke(null, jar);
        Class<?> table = room.loadClass("dev.baton.weaver.EdgeTable");
        edges = open(table.getDeclaredMethod("read", ClassLoader.class)).invoke(null, room);
        hooksOf = open(table.getDeclaredMethod("hooksOf", String.class));
        Class<?> cache = room.loadClass("dev.baton.weaver.Cache");
        Class<?> dump = room.loadClass("dev.baton.weaver.Dump");
        Constructor<?> made = room.loadClass("dev.baton.weaver.Weaver")
                .getDeclaredConstructor(table, ClassLoader.class, cache, dump, Instrumentation.class);
        Object noDump = open(dump.getDeclaredConstructor(String.class)).newInstance("");
        weaver = (ClassFileTransformer) open(made).newInstance(edges, room, null, noDump, null);
    }

    private static <T extends AccessibleObject> T open(T member) {
        member.setAccessible(true);
        return member;
    }

    /** The names of the methods that are woven of a class, separated by {@code |}, for each of its hooks. */
    public List<String> methods(String className) throws ReflectiveOperationException {
        List<String> methods = new ArrayList<>();
        for (Object hook : (List<?>) hooksOf.invoke(edges, className.replace('.', '/'))) {
            methods.add(
                    (String) open(hook.getClass().getDeclaredMethod("methods")).invoke(hook));
        }
        return methods;
    }

    /** Whether anything is done to this class file. */
    public boolean weaves(String className, byte[] classFile) throws Exception {
        return weaver.transform(null, className.replace('.', '/'), null, null, classFile) != null;
    }
}
