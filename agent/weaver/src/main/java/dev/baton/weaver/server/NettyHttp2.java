// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.server;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.WithoutContext;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.DefaultHttp2ConnectionDecoder;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.util.AsciiString;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.FieldValue;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.This;
import org.jspecify.annotations.Nullable;

/**
 * Netty's HTTP/2 codec, 4.1–4.2, on the way in. However a server is built ({@code Http2FrameCodec} with a multiplexer,
 * {@code Http2ConnectionHandler} with an adapter to HTTP/1 objects or with a listener of its own), each frame that the
 * decoder has accepted passes its {@code FrameReadListener}: under the context of its stream, which comes from the headers
 * of the request and stays in a note at the stream. Everything else that a read of the connection leads to has none.
 *
 * <p>What a child channel cannot take at once waits until somebody asks for it, perhaps in the name of another request; it
 * is delivered under the context in which it came.
 *
 * <p>A client's responses pass the same way, and under no context.
 */
public final class NettyHttp2 {
    private static final String DECODER = "io.netty.handler.codec.http2.DefaultHttp2ConnectionDecoder";
    private static final String CONTEXT = "io.netty.channel.ChannelHandlerContext";

    private NettyHttp2() {}

    public static Edge edge() {
        return Edge.in("nettyhttp2", "Netty HTTP/2 server 4.1–4.2")
                .relocated("io.netty")
                .wokenBy(DECODER)
                .type("io.netty.handler.codec.http2.Http2ConnectionHandler")
                .advice("decode", WithoutContext.class)
                .type(DECODER + "$FrameReadListener")
                .advice(
                        "onHeadersRead",
                        Headers.class,
                        CONTEXT,
                        "int",
                        "io.netty.handler.codec.http2.Http2Headers",
                        "int",
                        "short")
                .advice("onDataRead", Data.class, CONTEXT, "int")
                .type("io.netty.handler.codec.http2.DefaultHttp2Connection")
                .advice("notifyClosed", Closed.class, "io.netty.handler.codec.http2.Http2Stream")
                .type("io.netty.handler.codec.http2.DefaultHttp2ConnectionEncoder")
                .advice("writeHeaders", WriteHeaders.class, CONTEXT, "int", "io.netty.handler.codec.http2.Http2Headers")
                .type("io.netty.handler.codec.http2.AbstractHttp2StreamChannel")
                .advice("fireChildRead", Arrive.class)
                .type("io.netty.handler.codec.http2.AbstractHttp2StreamChannel$Http2ChannelUnsafe")
                .advice("doRead0", Deliver.class)
                .type("io.netty.handler.codec.http2.Http2MultiplexCodec$DefaultHttp2StreamChannel") // up to 4.1.36
                .advice("fireChildRead", Arrive.class)
                .type("io.netty.handler.codec.http2.Http2MultiplexCodec$DefaultHttp2StreamChannel$Http2ChannelUnsafe")
                .advice("doRead0", Deliver.class);
    }

