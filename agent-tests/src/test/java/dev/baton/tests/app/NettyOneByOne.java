// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.flow.FlowControlHandler;

/** Asks for a request when the response to the one before is written; what has come by then is held back. */
final class NettyOneByOne extends ChannelDuplexHandler {
    /** Fills the pipeline of a new connection as far as to the application. */
    static void fill(Channel channel) {
        channel.config().setAutoRead(false);
        channel.pipeline().addLast("codec", new HttpServerCodec());
        channel.pipeline().addLast("flow", new FlowControlHandler());
        channel.pipeline().addLast("one by one", new NettyOneByOne());
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        context.fireChannelActive();
        context.read();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        boolean isOver = message instanceof LastHttpContent;
        context.fireChannelRead(message);
        if (!isOver) readNext(context);
    }

    /** Later, as {@code FlowControlHandler} is not to be asked while it gives. */
    private static void readNext(ChannelHandlerContext context) {
        context.executor().execute(() -> context.read());
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof LastHttpContent) promise.addListener(written -> readNext(context));
        context.write(message, promise);
    }
}
