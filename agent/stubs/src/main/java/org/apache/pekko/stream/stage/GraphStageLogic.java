// SPDX-License-Identifier: Apache-2.0
package org.apache.pekko.stream.stage;

import org.apache.pekko.stream.impl.fusing.GraphInterpreter;

/** The shape of the class of this name, in Pekko 1 and, by another package, in Akka 2.5–2.6. */
public abstract class GraphStageLogic {
    /** How many connections come in; those that go out stand behind them. */
    public int inCount() {
        throw new UnsupportedOperationException("a shape, never run");
    }

    public GraphInterpreter.Connection[] portToConn() {
        throw new UnsupportedOperationException("a shape, never run");
    }
}
