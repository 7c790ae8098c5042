// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.OnlyCarried;
import dev.baton.weaver.advice.WithoutContext;
import dev.baton.weaver.advice.Wrap;

/**
 * What Spring 4.3–7 adds to the executors of the JDK. Where an application names no pool, its {@code @Async} methods and its
 * asynchronous controllers run on {@code SimpleAsyncTaskExecutor}, by a thread for each task, which {@code doExecute} starts:
 * below the application's decorator. As there is no queue, the task is wrapped; who sees that is a thread factory. The loops of
 * Spring's listeners run there, too, and are nobody's.
 *
 * <p>Each run of a task with a trigger schedules the next, which would keep the context of one request for ever.
 */
public final class SpringTasks {
    private SpringTasks() {}

    public static Edge edge() {
        return Edge.between("springtasks", "SimpleAsyncTaskExecutor and triggers of Spring 4.3–7.0")
                .type("org.springframework.core.task.SimpleAsyncTaskExecutor")
                .advice("execute|submit|submitListenable", OnlyCarried.class, "java.lang.Runnable")
                .advice("doExecute", Wrap.class, "java.lang.Runnable")
                .type("org.springframework.scheduling.concurrent.ReschedulingRunnable")
                .advice("schedule", WithoutContext.class);
    }
}
