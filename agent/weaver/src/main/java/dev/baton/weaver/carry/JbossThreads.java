// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.Capture;
import dev.baton.weaver.advice.Meanwhile;
import dev.baton.weaver.advice.Switch;
import dev.baton.weaver.advice.WithoutContext;
import dev.baton.weaver.advice.Wrap;

/**
 * {@code EnhancedQueueExecutor}, on which XNIO's workers run since 3.7, and WildFly's pools. It wraps what it is handed
 * itself and never shows its queue, so that here a wrapper hides nothing that was to be seen. What a task of no request
 * receives is over when it is.
 *
 * <p>What it schedules gets to its threads past {@code execute}; what is to run again and again has no context. A view of a pool
 * hands over the next of its tasks at the end of one.
 */
public final class JbossThreads {
    private JbossThreads() {}

    public static Edge edge() {
        return Edge.between("jbossthreads", "the pool of JBoss Threads, which Undertow 2.1–2.4 works on")
                .type("org.jboss.threads.EnhancedQueueExecutor")
                .advice("execute", Wrap.class, "java.lang.Runnable")
                .advice("safeRun", Meanwhile.class) // 3.1
                .type("org.jboss.threads.EnhancedQueueExecutor$Task")
                .advice("run", Meanwhile.class)
                .type("org.jboss.threads.ViewExecutor") // 3.1
                .advice("execute", Wrap.class, "java.lang.Runnable")
                .type("org.jboss.threads.ViewExecutor$TaskWrapper")
                .advice("run", WithoutContext.class)
                .type("org.jboss.threads.EnhancedViewExecutor")
                .advice("execute", Wrap.class, "java.lang.Runnable")
                .type("org.jboss.threads.EnhancedViewExecutor$EnhancedViewExecutorRunnable")
                .advice("run", WithoutContext.class)
                .type("org.jboss.threads.EnhancedQueueExecutor$RunnableScheduledFuture")
                .advice("<init>", Capture.class)
                .type("org.jboss.threads.EnhancedQueueExecutor$CallableScheduledFuture")
                .advice("<init>", Capture.class)
                .type("org.jboss.threads.EnhancedQueueExecutor$AbstractScheduledFuture")
                .advice("run", Switch.class);
    }
}
