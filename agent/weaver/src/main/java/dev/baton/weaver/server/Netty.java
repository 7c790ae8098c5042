// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.server;

import dev.baton.weaver.Edge;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;
import java.util.Map;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import org.jspecify.annotations.Nullable;

/**
 * Netty's HTTP/1 codec, 4.0.33–4.2, on the way in; no handler is added to a pipeline. What one call of {@code decode} adds
 * to its list belongs to one request, and {@code fireChannelRead} sends the list through the pipeline before the next call:
 * under that request's context, which is noted in between. While more of a body is to come the note stays, and what else
 * the codec fires is fired under it.
 *
 * <p>Up to 4.0.32 everything that one read brings is decoded before any of it is fired, by no method of its own; there
 * requests have no context.
 */
public final class Netty {
    private static final String CONTEXT = "io.netty.channel.ChannelHandlerContext";

    private Netty() {}

    public static Edge edge() {
        return Edge.in("netty", "Netty HTTP/1 server 4.0.33–4.2")
                .wokenBy("io.netty.bootstrap.ServerBootstrap", "io.netty.handler.codec.http.HttpRequestDecoder")
                .type("io.netty.handler.codec.http.HttpObjectDecoder")
                .advice("decode|decodeLast", Decode.class, CONTEXT, "*", "*")
                .type("io.netty.handler.codec.ByteToMessageDecoder")
                .advice("fireChannelRead", Fire.class, CONTEXT, "*", "int")
                .advice("channelReadComplete", ReadComplete.class, CONTEXT);
    }

    static final class Decode {
        @OnMethodEnter(suppress = Throwable.class)
        static int enter(@Argument(2) List<Object> decoded) {
            return decoded.size();
        }

        @OnMethodExit(suppress = Throwable.class)
        static void exit(@Argument(0) Object pipeline, @Argument(2) List<Object> decoded, @Enter int before) {
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
                Baton.note(pipeline, null, isOver ? null : context);
                Baton.note(pipeline, decoded, isOver ? context : null);
            } else if (isOver) {
                Object context = Baton.noted(pipeline, null);
                if (context == null) return;
                Baton.note(pipeline, null, null);
                Baton.note(pipeline, decoded, context);
            }
        }
    }

    static final class Fire {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Argument(0) Object pipeline, @Argument(1) Object decoded) {
            Object context = Baton.noted(pipeline, decoded);
            if (context == null) context = Baton.noted(pipeline, null);
            else Baton.note(pipeline, decoded, null);
            return context == null ? null : Baton.open(context);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            if (scope != null) Baton.close(scope);
        }
    }

    static final class ReadComplete {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Argument(0) Object pipeline) {
            Object context = Baton.noted(pipeline, null);
            return context == null ? null : Baton.open(context);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            if (scope != null) Baton.close(scope);
        }
    }
}
