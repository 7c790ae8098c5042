// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.server;

import dev.baton.weaver.Edge;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;
import java.util.Map;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.This;

/**
 * Netty's HTTP/1 codec, 4.0.33–4.2, on the way in; no handler is added to a pipeline. What one call of {@code decode} adds
 * to its list belongs to one request, and is fired through the pipeline before the next call. So when a head was decoded,
 * its context becomes the thread's, and stays it until another head is decoded or the read that began in {@code
 * channelRead} is over. A body that comes in several reads finds its request's context in a note at the decoder.
 *
 * <p>Up to 4.0.32 everything that one read brings is decoded before any of it is fired. Several requests in one read then
 * have no context, rather than that of the last.
 */
public final class Netty {
    private Netty() {}

    public static Edge edge() {
        return Edge.in("netty", "Netty HTTP/1 server 4.0.33–4.2")
                .wokenBy("io.netty.handler.codec.http.HttpRequestDecoder")
                .type("io.netty.handler.codec.http.HttpObjectDecoder")
                .advice("decode|decodeLast", Decode.class, "io.netty.channel.ChannelHandlerContext", "*", "*")
                .type("io.netty.handler.codec.ByteToMessageDecoder")
                .advice("channelRead|channelInactive|userEventTriggered", Read.class)
                .advice("channelReadComplete", ReadComplete.class);
    }

    static final class Decode {
        @OnMethodEnter(suppress = Throwable.class)
        static int enter(@Argument(2) List<Object> decoded) {
            return decoded.size();
        }

        @OnMethodExit(suppress = Throwable.class)
        static void exit(@Argument(2) List<Object> decoded, @This Object decoder, @Enter int before) {
            int size = decoded.size();
            if (size <= before) return;
            Object first = decoded.get(before);
            boolean isOver = decoded.get(size - 1) instanceof LastHttpContent;
            if (first instanceof HttpRequest) {
                HttpHeaders carrier = ((HttpRequest) first).headers();
                String[] headers = null;
                for (Map.Entry<String, String> header : carrier) {
                    int key = Baton.key(header.getKey());
                    if (key >= 0) headers = Baton.add(headers, key, header.getValue());
                }
                Object context = Baton.extract(headers);
                String[] additions = Baton.inbound(context);
                for (int key = 0; key < additions.length; key++) {
                    if (additions[key] != null) carrier.add(Baton.names()[key], additions[key]);
                }
                Baton.note(decoder, null, isOver ? null : context);
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
        static Object enter() {
            return Baton.open(Baton.current());
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter Object scope) {
            Baton.close(scope);
        }
    }

    static final class ReadComplete {
        @OnMethodEnter(suppress = Throwable.class)
        static Object enter(@This Object decoder) {
            Object context = Baton.noted(decoder, null);
            return Baton.open(context == null ? Baton.current() : context);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter Object scope) {
            Baton.close(scope);
        }
    }
}
