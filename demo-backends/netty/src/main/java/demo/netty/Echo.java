// SPDX-License-Identifier: Apache-2.0
package demo.netty;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonWriter;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the headers it got. */
final class Echo extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final Logger log = LoggerFactory.getLogger(Echo.class);
    private static final String VERSION =
            Version.identify().get("netty-codec-http").artifactVersion();

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        log.info("{} {}", request.method(), request.uri());
        JsonArray headers = new JsonArray();
        request.headers().forEach(line -> headers.add(JsonArray.from(line.getKey(), line.getValue())));
        JsonObject answer = new JsonObject();
        answer.put("name", "netty");
        answer.put("server", "Netty " + VERSION + ", on an event loop");
        answer.put("headers", headers);
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.OK,
                Unpooled.wrappedBuffer(ByteBufUtil.writeUtf8(context.alloc(), JsonWriter.string(answer))));
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/json;charset=UTF-8");
        HttpUtil.setContentLength(response, response.content().readableBytes());
        if (HttpUtil.isKeepAlive(request)) {
            context.writeAndFlush(response);
        } else {
            context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        log.error("A request failed", failure);
        context.close();
    }
}
