// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Defines the doors into {@code java.base}. Reflection, because this is Java 8 code: from JDK 9 on the package
 * {@code java.lang} has to be opened to Baton first, and on JDK 8 only {@code sun.misc.Unsafe} defines classes there.
 */
final class Doors {
    private Doors() {}

    /** True when the doors are there already: another copy of Baton came first, and is maybe gone again. */
    static boolean areDefined() {
        return door() != null;
    }

    /** Of doors that are defined, whether this copy of Baton was made for their like. */
    static boolean fit() {
        try {
            Class<?> door = door();
            return door != null && door.getField("SHAPE").getInt(null) == Baton.SHAPE;
        } catch (ReflectiveOperationException older) {
            return false;
        }
    }

    private static @Nullable Class<?> door() {
        try {
            return Class.forName("java.lang.Baton", false, null);
        } catch (ClassNotFoundException absent) {
            return null;
        }
    }

    /**
     * @return false, and nothing is defined, when the JVM is writing a CDS archive or an AOT cache: woven JDK classes in
     *     there crash it
     */
    static boolean define(Instrumentation instrumentation, ClassLoader room) throws Exception {
        byte[] farSide = classFile(room, "java/lang/BatonRoom.class");
        byte[] door = classFile(room, "java/lang/Baton.class");
        Method getModule = moduleGetter();
        if (getModule == null) {
            Field field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
            field.setAccessible(true);
            Object unsafe = field.get(null);
            Method define = unsafe.getClass()
                    .getMethod(
                            "defineClass",
                            String.class,
                            byte[].class,
                            int.class,
                            int.class,
                            ClassLoader.class,
                            ProtectionDomain.class);
            define.invoke(unsafe, "java.lang.BatonRoom", farSide, 0, farSide.length, null, null);
            define.invoke(unsafe, "java.lang.Baton", door, 0, door.length, null, null);
            return true;
        }
        openJavaBase(instrumentation, getModule);
        if (isDumpingArchive()) return false;
        Object lookup = MethodHandles.class
                .getMethod("privateLookupIn", Class.class, MethodHandles.Lookup.class)
                .invoke(null, Object.class, MethodHandles.lookup());
        Method define = MethodHandles.Lookup.class.getMethod("defineClass", byte[].class);
        define.invoke(lookup, (Object) farSide);
        define.invoke(lookup, (Object) door);
        return true;
    }

    static byte[] classFile(ClassLoader room, String name) throws IOException {
        try (InputStream in = room.getResourceAsStream(name)) {
            if (in == null) throw new FileNotFoundException(name);
            ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
            byte[] buffer = new byte[8192];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) out.write(buffer, 0, count);
            return out.toByteArray();
        }
    }

    private static @Nullable Method moduleGetter() {
        try {
            return Class.class.getMethod("getModule");
        } catch (NoSuchMethodException java8) {
            return null;
        }
    }

    private static void openJavaBase(Instrumentation instrumentation, Method getModule) throws Exception {
        Object javaBase = getModule.invoke(Object.class);
        Set<Object> us = Collections.singleton(getModule.invoke(Doors.class));
        Map<String, Set<Object>> opens = new HashMap<>();
        opens.put("java.lang", us);
        Map<String, Set<Object>> exports = new HashMap<>();
        exports.put("jdk.internal.misc", us);
        Class<?> module = Class.forName("java.lang.Module");
        Instrumentation.class
                .getMethod("redefineModule", module, Set.class, Map.class, Map.class, Set.class, Map.class)
                .invoke(
                        instrumentation,
                        javaBase,
                        Collections.emptySet(),
                        exports,
                        opens,
                        Collections.emptySet(),
                        Collections.emptyMap());
    }

    private static boolean isDumpingArchive() {
        try {
            Class<?> cds = Class.forName("jdk.internal.misc.CDS");
            return isTrue(cds, "isDumpingArchive") || isTrue(cds, "isDumpingClassList");
        } catch (ReflectiveOperationException noSuchClass) {
            return false;
        }
    }

    private static boolean isTrue(Class<?> type, String method) {
        try {
            return Boolean.TRUE.equals(type.getMethod(method).invoke(null));
        } catch (ReflectiveOperationException noSuchMethod) {
            return false;
        }
    }
}
