// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.Capture;
import dev.baton.weaver.advice.Meanwhile;
import dev.baton.weaver.advice.Switch;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.OnMethodEnter;

/**
 * {@code EnhancedQueueExecutor}, on which XNIO's workers run since 3.7, and WildFly's pools. It wraps what it is handed
 * itself and never shows its queue, so that here a wrapper hides nothing that was to be seen. What a task of no request
 * receives is over when it is. What is scheduled past it is carried once, and again and again not.
 */
public final class JbossThreads {
    private JbossThreads() {}

    public static Edge edge() {
        return Edge.between("jbossthreads", "the pool of JBoss Threads, which Undertow 2.1–2.4 works on")
                .type("org.jboss.threads.EnhancedQueueExecutor")
                .advice("execute", Execute.class, "java.lang.Runnable")
                .advice("safeRun", Meanwhile.class) // 3.1
                .type("org.jboss.threads.EnhancedQueueExecutor$Task")
                .advice("run", Meanwhile.class)
                .type("org.jboss.threads.EnhancedQueueExecutor$RunnableScheduledFuture")
                .advice("<init>", Capture.class)
                .type("org.jboss.threads.EnhancedQueueExecutor$CallableScheduledFuture")
                .advice("<init>", Capture.class)
                .type("org.jboss.threads.EnhancedQueueExecutor$AbstractScheduledFuture")
                .advice("run", Switch.class);
    }

    static final class Execute {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(value = 0, readOnly = false) Runnable task) {
            task = (Runnable) Baton.wrap(task);
        }
    }
}
