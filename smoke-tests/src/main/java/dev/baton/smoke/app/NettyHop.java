// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.app;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.cors.CorsConfig;
import io.netty.handler.codec.http.cors.CorsConfigBuilder;
import io.netty.handler.codec.http.cors.CorsHandler;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.EventExecutorGroup;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Netty, behind its own CORS handler. Calls whom the parameter {@code url} names. */
public final class NettyHop extends SimpleChannelInboundHandler<FullHttpRequest> {
    private NettyHop() {}

    /** {@code arguments}: the port, the pages' origin. */
    @SuppressWarnings("deprecation") // of Netty 4.2, for 4.1
    public static void main(String[] arguments) {
        CorsConfig cors = CorsConfigBuilder.forOrigin(arguments[1])
                .allowCredentials()
                .allowedRequestMethods(HttpMethod.GET, HttpMethod.POST)
                .allowedRequestHeaders("Content-Type")
                .build();
        EventExecutorGroup workers = new DefaultEventExecutorGroup(4);
        new ServerBootstrap()
                .group(new NioEventLoopGroup(2))
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec())
                                .addLast(new HttpObjectAggregator(65_536))
                                .addLast(new CorsHandler(cors))
                                .addLast(workers, new NettyHop());
                    }
                })
                .bind("127.0.0.1", Integer.parseInt(arguments[0]))
                .syncUninterruptibly();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) throws IOException {
        List<String> url = new QueryStringDecoder(request.uri()).parameters().get("url");
        String body = url == null ? "" : Get.of(new URL(url.get(0)));
        ByteBuf bytes = Unpooled.copiedBuffer(body, StandardCharsets.UTF_8);
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, bytes);
        response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, bytes.readableBytes());
        context.writeAndFlush(response);
    }
}
