// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.client;

import dev.baton.weaver.Edge;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequestEncoder;
import java.util.Map;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.This;

/**
 * Netty's HTTP/1 codec, 4.0.33–4.2, on the way out; no handler is added to a pipeline. {@code encodeHeaders} is where a
 * header block is put into the buffer that goes onto the wire. It is given a copy, so that the request object is what it
 * was when it is sent again. That it runs under the context of the one who wrote the request, who may have done so from
 * outside the event loop or before there was a connection, is seen to by {@code NettyLoops} and {@code NettyPromises}.
 *
 * <p>The buffer holds the request line already: after {@code CONNECT} nothing is added, nor to trailers, before which it
 * holds the end of a chunk.
 *
 * <p>A response is read under no context: what its end gives back to a pool may at once serve another request. What an
 * application hangs onto a promise is carried by {@code NettyPromises}.
 *
 * <p>Handlers hear under no context that a connection has been made, for a pool may have asked for it in one request's name
 * and use it for another's. Only a WebSocket's handshake, which they send then, has that of the one who connected.
 */
public final class NettyClient {
    private NettyClient() {}

    public static Edge edge() {
        return Edge.out("nettyclient", "Netty HTTP/1 client 4.0.33–4.2")
                .relocated("io.netty")
                .type("io.netty.handler.codec.http.HttpObjectEncoder")
                .advice(
                        "encodeHeaders",
                        EncodeHeaders.class,
                        "io.netty.handler.codec.http.HttpHeaders",
                        "io.netty.buffer.ByteBuf")
                .type("io.netty.bootstrap.Bootstrap")
                .advice("doConnect", Connect.class, "*", "*", "io.netty.channel.ChannelPromise")
                .advice("doConnect0", Connect40.class, "*", "*", "*", "*", "io.netty.channel.ChannelPromise")
                .type("io.netty.channel.DefaultChannelPipeline")
                .advice("fireChannelActive", Active.class)
                .type("io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker")
                .advice("handshake", Handshake.class, "io.netty.channel.Channel", "io.netty.channel.ChannelPromise");
    }

    static final class EncodeHeaders {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @This Object encoder,
                @Argument(value = 0, readOnly = false) HttpHeaders carrier,
                @Argument(1) ByteBuf buffer) {
            if (!(encoder instanceof HttpRequestEncoder)) return;
            Object context = Baton.departing();
            if (context == null) return;
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

    static final class Connect {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(2) ChannelPromise promise) {
            if (Baton.current() != null) Baton.note(promise.channel().pipeline(), null, Baton.current());
        }
    }

    static final class Connect40 {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(4) ChannelPromise promise) {
            if (Baton.current() != null) Baton.note(promise.channel().pipeline(), null, Baton.current());
        }
    }

    static final class Active {
        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@This Object pipeline) {
            Baton.note(pipeline, null, null);
        }
    }

    static final class Handshake {
        @OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Argument(0) Channel channel) {
            Object context = Baton.current();
            return Baton.open(context == null ? Baton.noted(channel.pipeline(), null) : context);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter Object scope) {
            Baton.close(scope);
        }
    }
}
