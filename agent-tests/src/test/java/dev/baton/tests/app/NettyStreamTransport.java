// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.client.Call;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GenericFutureListener;
import io.netty.util.concurrent.Promise;
import java.net.URI;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;
import java.util.Map;

/** The same with a channel for each stream, and in frames. */
@SuppressWarnings("deprecation")
final class NettyStreamTransport extends NettyHttp2Transport {
    NettyStreamTransport(EventLoopGroup loops) {
        super(loops);
    }

    @Override
    ChannelHandler connection() {
        return new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline()
                        .addLast(Http2FrameCodecBuilder.forClient()
                                .encoderEnforceMaxConcurrentStreams(true)
                                .build());
                channel.pipeline().addLast(new Http2MultiplexHandler(new ChannelInboundHandlerAdapter()));
            }
        };
    }

    @Override
    void send(Channel connection, Call call, URI uri, HttpRequest head, Promise<HttpResponse> answer) {
        GenericFutureListener<Future<Http2StreamChannel>> send = opened -> {
            if (!opened.isSuccess()) {
                boolean isClosed = opened.cause() instanceof ClosedChannelException;
                answer.tryFailure(isClosed ? new NettyClient.Stale() : opened.cause());
                return;
            }
            Http2StreamChannel stream = opened.getNow();
            boolean hasBody = head.getMethod().name().equals("POST");
            stream.writeAndFlush(new DefaultHttp2HeadersFrame(headers(uri, head), !hasBody))
                    .addListener(written -> {
                        if (!written.isSuccess()) answer.tryFailure(written.cause());
                    });
            if (hasBody) stream.writeAndFlush(new DefaultHttp2DataFrame(Unpooled.copiedBuffer(call.body), true));
            GenericFutureListener<Future<HttpResponse>> stop = kept -> {
                if (!kept.isSuccess()) stream.close();
            };
            answer.addListener(stop);
        };
        new Http2StreamChannelBootstrap(connection)
                .handler(new Answer(answer))
                .open()
                .addListener(send);
    }

    private static Http2Headers headers(URI uri, HttpRequest head) {
        Http2Headers headers = new DefaultHttp2Headers();
        headers.method(head.getMethod().name())
                .path(head.getUri())
                .scheme("http")
                .authority(uri.getAuthority());
        for (Map.Entry<String, String> header : head.headers()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (!name.equals("host") && !name.equals("transfer-encoding")) headers.add(name, header.getValue());
        }
        return headers;
    }

    private static final class Answer extends ChannelInboundHandlerAdapter {
        private final Promise<HttpResponse> answer;
        private HttpResponse response;

        Answer(Promise<HttpResponse> answer) {
            this.answer = answer;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            boolean isOver = false;
            if (message instanceof Http2HeadersFrame) {
                Http2Headers headers = ((Http2HeadersFrame) message).headers();
                int status = Integer.parseInt(headers.status().toString());
                response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status));
                for (Map.Entry<CharSequence, CharSequence> header : headers) {
                    if (header.getKey().charAt(0) != ':') response.headers().add(header.getKey(), header.getValue());
                }
                isOver = ((Http2HeadersFrame) message).isEndStream();
            } else if (message instanceof Http2DataFrame) {
                isOver = ((Http2DataFrame) message).isEndStream();
            }
            ReferenceCountUtil.release(message);
            if (isOver) answer.trySuccess(response);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            answer.tryFailure(new NettyClient.Stale());
        }
    }
}
