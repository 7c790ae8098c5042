// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerUpgradeHandler;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2ServerUpgradeCodec;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import java.util.concurrent.Executor;

/** HTTP/2 with a channel for each stream, for versions that have it. */
@SuppressWarnings("deprecation")
final class NettyStreams {
    private NettyStreams() {}

    /** A channel for each stream. */
    static NettyServer.Pipeline multiplexing(Executor pool) {
        return channel -> {
            Http2FrameCodec frames = Http2FrameCodecBuilder.forServer()
                    .initialSettings(new Http2Settings().maxConcurrentStreams(1000))
                    .build();
            Http2MultiplexHandler streams = new Http2MultiplexHandler(stream(pool));
            HttpServerCodec codec = new HttpServerCodec();
            channel.pipeline().addLast(new NettyHttp2.PriorKnowledge(frames, streams));
            channel.pipeline().addLast(codec);
            channel.pipeline()
                    .addLast(new HttpServerUpgradeHandler(
                            codec, protocol -> new Http2ServerUpgradeCodec(frames, streams)));
        };
    }

    /** The same as it was done before 4.1.37. */
    static NettyServer.Pipeline multiplexingInOne(Executor pool) {
        return channel -> channel.pipeline()
                .addLast(new NettyHttp2.PriorKnowledge(Http2MultiplexCodecBuilder.forServer(stream(pool))
                        .initialSettings(new Http2Settings().maxConcurrentStreams(1000))
                        .build()));
    }

    private static ChannelHandler stream(Executor pool) {
        return new Stream(pool);
    }

    @ChannelHandler.Sharable
    private static final class Stream extends ChannelInitializer<Channel> {
        private final Executor pool;

        Stream(Executor pool) {
            this.pool = pool;
        }

        @Override
        protected void initChannel(Channel channel) {
            channel.pipeline().addLast(new Http2StreamFrameToHttpObjectCodec(true));
            channel.pipeline().addLast(new NettyApplication(pool, null));
        }
    }
}
