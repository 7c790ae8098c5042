// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerUpgradeHandler;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** The application that Netty's contract talks to: the last handler of a pipeline. Requests may come whole or in parts. */
@SuppressWarnings("deprecation")
final class NettyApplication extends ChannelInboundHandlerAdapter {
    /** With which Netty's adapter tells HTTP/2 streams apart. */
    private static final String STREAM = "x-http2-stream-id";

    private static final Map<String, CyclicBarrier> MEETINGS = new ConcurrentHashMap<>();

    private final Executor pool;
    private final Executor executor;
    private HttpRequest request;
    private StringBuilder seen;
    private int length;

    /**
     * @param pool for what blocks
     * @param executor for everything; null: the handler's thread
     */
    NettyApplication(Executor pool, Executor executor) {
        this.pool = pool;
        this.executor = executor;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        try {
            if (message instanceof HttpRequest && isGarbled((HttpRequest) message)) {
                write(context, null, HttpResponseStatus.BAD_REQUEST, "");
                return;
            }
            if (message instanceof HttpRequest) begin(context, (HttpRequest) message);
            if (message instanceof HttpContent) read(context, (HttpContent) message);
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private static boolean isGarbled(HttpRequest request) {
        return request.getDecoderResult().isFailure();
    }

    private void begin(ChannelHandlerContext context, HttpRequest begun) {
        request = begun;
        seen = new StringBuilder(Sight.at("begin"));
        length = 0;
        if (begun.headers().contains("Expect")) {
            context.writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
        }
    }

    private void read(ChannelHandlerContext context, HttpContent content) {
        length += content.content().readableBytes();
        if (!(content instanceof LastHttpContent)) {
            seen.append(Sight.at("chunk"));
            return;
        }
        HttpRequest whole = request;
        request = null;
        if (executor == null) {
            answer(context, whole);
        } else {
            executor.execute(() -> answer(context, whole));
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (request != null) seen.append(Sight.at("readComplete"));
        context.fireChannelReadComplete();
    }

    /** A request that upgrades its connection to HTTP/2 is told here, when it is the first stream of it. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof HttpServerUpgradeHandler.UpgradeEvent) {
            HttpRequest upgraded = ((HttpServerUpgradeHandler.UpgradeEvent) event).upgradeRequest();
            upgraded.headers().set(STREAM, "1");
            answer(context, upgraded);
        }
        context.fireUserEventTriggered(event);
    }

    private void answer(ChannelHandlerContext context, HttpRequest whole) {
        String path = whole.getUri().replaceAll("\\?.*", "");
        if (path.equals("/see")) {
            write(context, whole, Sight.at("request"));
        } else if (path.equals("/constant")) {
            write(context, whole, "as ever");
        } else if (path.equals("/headers")) {
            write(context, whole, headers(whole));
        } else if (path.equals(Preflights.PATH)) {
            preflight(context, whole);
        } else if (path.equals("/stream")) {
            write(context, whole, seen + "length/" + length + '\n' + Sight.at("end"));
        } else if (path.equals("/receive")) {
            write(context, whole, "length/" + length + '\n' + Sight.at("received"));
        } else if (path.equals("/call")) {
            pool.execute(() -> write(context, whole, call(parameter(whole, "port"))));
        } else if (path.equals("/meet")) {
            String before = Sight.at("before");
            pool.execute(() -> {
                meet(whole);
                write(context, whole, before + Sight.at("after"));
            });
        } else if (path.equals("/throw")) {
            if (executor != null) throw new IllegalStateException("only in handlers");
            throw new IllegalArgumentException("the application fails, as it was asked to");
        } else if (path.equals("/later")) {
            later(context, whole);
        } else if (path.equals("/handlers")) {
            write(context, whole, context.pipeline().names() + "\n");
        } else {
            write(context, whole, HttpResponseStatus.NOT_FOUND, "");
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable fault) {
        if (fault instanceof IllegalArgumentException) {
            write(context, null, HttpResponseStatus.INTERNAL_SERVER_ERROR, Sight.at("exceptionCaught"));
        } else {
            context.close();
        }
    }

    /** By a task for the loop, a promise that a stranger keeps, a schedule and what the answer's writing leads to. */
    private static void later(ChannelHandlerContext context, HttpRequest whole) {
        EventExecutor loop = context.executor();
        StringBuilder seen = new StringBuilder();
        Promise<Void> promise = loop.newPromise();
        loop.submit(() -> {
            seen.append(Sight.at("task"));
            new Thread(() -> promise.setSuccess(null), "stranger").start();
        });
        promise.addListener(kept -> {
            seen.append(Sight.at("listener"));
            loop.schedule(
                    () -> context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener((ChannelFutureListener) written -> {
                        seen.append(Sight.at("written"));
                        write(context, whole, seen.toString());
                    }),
                    5,
                    TimeUnit.MILLISECONDS);
        });
    }

    private static void write(ChannelHandlerContext context, HttpRequest whole, String body) {
        write(context, whole, HttpResponseStatus.OK, body);
    }

    private static void write(
            ChannelHandlerContext context, HttpRequest whole, HttpResponseStatus status, String body) {
        DefaultFullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, status, Unpooled.copiedBuffer(body, StandardCharsets.ISO_8859_1));
        write(context, whole, response);
    }

    private static void write(ChannelHandlerContext context, HttpRequest whole, DefaultFullHttpResponse response) {
        response.headers().set("content-length", response.content().readableBytes());
        String stream = whole == null ? null : whole.headers().get(STREAM);
        if (stream != null) response.headers().set(STREAM, stream);
        context.writeAndFlush(response);
    }

    private static void preflight(ChannelHandlerContext context, HttpRequest whole) {
        List<String> answer = Preflights.answer(
                parameter(whole, "policy"),
                whole.headers().get("Origin"),
                whole.headers().get("Access-Control-Request-Headers"));
        DefaultFullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(Integer.parseInt(answer.get(0))));
        for (int i = 1; i < answer.size(); i += 2) response.headers().add(answer.get(i), answer.get(i + 1));
        write(context, whole, response);
    }

    private static String headers(HttpRequest whole) {
        StringBuilder lines = new StringBuilder("headers/\n");
        for (Map.Entry<String, String> header : whole.headers()) {
            lines.append("headers/").append(header.getKey().toLowerCase(Locale.ROOT));
            lines.append(": ").append(header.getValue()).append('\n');
        }
        return lines.toString();
    }

    private static String call(String port) {
        StringBuilder lines = new StringBuilder("call/\n");
        try {
            URL url = new URL("http://localhost:" + port + '/');
            HttpURLConnection connection = (HttpURLConnection) url.openConnection();
            try (BufferedReader in = new BufferedReader(
                    new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1))) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    int colon = line.indexOf(':');
                    lines.append("call/").append(line.substring(0, colon).toLowerCase(Locale.ROOT));
                    lines.append(line.substring(colon)).append('\n');
                }
            }
        } catch (java.io.IOException fault) {
            throw new java.io.UncheckedIOException(fault);
        }
        return lines.toString();
    }

    private static void meet(HttpRequest whole) {
        int parties = Integer.parseInt(parameter(whole, "parties"));
        try {
            MEETINGS.computeIfAbsent(parameter(whole, "id"), any -> new CyclicBarrier(parties))
                    .await(60, TimeUnit.SECONDS);
        } catch (Exception fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static String parameter(HttpRequest whole, String name) {
        String uri = whole.getUri();
        int start = uri.indexOf(name + '=') + name.length() + 1;
        int end = uri.indexOf('&', start);
        return uri.substring(start, end < 0 ? uri.length() : end);
    }
}
