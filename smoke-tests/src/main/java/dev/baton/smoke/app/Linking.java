// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.app;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;

/**
 * Links a class at the moment it is loaded, again and again, each time in a class loader of its own: that is when an agent
 * that weaves after loading comes by. Prints {@code linked N times}.
 */
public final class Linking {
    private Linking() {}

    /** {@code arguments}: the class, how often. */
    public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
        Class<?> type = Class.forName(arguments[0]);
        int times = Integer.parseInt(arguments[1]);
        for (int i = 0; i < times; i++) {
            try (Alone loader = new Alone(type)) {
                Object unused = loader.loadClass(type.getName()).getDeclaredMethods();
            }
        }
        System.out.println("linked " + times + " times");
    }

    /** Defines one class itself, and no other. */
    private static final class Alone extends URLClassLoader {
        private final String own;

        Alone(Class<?> type) {
            super(new URL[] {type.getProtectionDomain().getCodeSource().getLocation()}, type.getClassLoader());
            own = type.getName();
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(own)) return super.loadClass(name, resolve);
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : findClass(name);
            }
        }
    }
}
