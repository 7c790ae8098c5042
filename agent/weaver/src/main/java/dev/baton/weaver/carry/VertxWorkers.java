// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.Capture;
import dev.baton.weaver.advice.Meanwhile;

/**
 * The queues by which Vert.x 3.9–5 orders what one verticle or one request has its worker threads do: {@code executeBlocking}
 * above all. One loop works off what many requests have queued, and puts back what another pool's threads are to run.
 */
public final class VertxWorkers {
    private VertxWorkers() {}

    public static Edge edge() {
        return Edge.between("vertxworkers", "executeBlocking, worker verticles of Vert.x 3.9–5")
                .type("io.vertx.core.impl.TaskQueue$Task") // 3.9, 4.0
                .advice("<init>", Capture.class)
                .type("io.vertx.core.impl.TaskQueue$ExecuteTask")
                .advice("<init>", Capture.class)
                .type("io.vertx.core.impl.TaskQueue")
                .advice("run", Meanwhile.class)
                .switchesToPolled("run")
                .capturesPutBack("run");
    }
}
