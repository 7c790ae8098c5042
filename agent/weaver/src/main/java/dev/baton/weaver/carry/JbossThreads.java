// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.weaver.Edge;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.OnMethodEnter;

/**
 * {@code EnhancedQueueExecutor}, on which XNIO's workers run since 3.7, and WildFly's pools. It wraps what it is handed
 * itself and never shows its queue, so that here a wrapper hides nothing that was to be seen.
 */
public final class JbossThreads {
    private JbossThreads() {}

    public static Edge edge() {
        return Edge.between("jbossthreads", "the pool of JBoss Threads, which Undertow 2.1–2.4 works on")
                .type("org.jboss.threads.EnhancedQueueExecutor")
                .advice("execute", Execute.class, "java.lang.Runnable");
    }

    static final class Execute {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(value = 0, readOnly = false) Runnable task) {
            task = (Runnable) Baton.wrap(task);
        }
    }
}
