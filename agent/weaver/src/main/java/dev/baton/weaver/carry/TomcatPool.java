// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.weaver.Edge;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.Return;
import net.bytebuddy.asm.Advice.Thrown;

/**
 * Tomcat's pool, which also runs what applications hand to {@code AsyncContext.start}. From 8.5.72, 9.0.53 and 10.0.12 on
 * it is a copy of the JDK's, and is woven alike; up to 8.5.69, 9.0.50 and 10.0.8 it is a subclass, which declares none of
 * those methods and needs no hook there. In both, what the pool refuses while it grows is forced into its queue.
 */
public final class TomcatPool {
    private TomcatPool() {}

    public static Edge edge() {
        return Edge.between("tomcatpool", "the pool of Tomcat 7.0–11")
                .type("org.apache.tomcat.util.threads.ThreadPoolExecutor")
                .advice("executeInternal", Executors.Release.class, "java.lang.Runnable")
                .capturesTasksOf("executeInternal", "java.lang.Runnable")
                .advice("getTask", Executors.GetTask.class)
                .advice("beforeExecute", Executors.BeforeExecute.class)
                .advice("remove", Executors.Remove.class, "java.lang.Runnable")
                .advice("drainQueue", Executors.DrainQueue.class)
                .type("org.apache.tomcat.util.threads.ThreadPoolExecutor$Worker")
                .advice("run", Executors.RunWorker.class)
                .type("org.apache.tomcat.util.threads.TaskQueue")
                .advice("force", Force.class, "java.lang.Runnable");
    }

    static final class Force {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(0) Runnable task) {
            Baton.capture(task);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Argument(0) Runnable task, @Return boolean taken, @Thrown Throwable refusal) {
            if (refusal != null || !taken) Baton.release(task);
        }
    }
}
