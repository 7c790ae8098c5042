// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.client;

import dev.baton.weaver.Edge;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestEncoder;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;
import java.util.Map;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.This;
import org.jspecify.annotations.Nullable;

/**
 * Netty's HTTP/1 codec, 4.0.33–4.2, on the way out; no handler is added to a pipeline. {@code encodeHeaders} is where a
 * header block is put into the buffer that goes onto the wire. It is given a copy, so that the request object is what it
 * was when it is sent again. That it runs under the context of the one who wrote the request, who may have done so from
 * outside the event loop or before there was a connection, is seen to by {@code NettyLoops} and {@code NettyPromises}.
 *
 * <p>The buffer holds the request line already: after {@code CONNECT} nothing is added, nor to trailers, before which it
 * holds the end of a chunk.
 *
 * <p>The response is read under the context of its request, which a note at the channel keeps until then. When requests are
 * pipelined, responses have none.
 */
public final class NettyClient {
    private NettyClient() {}

    public static Edge edge() {
        return Edge.out("nettyclient", "Netty HTTP/1 client 4.0.33–4.2")
                .type("io.netty.handler.codec.http.HttpObjectEncoder")
                .advice(
                        "encodeHeaders",
                        EncodeHeaders.class,
                        "io.netty.handler.codec.http.HttpHeaders",
                        "io.netty.buffer.ByteBuf")
                .advice("encode", Encode.class, "io.netty.channel.ChannelHandlerContext", "java.lang.Object")
                .type("io.netty.handler.codec.http.HttpObjectDecoder")
                .advice("decode|decodeLast", Decode.class, "io.netty.channel.ChannelHandlerContext", "*", "*")
                .type("io.netty.handler.codec.ByteToMessageDecoder")
                .advice("channelRead|channelInactive|userEventTriggered", Read.class);
    }

    static final class EncodeHeaders {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @This Object encoder,
                @Argument(value = 0, readOnly = false) HttpHeaders carrier,
                @Argument(1) ByteBuf buffer) {
            Object context = Baton.current();
            if (context == null || !(encoder instanceof HttpRequestEncoder)) return;
            int size = buffer.readableBytes();
            boolean isTrailer = size < 8;
            if (isTrailer || buffer.getLong(buffer.readerIndex()) == 0x43_4F_4E_4E_45_43_54_20L) return; // "CONNECT "
            String[] present = null;
            for (Map.Entry<String, String> header : carrier) {
                String name = header.getKey();
                String value = header.getValue();
                size += name.length() + value.length() + 4;
                int key = Baton.key(name);
                if (key >= 0) present = Baton.add(present, key, value);
            }
            String[] values = Baton.inject(context, present, size);
            HttpHeaders copy = null;
            for (int key = 0; key < values.length; key++) {
                if (values[key] == null) continue;
                if (copy == null) {
                    copy = new DefaultHttpHeaders(false);
                    copy.add(carrier);
                }
                copy.add(Baton.names()[key], values[key]);
            }
            if (copy != null) carrier = copy;
        }
    }

    static final class Encode {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @This Object encoder, @Argument(0) ChannelHandlerContext pipeline, @Argument(1) Object message) {
            if (!(message instanceof HttpRequest) || !(encoder instanceof HttpRequestEncoder)) return;
            boolean isPipelined = Baton.noted(pipeline.channel(), null) != null;
            Baton.note(pipeline.channel(), null, isPipelined ? null : Baton.current());
        }
    }

    static final class Decode {
        @OnMethodEnter(suppress = Throwable.class)
        static int enter(@Argument(2) List<Object> decoded) {
            return decoded.size();
        }

        @OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Argument(0) ChannelHandlerContext pipeline,
                @Argument(2) List<Object> decoded,
                @This Object decoder,
                @Enter int before) {
            int size = decoded.size();
            if (size <= before) return;
            Object first = decoded.get(before);
            boolean isOver = decoded.get(size - 1) instanceof LastHttpContent;
            if (first instanceof HttpResponse) {
                Object context = Baton.noted(pipeline.channel(), null);
                int status = ((HttpResponse) first).getStatus().code();
                if (status >= 200 || status == 101) {
                    if (context != null) Baton.note(pipeline.channel(), null, null);
                    Baton.note(decoder, null, isOver ? null : context);
                }
                Baton.open(before == 0 ? context : null);
            } else if (first instanceof HttpContent) {
                Object context = Baton.noted(decoder, null);
                if (context == null) return;
                Baton.open(context);
                if (isOver) Baton.note(decoder, null, null);
            }
        }
    }

    /** What {@code decode} makes current ends here. */
    static final class Read {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter() {
            return Baton.open(Baton.current());
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            Baton.close(scope);
        }
    }
}
