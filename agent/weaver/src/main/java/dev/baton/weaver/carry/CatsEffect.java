// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.Forget;
import dev.baton.weaver.advice.Keep;
import dev.baton.weaver.advice.ReopenOrNone;

/**
 * Fibers of cats-effect 3.0–3.6. A fiber has the context in which it was made, wherever it goes on: on its runtime's threads,
 * where it blocks, and on those that it was shifted to. Whoever calls it back only has it submitted; {@code run} is where
 * all of that meets.
 */
public final class CatsEffect {
    private CatsEffect() {}

    public static Edge edge() {
        return Edge.between("catseffect", "fibers of cats-effect 3.0–3.6")
                .type("cats.effect.IOFiber")
                .advice("<init>", Keep.class)
                .advice("run", ReopenOrNone.class)
                .advice("done", Forget.class);
    }
}
