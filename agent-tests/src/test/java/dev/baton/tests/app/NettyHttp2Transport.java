// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.client.Call;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.DefaultHttp2Connection;
import io.netty.handler.codec.http2.HttpToHttp2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.InboundHttp2ToHttpAdapterBuilder;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GenericFutureListener;
import io.netty.util.concurrent.Promise;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** HTTP/2 without TLS, all requests to an origin on one connection, by Netty's adapters of HTTP/1 objects. */
@SuppressWarnings("deprecation")
class NettyHttp2Transport implements NettyClient.Transport {
    private static final int MAX_CONTENT = 1 << 20;

    private final EventLoopGroup loops;
    private final Map<Integer, Promise<Channel>> connections = new HashMap<>();

    NettyHttp2Transport(EventLoopGroup loops) {
        this.loops = loops;
    }

    @Override
    public final void send(Call call, URI uri, HttpRequest head, Promise<HttpResponse> answer) {
        Promise<Channel> connection;
        synchronized (connections) {
            connection = connections.get(uri.getPort());
            if (connection == null || isClosed(connection)) {
                connection = connect(uri);
                connections.put(uri.getPort(), connection);
            }
        }
        Promise<Channel> connected = connection;
        GenericFutureListener<Future<Channel>> send = any -> {
            if (connected.isSuccess()) send(connected.getNow(), call, uri, head, answer);
            else answer.tryFailure(connected.cause());
        };
        connection.addListener(send);
    }

    private static boolean isClosed(Promise<Channel> connection) {
        return connection.isDone()
                && (!connection.isSuccess() || !connection.getNow().isActive());
    }

    private Promise<Channel> connect(URI uri) {
        Promise<Channel> connection = loops.next().newPromise();
        new Bootstrap()
                .group(loops)
                .channel(NioSocketChannel.class)
                .handler(connection())
                .connect("localhost", uri.getPort())
                .addListener((ChannelFutureListener) connected -> {
                    if (connected.isSuccess()) connection.setSuccess(connected.channel());
                    else connection.setFailure(connected.cause());
                });
        return connection;
    }

    /** What makes a new channel an HTTP/2 connection. */
    ChannelHandler connection() {
        return new io.netty.channel.ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel channel) {
                DefaultHttp2Connection connection = new DefaultHttp2Connection(false);
                channel.pipeline()
                        .addLast(new HttpToHttp2ConnectionHandlerBuilder()
                                .connection(connection)
                                .frameListener(new InboundHttp2ToHttpAdapterBuilder(connection)
                                        .maxContentLength(MAX_CONTENT)
                                        .build())
                                .build());
                channel.pipeline().addLast(new Answers());
            }
        };
    }

    void send(Channel connection, Call call, URI uri, HttpRequest head, Promise<HttpResponse> answer) {
        boolean hasBody = head.getMethod().name().equals("POST");
        FullHttpRequest request = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1,
                head.getMethod(),
                head.getUri(),
                hasBody ? Unpooled.copiedBuffer(call.body) : Unpooled.EMPTY_BUFFER);
        request.headers().set(head.headers());
        request.headers().remove("Transfer-Encoding");
        request.headers().set("x-http2-scheme", "http");
        connection.pipeline().get(Answers.class).send(connection, request, answer);
    }

    private static final class Answers extends ChannelInboundHandlerAdapter {
        private final Map<String, Promise<HttpResponse>> waiting = new HashMap<>();
        private int next = 3;

        void send(Channel connection, FullHttpRequest request, Promise<HttpResponse> answer) {
            connection.eventLoop().execute(() -> {
                String stream = Integer.toString(next);
                next += 2;
                waiting.put(stream, answer);
                request.headers().set("x-http2-stream-id", stream);
                connection.writeAndFlush(request).addListener(written -> {
                    if (!written.isSuccess()) answer.tryFailure(written.cause());
                });
            });
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpResponse) {
                HttpResponse response = (HttpResponse) message;
                waiting.remove(response.headers().get("x-http2-stream-id")).trySuccess(response);
            }
            ReferenceCountUtil.release(message);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            for (Promise<HttpResponse> answer : waiting.values()) answer.tryFailure(new NettyClient.Stale());
        }
    }
}