    /**
     * Headers of types other than Netty's own are asked for names only, and gRPC's for nothing: {@link Grpc} reads its
     * requests.
     */
    static final class Headers {
        @OnMethodEnter(suppress = Throwable.class, skipOn = String[].class)
        static Object enter(
                @FieldValue("this$0") DefaultHttp2ConnectionDecoder decoder,
                @Argument(0) Object pipeline,
                @Argument(1) int id,
                @Argument(2) Http2Headers carrier,
                @Argument(7) boolean isOver)
                throws Http2Exception {
            if (!(carrier instanceof DefaultHttp2Headers)
                    && carrier.getClass().getName().startsWith("io.grpc.")) return Baton.open(null);
            Http2Stream stream = decoder.connection().stream(id);
            if (!decoder.connection().isServer() || (stream != null && Baton.noted(stream, null) != null)) {
                return Baton.open(stream == null ? null : Baton.noted(stream, null));
            }
            if (carrier.method() == null) return Baton.open(null); // trailers
            if (carrier.method().toString().equals("OPTIONS")) {
                AsciiString name = new AsciiString("access-control-request-headers");
                CharSequence origin = carrier.get(new AsciiString("origin"));
                CharSequence method = carrier.get(new AsciiString("access-control-request-method"));
                String asked = null;
                for (CharSequence line : carrier.getAll(name))
                    asked = asked == null ? line.toString() : asked + ',' + line;
                CharSequence network = carrier.get(new AsciiString("access-control-request-private-network"));
                Object preflight = Baton.preflight(
                        origin == null ? null : origin.toString(),
                        method == null ? null : method.toString(),
                        asked,
                        network == null ? null : network.toString());
                if (preflight != null) {
                    String remaining = Baton.remaining(preflight);
                    if (remaining == null) carrier.remove(name);
                    else if (!remaining.equals(asked)) carrier.set(name, new AsciiString(remaining));
                    String[] grant = Baton.grant(preflight);
                    ChannelHandlerContext connection = (ChannelHandlerContext) pipeline;
                    if (grant == null || !isOver || !(connection.handler() instanceof Http2ConnectionHandler)) {
                        Baton.owe(decoder.connection(), id, preflight);
                        return Baton.open(null);
                    }
                    Http2Headers answer = new DefaultHttp2Headers();
                    answer.status(new AsciiString(grant[0]));
                    for (int i = 1; i < grant.length; i += 2) {
                        answer.add(new AsciiString(grant[i].toLowerCase(Locale.ROOT)), new AsciiString(grant[i + 1]));
                    }
                    decoder.connection().remote().createStream(id, true);
                    ((Http2ConnectionHandler) connection.handler())
                            .encoder()
                            .writeHeaders(connection, id, answer, 0, true, connection.newPromise());
                    return grant;
                }
            }
            String[] names = Baton.names();
            String[] headers = null;
            if (carrier instanceof DefaultHttp2Headers) {
                for (Map.Entry<CharSequence, CharSequence> header : carrier) {
                    int key = Baton.key(header.getKey().toString());
                    if (key >= 0)
                        headers = Baton.add(headers, key, header.getValue().toString());
                }
            } else {
                for (int key = 0; key < names.length; key++) {
                    List<CharSequence> values = carrier.getAll(new AsciiString(names[key].toLowerCase(Locale.ROOT)));
                    for (int i = 0; i < values.size(); i++)
                        headers = Baton.add(headers, key, values.get(i).toString());
                }
            }
            Object context = Baton.extract(headers);
            String[] additions = Baton.inbound(context);
            for (int key = 0; key < additions.length; key++) {
                if (additions[key] == null) continue;
                carrier.add(new AsciiString(names[key].toLowerCase(Locale.ROOT)), new AsciiString(additions[key]));
            }
            Baton.owe(decoder.connection(), id, context);
            return Baton.open(context);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(
                @Enter Object scope,
                @FieldValue("this$0") DefaultHttp2ConnectionDecoder decoder,
                @Argument(1) int id,
                @Argument(7) boolean isOver) {
            if (scope instanceof String[]) return;
            Object context = Baton.current();
            Baton.close(scope);
            Http2Stream stream = isOver || context == null ? null : decoder.connection().stream(id);
            if (stream != null) Baton.note(stream, null, context);
        }
    }

    static final class Data {
        @OnMethodEnter(suppress = Throwable.class)
        static Object enter(@FieldValue("this$0") DefaultHttp2ConnectionDecoder decoder, @Argument(1) int id) {
            Http2Stream stream = decoder.connection().stream(id);
            return Baton.open(stream == null ? null : Baton.noted(stream, null));
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter Object scope) {
            Baton.close(scope);
        }
    }

    /** A stream that was reset is owed no response. */
    static final class Closed {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@This Object connection, @Argument(0) Http2Stream stream) {
            Baton.owe(connection, stream.id(), null);
        }
    }

    /** A copy is written, as applications may send the same headers again. */
    static final class WriteHeaders {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @This Object encoder,
                @Argument(1) int id,
                @Argument(value = 2, readOnly = false) Http2Headers carrier) {
            Http2Connection connection = ((Http2ConnectionEncoder) encoder).connection();
            Object owed = Baton.owed(connection, id);
            if (owed == null || !connection.isServer()) return;
            if (!(carrier instanceof DefaultHttp2Headers)
                    && carrier.getClass().getName().startsWith("io.grpc.")) return; // they cannot be asked
            if (carrier.status() == null || carrier.status().charAt(0) == '1') return;
            Baton.owe(connection, id, null);
            String[] names = Baton.responseNames();
            String[] lines = null;
            for (int key = 0; key < names.length; key++) {
                List<CharSequence> there = carrier.getAll(new AsciiString(names[key].toLowerCase(Locale.ROOT)));
                for (int i = 0; i < there.size(); i++)
                    lines = Baton.addResponse(lines, key, there.get(i).toString());
            }
            String[] values = Baton.respond(owed, lines);
            Http2Headers copy = null;
            for (int key = 0; key < values.length; key++) {
                if (values[key] == null) continue;
                if (copy == null) {
                    copy = new DefaultHttp2Headers(false);
                    copy.add(carrier);
                }
                copy.set(new AsciiString(names[key].toLowerCase(Locale.ROOT)), new AsciiString(values[key]));
            }
            if (copy != null) carrier = copy;
        }
    }

    static final class Arrive {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(0) Object frame) {
            Object context = Baton.current();
            if (context != null) Baton.note(frame, null, context);
        }
    }

    static final class Deliver {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Argument(0) Object frame) {
            Object context = Baton.noted(frame, null);
            if (context != null) Baton.note(frame, null, null);
            return Baton.open(context);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter Object scope) {
            Baton.close(scope);
        }
    }
}
