// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import io.grpc.ManagedChannelBuilder;
import io.grpc.ServerBuilder;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;

/** gRPC inside of one process; a port is a name. */
public final class GrpcInProcess extends GrpcApplication {
    @Override
    ServerBuilder<?> server(int port) {
        return InProcessServerBuilder.forName(Integer.toString(port));
    }

    @Override
    ManagedChannelBuilder<?> channel(int port) {
        return InProcessChannelBuilder.forName(Integer.toString(port));
    }
}
