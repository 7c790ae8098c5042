// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.core.settings.Setting;
import dev.baton.weaver.Edge;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.OnMethodEnter;

/**
 * Virtual threads of JDK 21–26. A virtual thread runs one task, so the task given to a new one is replaced by one that
 * brings its context: {@code Thread.startVirtualThread}, builders, factories, {@code StructuredTaskScope} and executors all
 * come to {@code newVirtualThread}. Where a thread is mounted and unmounted, and where its
 * continuation is submitted, nothing is woven.
 */
public final class VirtualThreads {
    private VirtualThreads() {}

    public static Edge edge() {
        return Edge.between("virtualthreads", "virtual threads of JDK 21–26")
                .onlyIf(Setting.CARRY_THREADS, "virtual")
                .type("java.lang.ThreadBuilders")
                .advice(
                        "newVirtualThread",
                        NewVirtualThread.class,
                        "java.util.concurrent.Executor",
                        "java.lang.String",
                        "int",
                        "java.lang.Runnable");
    }

    static final class NewVirtualThread {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(value = 3, readOnly = false) Runnable task) {
            task = (Runnable) Baton.wrap(task);
        }
    }
}
