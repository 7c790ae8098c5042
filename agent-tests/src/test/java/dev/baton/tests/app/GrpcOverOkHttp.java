// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import io.grpc.ManagedChannelBuilder;
import io.grpc.ServerBuilder;
import io.grpc.okhttp.OkHttpChannelBuilder;
import java.lang.reflect.Method;

/** gRPC over its OkHttp transport, which has been a server's too since 1.49; before, the server is Netty's. */
public final class GrpcOverOkHttp extends GrpcApplication {
    @Override
    ServerBuilder<?> server(int port) {
        Class<?> builder;
        try {
            builder = Class.forName("io.grpc.okhttp.OkHttpServerBuilder");
        } catch (ClassNotFoundException before) {
            return new GrpcOverNetty().server(port);
        }
        try {
            Class<?> credentials = Class.forName("io.grpc.ServerCredentials");
            Object insecure = Class.forName("io.grpc.InsecureServerCredentials")
                    .getMethod("create")
                    .invoke(null);
            Method forPort = builder.getMethod("forPort", int.class, credentials);
            return (ServerBuilder<?>) forPort.invoke(null, port, insecure);
        } catch (ReflectiveOperationException fault) {
            throw new IllegalStateException(fault);
        }
    }

    @Override
    ManagedChannelBuilder<?> channel(int port) {
        return OkHttpChannelBuilder.forAddress("localhost", port);
    }
}
