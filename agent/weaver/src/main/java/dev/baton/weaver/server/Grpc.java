// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.server;

import dev.baton.weaver.Edge;
import io.grpc.InternalMetadata;
import io.grpc.Metadata;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import org.jspecify.annotations.Nullable;

/**
 * gRPC servers, 1.20–1.85, whatever their transport: Netty, the shaded Netty, OkHttp, servlets, in-process. Each asks the
 * factories of stream tracers about a request's metadata before it does anything else, and then has {@code streamCreated}
 * find its method: on the transport's thread. The executor that is made there for the call runs all that the application
 * sees of it, interceptors and listeners; it keeps the call's context (see {@link dev.baton.weaver.carry.GrpcExecutors}).
 *
 * <p>What the application reads is a copy: over the in-process transport, the metadata are the caller's own object.
 */
public final class Grpc {
    private Grpc() {}

    public static Edge edge() {
        return Edge.in("grpc", "gRPC server 1.20–1.85")
                .wokenBy("io.grpc.internal.ServerImpl")
                .type("io.grpc.internal.StatsTraceContext")
                .advice("newServerContext", Arrive.class, "java.util.List", "java.lang.String", "io.grpc.Metadata")
                .type("io.grpc.internal.ServerImpl$ServerTransportListenerImpl")
                .advice("streamCreated", Serve.class, "*", "java.lang.String", "io.grpc.Metadata")
                .type("io.grpc.internal.ServerImpl$JumpToApplicationThreadServerStreamListener")
                .advice("<init>", KeepForCall.class, "java.util.concurrent.Executor");
    }

    /** A servlet container has counted its request already, and begun its trace if one has to begin. */
    static final class Arrive {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(0) List<?> tracers, @Argument(value = 2, readOnly = false) Metadata carrier) {
            byte[][] lines = InternalMetadata.serialize(carrier);
            String[] headers = null;
            for (int i = 0; lines != null && i < lines.length; i += 2) {
                int key = Baton.key(lines[i], 0, lines[i].length);
                if (key >= 0) headers = Baton.add(headers, key, new String(lines[i + 1], StandardCharsets.ISO_8859_1));
            }
            Object context = Baton.isServing() ? Baton.extractAgain(headers) : Baton.extract(headers);
            if (context == null) return;
            Baton.note(carrier, null, context);
            if (tracers.isEmpty()) return;
            String[] names = Baton.names();
            String[] additions = Baton.inbound(context);
            Metadata copy = null;
            for (int key = 0; key < additions.length; key++) {
                if (additions[key] == null) continue;
                if (copy == null) {
                    copy = new Metadata();
                    copy.merge(carrier);
                }
                copy.put(Metadata.Key.of(names[key], Metadata.ASCII_STRING_MARSHALLER), additions[key]);
            }
            if (copy != null) carrier = copy;
        }
    }

    static final class Serve {
        @OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Argument(value = 2, readOnly = false) Metadata carrier) {
            Object context = Baton.noted(carrier, null);
            if (context == null) return Baton.open(null);
            Baton.note(carrier, null, null);
            String[] names = Baton.names();
            String[] additions = Baton.inbound(context);
            Metadata copy = null;
            for (int key = 0; key < additions.length; key++) {
                if (additions[key] == null) continue;
                if (copy == null) {
                    copy = new Metadata();
                    copy.merge(carrier);
                }
                copy.put(Metadata.Key.of(names[key], Metadata.ASCII_STRING_MARSHALLER), additions[key]);
            }
            if (copy != null) carrier = copy;
            return Baton.open(context);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            Baton.close(scope);
        }
    }

    static final class KeepForCall {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@Argument(0) Object executor) {
            Baton.keep(executor);
        }
    }
}
