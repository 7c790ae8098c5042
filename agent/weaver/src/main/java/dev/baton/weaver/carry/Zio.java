// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.Forget;
import dev.baton.weaver.advice.Keep;
import dev.baton.weaver.advice.ReopenOrNone;

/**
 * Fibers of ZIO 2.0–2.1. A fiber has the context in which it was made, wherever it goes on: {@code start} begins it on the
 * thread of the one who waits for it, {@code run} does everything else, for whoever tells it something.
 */
public final class Zio {
    private Zio() {}

    public static Edge edge() {
        return Edge.between("zio", "fibers of ZIO 2.0–2.1")
                .type("zio.internal.FiberRuntime")
                .advice("<init>", Keep.class)
                .advice("run|start", ReopenOrNone.class)
                .advice("setExitValue", Forget.class);
    }
}
