// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.app;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;

/** A system class loader that loads the application, and agents, itself; their classes are not to be looked for above it. */
public final class OwnSystemLoader extends URLClassLoader {
    public OwnSystemLoader(ClassLoader usual) throws MalformedURLException {
        super(new URL[0], usual);
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            addURL(new File(entry).toURI().toURL());
        }
    }

    /** By this name the JVM hands it the jars of agents (java.lang.instrument). */
    @SuppressWarnings("unused")
    private void appendToClassPathForInstrumentation(String jar) throws MalformedURLException {
        addURL(new File(jar).toURI().toURL());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null && name.startsWith("dev.baton.")) loaded = findClass(name);
            return loaded != null ? loaded : super.loadClass(name, resolve);
        }
    }
}
