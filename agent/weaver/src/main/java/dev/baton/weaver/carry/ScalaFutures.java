// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.Keep;
import dev.baton.weaver.advice.ReopenLast;

/**
 * {@code scala.concurrent.Future} of Scala 2.12–3.8: what {@code map}, {@code onComplete} and the others are given runs in the
 * context of the one who called them, whoever completes the future and whichever {@code ExecutionContext} runs it.
 */
public final class ScalaFutures {
    private ScalaFutures() {}

    public static Edge edge() {
        return Edge.between("scalafutures", "futures of Scala 2.12–3.8")
                .type("scala.concurrent.impl.CallbackRunnable") // 2.12
                .advice("<init>", Keep.class)
                .advice("run", ReopenLast.class)
                .type("scala.concurrent.impl.Promise$Transformation")
                .advice("<init>", Keep.class)
                .advice("run", ReopenLast.class);
    }
}
