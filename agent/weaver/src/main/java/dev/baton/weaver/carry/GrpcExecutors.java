// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.Reopen;
import dev.baton.weaver.advice.WithoutContext;

/**
 * gRPC's executors, 1.20–1.85. Each call of a client and each that a server gets has one of its own, which runs whatever the
 * application sees of the call, one thing after the other, on threads of the pool that it was given or on the one that
 * brings the news. The edges of client and server keep the call's context for it.
 *
 * <p>A {@code SynchronizationContext} is a channel's: whoever finds it idle works off what calls, name resolvers, load
 * balancers and connections have left there, and that under no context.
 */
public final class GrpcExecutors {
    private GrpcExecutors() {}

    public static Edge edge() {
        return Edge.between("grpcexecutors", "calls and channels of gRPC 1.20–1.85")
                .type("io.grpc.internal.SerializingExecutor")
                .advice("run", Reopen.class)
                .type("io.grpc.internal.SerializeReentrantCallsDirectExecutor")
                .advice("execute", Reopen.class)
                .type("io.grpc.SynchronizationContext")
                .advice("drain", WithoutContext.class);
    }
}
