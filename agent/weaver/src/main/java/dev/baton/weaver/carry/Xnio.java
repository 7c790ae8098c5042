// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.Wrap;

/** What is handed to an I/O thread of XNIO, on which Undertow works, to be run at once or later. It never shows its queues. */
public final class Xnio {
    private Xnio() {}

    public static Edge edge() {
        return Edge.between("xnio", "I/O threads of XNIO 3.3–3.8, which Undertow has")
                .type("org.xnio.nio.WorkerThread")
                .advice("execute|executeAfter", Wrap.class, "java.lang.Runnable");
    }
}
