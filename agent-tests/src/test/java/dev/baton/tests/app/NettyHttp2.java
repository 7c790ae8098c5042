// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerUpgradeHandler;
import io.netty.handler.codec.http2.DefaultHttp2Connection;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2ServerUpgradeCodec;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.HttpToHttp2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.InboundHttp2ToHttpAdapterBuilder;
import java.util.concurrent.Executor;

/** HTTP/2 with one pipeline for all streams; takes connections with prior knowledge and those that upgrade. */
@SuppressWarnings("deprecation")
final class NettyHttp2 {
    private static final int MAX_CONTENT = 1 << 20;

    private NettyHttp2() {}

    /** In HTTP/1 objects. */
    static NettyServer.Pipeline adapting(Executor pool) {
        return channel -> {
            DefaultHttp2Connection connection = new DefaultHttp2Connection(true);
            Http2ConnectionHandler handler = new HttpToHttp2ConnectionHandlerBuilder()
                    .connection(connection)
                    .initialSettings(new Http2Settings().maxConcurrentStreams(1000))
                    .frameListener(new InboundHttp2ToHttpAdapterBuilder(connection)
                            .maxContentLength(MAX_CONTENT)
                            .build())
                    .build();
            HttpServerCodec codec = new HttpServerCodec();
            channel.pipeline().addLast(new PriorKnowledge(handler));
            channel.pipeline().addLast(codec);
            channel.pipeline()
                    .addLast(new HttpServerUpgradeHandler(codec, protocol -> new Http2ServerUpgradeCodec(handler)));
            channel.pipeline().addLast(new NettyApplication(pool, null));
        };
    }

    /** Leaves HTTP/1 handlers in the pipeline, or puts those of HTTP/2 into their place. */
    static final class PriorKnowledge extends ChannelInboundHandlerAdapter {
        private final ChannelHandler[] http2;

        PriorKnowledge(ChannelHandler... http2) {
            this.http2 = http2;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf bytes = (ByteBuf) message;
            if (bytes.getByte(bytes.readerIndex()) == 'P' && bytes.getByte(bytes.readerIndex() + 1) == 'R') {
                while (!(context.pipeline().last() instanceof NettyApplication)
                        && context.pipeline().last() != this) {
                    context.pipeline().removeLast();
                }
                if (context.pipeline().get(HttpServerCodec.class) != null) {
                    context.pipeline().remove(HttpServerCodec.class);
                    context.pipeline().remove(HttpServerUpgradeHandler.class);
                }
                String before = context.name();
                for (ChannelHandler handler : http2) {
                    context.pipeline().addAfter(before, null, handler);
                    before = context.pipeline().context(handler).name();
                }
            }
            context.fireChannelRead(message);
            context.pipeline().remove(this);
        }
    }
}
