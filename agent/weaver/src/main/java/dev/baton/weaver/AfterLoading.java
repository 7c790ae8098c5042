// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import java.lang.instrument.Instrumentation;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** The setting {@code safe}: waits for a class that is just being loaded, weaves it, and ends. */
final class AfterLoading extends Thread {
    private final Instrumentation instrumentation;
    private final String className;
    private final @Nullable ClassLoader loader;

    AfterLoading(Instrumentation instrumentation, String className, @Nullable ClassLoader loader) {
        super("baton");
        this.instrumentation = instrumentation;
        this.className = className;
        this.loader = loader;
        setDaemon(true);
        setContextClassLoader(null);
    }

    @Override
    public void run() {
        try {
            Class<?> loaded = Class.forName(className, false, loader);
            Weaver.retransform(instrumentation, Collections.<Class<?>>singletonList(loaded));
        } catch (ClassNotFoundException | LinkageError notLoaded) {
            // Its own loading failed, which the application hears of.
        }
    }
}
