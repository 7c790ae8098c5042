// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.server;

import dev.baton.weaver.Edge;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.This;
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
                .relocated("io.netty")
                .wokenBy(
                        "io.netty.bootstrap.ServerBootstrap",
                        "reactor.netty.http.server.HttpServer", // which starts without a ServerBootstrap
                        "io.netty.handler.codec.http.HttpRequestDecoder")
                .type("io.netty.handler.codec.http.HttpObjectDecoder")
                .advice("decode|decodeLast", Decode.class, CONTEXT, "*", "*")
                .type("io.netty.handler.codec.ByteToMessageDecoder")
                .advice("fireChannelRead", Fire.class, CONTEXT, "*", "int")
                .advice("channelReadComplete", ReadComplete.class, CONTEXT)
                .type("io.netty.handler.codec.http.HttpObjectEncoder")
                .advice("encode", Encode.class, CONTEXT, "java.lang.Object", "java.util.List")
                .advice("encodeHeaders", EncodeHeaders.class, "io.netty.handler.codec.http.HttpHeaders")
                .type("io.vertx.core.http.impl.VertxHttpResponseEncoder") // it has a way of its own for headers of
                // its own
                .advice("encodeHeaders", EncodeHeaders.class, "io.netty.handler.codec.http.HttpHeaders")
                .type("io.vertx.core.http.impl.http1.VertxHttpResponseEncoder") // since 5.1
                .advice("encodeHeaders", EncodeHeaders.class, "io.netty.handler.codec.http.HttpHeaders");
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
                ChannelHandlerContext connection = (ChannelHandlerContext) pipeline;
                Object channel = connection.channel();
                int number = Baton.due(connection.pipeline(), 1);
                int due = Baton.due(channel, 1);
                if (((HttpRequest) first).getMethod().name().equals("OPTIONS")) {
                    String asked = null;
                    for (String line : carrier.getAll("Access-Control-Request-Headers"))
                        asked = asked == null ? line : asked + ',' + line;
                    Object preflight = Baton.preflight(
                            carrier.get("Origin"),
                            carrier.get("Access-Control-Request-Method"),
                            asked,
                            carrier.get("Access-Control-Request-Private-Network"));
                    if (preflight != null) {
                        String remaining = Baton.remaining(preflight);
                        if (remaining == null) carrier.remove("Access-Control-Request-Headers");
                        else if (!remaining.equals(asked)) carrier.set("Access-Control-Request-Headers", remaining);
                        Baton.owe(channel, number, preflight);
                        Baton.note(pipeline, null, null);
                        String[] grant = Baton.grant(preflight);
                        // Nobody is overtaken, nothing is to come, and the connection stays.
                        if (grant == null || due != 1 || !isOver || carrier.contains("Connection")) return;
                        if (!((HttpRequest) first)
                                .getProtocolVersion()
                                .toString()
                                .equals("HTTP/1.1")) return;
                        StringBuilder answer =
                                new StringBuilder("HTTP/1.1 ").append(grant[0]).append(" No Content\r\n");
                        for (int i = 1; i < grant.length; i += 2) {
                            answer.append(grant[i])
                                    .append(": ")
                                    .append(grant[i + 1])
                                    .append("\r\n");
                        }
                        while (size > before) decoded.remove(--size);
                        Baton.owe(channel, number, null);
                        Baton.due(channel, -1);
                        ChannelHandlerContext encoder = connection.pipeline().context(HttpResponseEncoder.class);
                        if (encoder == null) encoder = connection;
                        encoder.writeAndFlush(
                                Unpooled.copiedBuffer(answer.append("\r\n"), StandardCharsets.ISO_8859_1));
                        return;
                    }
                }
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
                Baton.owe(channel, number, context);
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

    /**
     * What a response is owed goes from the channel to its encoder, which is nobody else's and knows no channel. The pipeline
     * has counted the requests, and the channel those without a response yet, of which this is the first one's.
     */
    static final class Encode {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@This Object encoder, @Argument(0) Object pipeline, @Argument(1) Object message) {
            if (!(message instanceof HttpResponse)) return;
            ChannelHandlerContext connection = (ChannelHandlerContext) pipeline;
            Object channel = connection.channel();
            if (((HttpResponse) message).getStatus().code() < 200) return;
            int later = Baton.due(channel, -1);
            int number = Baton.due(connection.pipeline(), 0) - later;
            Object owed = Baton.owed(channel, number);
            if (owed == null) return;
            Baton.owe(channel, number, null);
            Baton.owe(encoder, owed);
        }
    }

    /** A copy is written: applications send one response object to many. */
    static final class EncodeHeaders {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@This Object encoder, @Argument(value = 0, readOnly = false) HttpHeaders carrier) {
            Object owed = Baton.owed(encoder);
            if (owed == null) return;
            Baton.owe(encoder, null);
            String[] names = Baton.responseNames();
            String[] lines = null;
            for (int key = 0; key < names.length; key++) {
                for (String value : carrier.getAll(names[key])) lines = Baton.addResponse(lines, key, value);
            }
            String[] values = Baton.respond(owed, lines);
            HttpHeaders copy = null;
            for (int key = 0; key < values.length; key++) {
                if (values[key] == null) continue;
                if (copy == null) {
                    copy = new DefaultHttpHeaders(false);
                    copy.add(carrier);
                }
                copy.set(names[key], values[key]);
            }
            if (copy != null) carrier = copy;
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
