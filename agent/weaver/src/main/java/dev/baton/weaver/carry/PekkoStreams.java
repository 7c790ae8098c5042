// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.Keep;
import dev.baton.weaver.advice.ReopenOrNone;

/**
 * Streams of Akka 2.5–2.6 and Pekko 1: all stages of a stream run in the context of the one who ran it, whoever offers to it,
 * asks for more or completes what a stage waits for. One that was run outside of any request has none.
 */
public final class PekkoStreams {
    private static final String[] PACKAGES = {"akka", "org.apache.pekko"};

    private PekkoStreams() {}

    public static Edge edge() {
        Edge edge = Edge.between("pekkostreams", "streams of Akka 2.5–2.6 and Pekko 1");
        for (String root : PACKAGES) {
            edge.type(root + ".stream.impl.fusing.GraphInterpreterShell")
                    .advice("<init>", Keep.class)
                    .advice("init", ReopenOrNone.class, root + ".actor.ActorRef")
                    .advice("processEvent", ReopenOrNone.class);
        }
        return edge;
    }
}
