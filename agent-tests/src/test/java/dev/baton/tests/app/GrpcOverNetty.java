// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import io.grpc.ManagedChannelBuilder;
import io.grpc.ServerBuilder;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** gRPC over Netty; a channel's first call waits until {@code localhost} is resolved. */
public final class GrpcOverNetty extends GrpcApplication {
    @Override
    ServerBuilder<?> server(int port) {
        return NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    @Override
    ManagedChannelBuilder<?> channel(int port) {
        return NettyChannelBuilder.forAddress("localhost", port);
    }
}
