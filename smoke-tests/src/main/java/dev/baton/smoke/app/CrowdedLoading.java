// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.app;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Threads that load all classes of a jar at once, each in an order of its own: half of them by one class loader, which may be
 * entered by one at a time, the others by one each. Tells how many could not be loaded.
 */
public final class CrowdedLoading {
    private static final int THREADS = 16;

    private CrowdedLoading() {}

    /** @param arguments the jar */
    public static void main(String[] arguments) throws Exception {
        URL[] jar = {new File(arguments[0]).toURI().toURL()};
        List<String> names = new ArrayList<>();
        try (ZipFile zip = new ZipFile(arguments[0])) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName();
                if (name.endsWith(".class") && !name.startsWith("META-INF/") && !name.equals("module-info.class")) {
                    names.add(
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'));
                }
            }
        }
        ClassLoader shared = new OneAtATime(jar);
        CountDownLatch start = new CountDownLatch(1);
        AtomicInteger failures = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            ClassLoader loader = i % 2 == 0 ? shared : new OneAtATime(jar);
            int first = names.size() * i / THREADS;
            Thread thread = new Thread(() -> {
                try {
                    start.await();
                } catch (InterruptedException stop) {
                    return;
                }
                for (int k = 0; k < names.size(); k++) {
                    try {
                        Class.forName(names.get((first + k) % names.size()), false, loader);
                    } catch (ClassNotFoundException | LinkageError fault) {
                        failures.incrementAndGet(); // some classes need what is not there
                    }
                }
            });
            threads.add(thread);
            thread.start();
        }
        start.countDown();
        for (Thread thread : threads) thread.join();
        System.out.println(THREADS + " threads, " + names.size() + " classes, failures: " + failures);
    }

    /** Not registered as capable of more. */
    private static final class OneAtATime extends URLClassLoader {
        OneAtATime(URL[] jar) {
            super(jar, ClassLoader.getSystemClassLoader().getParent());
        }
    }
}
