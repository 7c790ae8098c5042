// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.Keep;
import dev.baton.weaver.advice.ReopenOrNone;

/**
 * Executions of Ratpack 1.6–1.9: a request is one, and so is what it forks. Their segments run one after another on an event
 * loop, whoever completes what they wait for: all under the context in which the execution was made.
 */
public final class Ratpack {
    private Ratpack() {}

    public static Edge edge() {
        return Edge.between("ratpack", "executions of Ratpack 1.6–1.9")
                .type("ratpack.exec.internal.DefaultExecution")
                .advice("<init>", Keep.class)
                .advice("drain|runSync", ReopenOrNone.class);
    }
}
