// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.weaver.Edge;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.Thrown;

/**
 * {@code ThreadPoolExecutor}: what {@code execute} puts into the queue is captured, and the worker's loop runs it under
 * what was captured. The queue holds the very task the caller gave.
 */
public final class Executors {
    private Executors() {}

    public static Edge edge() {
        return Edge.between("executors", "ThreadPoolExecutor of JDK 8–26")
                .type("java.util.concurrent.ThreadPoolExecutor")
                .advice("execute", Execute.class, "java.lang.Runnable")
                .runsTasksOf("runWorker");
    }

    static final class Execute {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(0) Runnable task) {
            Baton.capture(task);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Argument(0) Runnable task, @Thrown Throwable refusal) {
            if (refusal != null) Baton.release(task);
        }
    }
}
