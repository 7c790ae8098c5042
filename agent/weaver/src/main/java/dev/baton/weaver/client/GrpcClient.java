// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.client;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.Keep;
import dev.baton.weaver.advice.Reopen;
import dev.baton.weaver.advice.ReopenLast;
import io.grpc.InternalMetadata;
import io.grpc.Metadata;
import java.nio.charset.StandardCharsets;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.FieldValue;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import org.jspecify.annotations.Nullable;

/**
 * gRPC clients, 1.20–1.85, whatever their transport: Netty, the shaded Netty, OkHttp, in-process. A call has the context
 * of whoever made it, as it has his {@code io.grpc.Context}; the executor that is made with it, and runs its callbacks,
 * keeps it (see {@link dev.baton.weaver.carry.GrpcExecutors}). What waits for the name to be resolved, for a connection or for
 * a retry keeps it too, and goes on under it when somebody, perhaps another call, has brought what it waited for.
 *
 * <p>The headers are written where the stream of one attempt starts: interceptors, credentials and the tracers of streams
 * have put theirs there by then. What is written is a copy, as the metadata are the caller's.
 */
public final class GrpcClient {
    /** What servers take unless they are told otherwise, and refuse when there is more. */
    private static final int LIMIT_BYTES = 8192;

    /** Of a header besides name and value, as servers reckon their limit (RFC 9113, 6.5.2). */
    private static final int LINE_BYTES = 32;

    /** At most, what a transport adds to the metadata, and Baton's lines by that reckoning to what they are in HTTP/1. */
    private static final int ADDED_BYTES = 1000;

    private static final String PENDING_CALL = "io.grpc.internal.ManagedChannelImpl$RealChannel$PendingCall";

    private GrpcClient() {}

    public static Edge edge() {
        return Edge.out("grpcclient", "gRPC client 1.20–1.85")
                .type("io.grpc.internal.ClientCallImpl")
                .advice("<init>", KeepForCall.class)
                .advice("start", Start.class)
                .advice("closeObserver", CloseObserver.class)
                .type("io.grpc.internal.DelayedClientCall") // since 1.32, while the name is being resolved
                .advice("<init>", Keep.class)
                .advice("setCall|drainPendingCalls|cancel", Reopen.class)
                .type("io.grpc.internal.DelayedClientCall$CloseListenerRunnable")
                .advice("<init>", Keep.class)
                .advice("runInContext", ReopenLast.class)
                .type("io.grpc.internal.DelayedClientCall$1DrainListenerRunnable")
                .advice("<init>", Keep.class)
                .advice("runInContext", ReopenLast.class)
                .type(PENDING_CALL)
                .advice("reprocess", Reopen.class)
                .type(PENDING_CALL + "$1") // up to 1.45 it makes the real call
                .advice("<init>", Keep.class)
                .advice("run", ReopenLast.class)
                .type("io.grpc.internal.RetriableStream")
                .advice("<init>", Keep.class)
                .advice("createSubstream|drain", Reopen.class)
                .type("io.grpc.internal.DelayedStream") // while there is no connection, or are no credentials
                .advice("<init>", Keep.class)
                .advice("setStream|drainPendingCalls", Reopen.class)
                .type("io.grpc.internal.DelayedClientTransport$PendingStream")
                .advice("createRealStream", Reopen.class)
                .type("io.grpc.internal.MetadataApplierImpl")
                .advice("<init>", Keep.class)
                .advice("apply", ReopenLast.class)
                .type("io.grpc.internal.AbstractClientStream")
                .advice("start", StartStream.class)
                .type("io.grpc.inprocess.InProcessTransport$InProcessStream")
                .advice(
                        "<init>",
                        NewStream.class,
                        "io.grpc.inprocess.InProcessTransport",
                        "io.grpc.MethodDescriptor",
                        "io.grpc.Metadata");
    }

    static final class KeepForCall {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@FieldValue("callExecutor") Object executor) {
            Baton.keep(executor);
        }
    }

    static final class Start {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@FieldValue("callExecutor") Object executor) {
            return Baton.reopen(executor);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            Baton.close(scope);
        }
    }

    /** The last that a call does. */
    static final class CloseObserver {
        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@FieldValue("callExecutor") Object executor, @FieldValue("stream") @Nullable Object stream) {
            Baton.forget(executor);
            if (stream != null) Baton.forget(stream);
        }
    }

    /** A value that gRPC would leave out with a warning, for it is not ASCII, is left out without one. */
    static final class StartStream {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@FieldValue(value = "headers", readOnly = false) @Nullable Metadata carrier) {
            Object context = Baton.departing();
            if (context == null || carrier == null) return;
            byte[][] lines = InternalMetadata.serialize(carrier);
            int size = 0;
            String[] present = null;
            for (int i = 0; lines != null && i < lines.length; i += 2) {
                size += lines[i].length + lines[i + 1].length + LINE_BYTES;
                int key = Baton.key(lines[i], 0, lines[i].length);
                if (key >= 0) present = Baton.add(present, key, new String(lines[i + 1], StandardCharsets.ISO_8859_1));
            }
            if (size <= LIMIT_BYTES) size = Math.min(size + ADDED_BYTES, LIMIT_BYTES);
            String[] names = Baton.names();
            String[] values = Baton.inject(context, present, size);
            Metadata copy = null;
            for (int key = 0; key < values.length; key++) {
                String value = values[key];
                if (value == null) continue;
                int ascii = 0;
                while (ascii < value.length() && value.charAt(ascii) >= ' ' && value.charAt(ascii) <= '~') ascii++;
                if (ascii < value.length()) continue;
                if (copy == null) {
                    copy = new Metadata();
                    copy.merge(carrier);
                }
                copy.put(Metadata.Key.of(names[key], Metadata.ASCII_STRING_MARSHALLER), value);
            }
            if (copy != null) carrier = copy;
        }
    }

    /** As {@link StartStream}, where client and server are one object; no limit is reckoned with. */
    static final class NewStream {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(value = 2, readOnly = false) Metadata carrier) {
            Object context = Baton.departing();
            if (context == null) return;
            byte[][] lines = InternalMetadata.serialize(carrier);
            String[] present = null;
            for (int i = 0; lines != null && i < lines.length; i += 2) {
                int key = Baton.key(lines[i], 0, lines[i].length);
                if (key >= 0) present = Baton.add(present, key, new String(lines[i + 1], StandardCharsets.ISO_8859_1));
            }
            String[] names = Baton.names();
            String[] values = Baton.inject(context, present, 0);
            Metadata copy = null;
            for (int key = 0; key < values.length; key++) {
                if (values[key] == null) continue;
                if (copy == null) {
                    copy = new Metadata();
                    copy.merge(carrier);
                }
                copy.put(Metadata.Key.of(names[key], Metadata.ASCII_STRING_MARSHALLER), values[key]);
            }
            if (copy != null) carrier = copy;
        }
    }
}
