// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.WithoutContext;

/**
 * Tasks of Micronaut 3.0–4.10 with a cron expression: each run schedules the next, which would keep the context of one request
 * for ever.
 */
public final class MicronautTasks {
    private MicronautTasks() {}

    public static Edge edge() {
        return Edge.between("micronauttasks", "cron tasks of Micronaut 3.0–4.10")
                .type("io.micronaut.scheduling.ReschedulingTask")
                .advice("call", WithoutContext.class);
    }
}
