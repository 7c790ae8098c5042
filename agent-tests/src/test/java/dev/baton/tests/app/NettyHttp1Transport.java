// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.client.Call;
import dev.baton.tests.client.Keys;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GenericFutureListener;
import io.netty.util.concurrent.Promise;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import javax.net.ssl.SSLEngine;

/** HTTP/1 over a pool of connections: a request waits while there are too many, until another gives its own back. */
@SuppressWarnings("deprecation")
final class NettyHttp1Transport implements NettyClient.Transport {
    private static final int MAX_CONNECTIONS = 20;

    private final EventLoopGroup loops;
    private final Map<String, Pool> pools = new HashMap<>();

    NettyHttp1Transport(EventLoopGroup loops) {
        this.loops = loops;
    }

    @Override
    public void send(Call call, URI uri, HttpRequest head, Promise<HttpResponse> answer) {
        Pool pool;
        synchronized (pools) {
            pool = pools.computeIfAbsent(uri.getScheme() + uri.getPort() + '/' + call.proxyPort, key -> new Pool());
        }
        Promise<Channel> connection = loops.next().newPromise();
        GenericFutureListener<Future<Channel>> send = any -> {
            if (connection.isSuccess()) {
                connection.getNow().pipeline().get(Exchange.class).send(call, head, answer);
            } else {
                answer.tryFailure(connection.cause());
            }
        };
        pool.acquire(call, uri, connection);
        connection.addListener(send);
    }

    private final class Pool {
        private final Queue<Channel> idle = new ArrayDeque<>();
        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private int open;

        void acquire(Call call, URI uri, Promise<Channel> connection) {
            Channel kept;
            synchronized (this) {
                kept = idle.poll();
                if (kept == null && open == MAX_CONNECTIONS) {
                    waiting.add(() -> acquire(call, uri, connection));
                    return;
                }
                if (kept == null) open++;
            }
            if (kept == null) connect(call, uri, connection);
            else connection.setSuccess(kept);
        }

        void giveBack(Channel channel) {
            Runnable next;
            synchronized (this) {
                if (channel.isActive()) idle.add(channel);
                next = waiting.poll();
            }
            if (next != null) next.run();
        }

        void isClosed(Channel channel) {
            Runnable next;
            synchronized (this) {
                idle.remove(channel);
                open--;
                next = waiting.poll();
            }
            if (next != null) next.run();
        }

        private void connect(Call call, URI uri, Promise<Channel> connection) {
            Bootstrap bootstrap = new Bootstrap()
                    .group(loops)
                    .channel(NioSocketChannel.class)
                    .handler(new ChannelInitializer<Channel>() {
                        @Override
                        protected void initChannel(Channel channel) {
                            if (uri.getScheme().equals("https")) {
                                if (call.proxyPort == 0) channel.pipeline().addLast(tls());
                                else channel.pipeline().addLast(new Tunnel(uri, connection));
                            }
                            channel.pipeline().addLast("codec", new HttpClientCodec());
                            channel.pipeline().addLast(new Late(call));
                            channel.pipeline().addLast(new Exchange(Pool.this));
                        }
                    });
            bootstrap
                    .connect("localhost", call.proxyPort > 0 ? call.proxyPort : uri.getPort())
                    .addListener((ChannelFutureListener) connected -> {
                        if (!connected.isSuccess()) {
                            isClosed(connected.channel());
                            connection.setFailure(connected.cause());
                        } else if (connected.channel().pipeline().get(Tunnel.class) == null) {
                            connection.setSuccess(connected.channel());
                        }
                    });
        }
    }

    private static SslHandler tls() {
        SSLEngine engine = Keys.made().context.createSSLEngine();
        engine.setUseClientMode(true);
        engine.setEnabledProtocols(new String[] {"TLSv1.2"}); // 4.0.33 knows nothing newer
        return new SslHandler(engine);
    }

    /** Asks a proxy for a tunnel, and speaks TLS through it. */
    private static final class Tunnel extends ChannelInboundHandlerAdapter {
        private final URI uri;
        private final Promise<Channel> connection;

