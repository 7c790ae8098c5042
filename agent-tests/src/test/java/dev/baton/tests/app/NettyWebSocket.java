// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** Opens a WebSocket the way Netty's own example does: its handler sends the handshake when there is a connection. */
final class NettyWebSocket extends SimpleChannelInboundHandler<Object> {
    private static final int MAX_RESPONSE = 8192;

    private final WebSocketClientHandshaker handshaker;
    private final CompletableFuture<Integer> outcome;

    private NettyWebSocket(URI uri, CompletableFuture<Integer> outcome) {
        handshaker = WebSocketClientHandshakerFactory.newHandshaker(
                URI.create(uri.toString().replace("http", "ws")),
                WebSocketVersion.V13,
                null,
                false,
                new DefaultHttpHeaders());
        this.outcome = outcome;
    }

    static CompletableFuture<Integer> open(EventLoopGroup loops, URI uri) {
        CompletableFuture<Integer> outcome = new CompletableFuture<>();
        new Bootstrap()
                .group(loops)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new HttpClientCodec());
                        channel.pipeline().addLast(new HttpObjectAggregator(MAX_RESPONSE));
                        channel.pipeline().addLast(new NettyWebSocket(uri, outcome));
                    }
                })
                .connect("localhost", uri.getPort());
        return outcome;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        handshaker.handshake(context.channel());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, Object message) {
        if (handshaker.isHandshakeComplete()) return;
        handshaker.finishHandshake(context.channel(), (FullHttpResponse) message);
        outcome.complete(101);
        context.close();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable fault) {
        outcome.completeExceptionally(fault);
        context.close();
    }
}
