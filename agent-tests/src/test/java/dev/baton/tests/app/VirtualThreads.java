// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** The executor of virtual threads, which this is compiled without. */
final class VirtualThreads {
    private VirtualThreads() {}

    /** Null before Java 21. */
    static Executor executor() throws ReflectiveOperationException {
        try {
            return (Executor)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (NoSuchMethodException olderJava) {
            return null;
        }
    }
}