        Tunnel(URI uri, Promise<Channel> connection) {
            this.uri = uri;
            this.connection = connection;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            context.pipeline().addAfter(context.name(), "proxy", new HttpClientCodec());
            context.pipeline().addAfter("proxy", "agreed", new ChannelInboundHandlerAdapter() {
                @Override
                public void channelRead(ChannelHandlerContext agreed, Object message) {
                    ReferenceCountUtil.release(message);
                    if (!(message instanceof LastHttpContent)) return;
                    agreed.pipeline().remove("proxy");
                    agreed.pipeline().remove("agreed");
                    agreed.pipeline().replace(Tunnel.this, "tls", tls());
                    connection.setSuccess(agreed.channel());
                }
            });
            context.pipeline()
                    .context("agreed")
                    .writeAndFlush(
                            new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.CONNECT, uri.getAuthority()));
        }
    }

    /** An interceptor of the application's. */
    private static final class Late extends ChannelOutboundHandlerAdapter {
        private final Call call;

        Late(Call call) {
            this.call = call;
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            if (message instanceof HttpRequest && !call.lateHeaders.isEmpty()) {
                HttpRequest head = (HttpRequest) message;
                HttpRequest copy = new DefaultHttpRequest(head.getProtocolVersion(), head.getMethod(), head.getUri());
                copy.headers().set(head.headers());
                for (String[] header : call.lateHeaders) copy.headers().set(header[0], header[1]);
                context.write(copy, promise);
            } else {
                context.write(message, promise);
            }
        }
    }

    /** One request after the other on a connection. */
    private static final class Exchange extends ChannelInboundHandlerAdapter {
        private static final int PART = 1000;

        private final Pool pool;
        private volatile Call call;
        private volatile Promise<HttpResponse> answer;
        private HttpResponse response;
        private int answered;

        Exchange(Pool pool) {
            this.pool = pool;
        }

        private ChannelHandlerContext context;

        @Override
        public void handlerAdded(ChannelHandlerContext added) {
            context = added;
        }

        /** On whatever thread. */
        void send(Call begun, HttpRequest head, Promise<HttpResponse> promise) {
            call = begun;
            answer = promise;
            GenericFutureListener<Future<HttpResponse>> stop = kept -> {
                if (!kept.isSuccess()) context.close();
            };
            promise.addListener(stop);
            context.channel().write(head);
            boolean hasBody = head.getMethod().equals(HttpMethod.POST);
            if (!hasBody) context.channel().writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
            else if (begun.expectsContinue) context.channel().flush();
            else body();
        }

        private void body() {
            byte[] body = call.body;
            int sent = 0;
            while (call.isStreamed && sent + PART < body.length) {
                context.channel().write(new DefaultHttpContent(Unpooled.copiedBuffer(body, sent, PART)));
                sent += PART;
            }
            context.channel()
                    .writeAndFlush(new DefaultLastHttpContent(Unpooled.copiedBuffer(body, sent, body.length - sent)));
        }

        @Override
        public void channelRead(ChannelHandlerContext read, Object message) {
            if (message instanceof HttpResponse) response = (HttpResponse) message;
            if (message instanceof LastHttpContent) {
                if (response.getStatus().code() == 100) {
                    body();
                } else {
                    Promise<HttpResponse> kept = answer;
                    answer = null;
                    answered++;
                    pool.giveBack(read.channel());
                    kept.trySuccess(response);
                }
            }
            ReferenceCountUtil.release(message);
        }

        @Override
        public void channelInactive(ChannelHandlerContext gone) {
            Promise<HttpResponse> lost = answer;
            if (lost != null) {
                lost.tryFailure(answered > 0 ? new NettyClient.Stale() : new java.io.IOException("closed"));
            }
            pool.isClosed(gone.channel());
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext where, Throwable fault) {
            if (answer != null) answer.tryFailure(fault);
            where.close();
        }
    }
}
