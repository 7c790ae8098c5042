// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.server.Server;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.cors.CorsConfigBuilder;
import io.netty.handler.codec.http.cors.CorsHandler;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;

/** Netty of any version, with a pipeline of each kind. */
@SuppressWarnings("deprecation")
public final class NettyServer implements Server {
    /** Held, because the logging framework would not: what Netty says of its own end is no news. */
    private static final Logger NETTY_LOG = Logger.getLogger("io.netty");

    private final EventLoopGroup loops = new NioEventLoopGroup(2);
    private final DefaultEventExecutorGroup handlers = new DefaultEventExecutorGroup(2);
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final Map<String, Channel> channels = new LinkedHashMap<>();

    public NettyServer() throws Exception {
        NETTY_LOG.setUseParentHandlers(false);
        listen("http", channel -> {
            channel.pipeline().addLast("codec", new HttpServerCodec());
            channel.pipeline().addLast("application", new NettyApplication(pool, null));
        });
        listen("aggregated", channel -> {
            channel.pipeline().addLast("decoder", new HttpRequestDecoder());
            channel.pipeline().addLast("encoder", new HttpResponseEncoder());
            channel.pipeline().addLast("aggregator", new HttpObjectAggregator(1 << 20));
            channel.pipeline().addLast("application", new NettyApplication(pool, null));
        });
        if (has("io.netty.handler.codec.http.cors.CorsConfigBuilder")) {
            listen("cors", channel -> {
                channel.pipeline().addLast("codec", new HttpServerCodec());
                channel.pipeline().addLast("cors", Since41.cors());
                channel.pipeline().addLast("application", new NettyApplication(pool, null));
            });
        }
        if (has("io.netty.handler.flow.FlowControlHandler")) {
            listen("onebyone", channel -> {
                NettyOneByOne.fill(channel);
                channel.pipeline().addLast("application", new NettyApplication(pool, null));
            });
        }
        listen("handlers", channel -> {
            channel.pipeline().addLast("codec", new HttpServerCodec());
            channel.pipeline().addLast(handlers, "application", new NettyApplication(pool, null));
        });
        listen("executor", channel -> {
            channel.pipeline().addLast("codec", new HttpServerCodec());
            channel.pipeline().addLast("application", new NettyApplication(pool, pool));
        });
        Executor virtual = virtualThreads();
        if (virtual != null) {
            listen("virtual", channel -> {
                channel.pipeline().addLast("codec", new HttpServerCodec());
                channel.pipeline().addLast("application", new NettyApplication(pool, virtual));
            });
        }
        if (has("io.netty.handler.codec.http2.Http2ConnectionHandler")) listen("h2c", NettyHttp2.adapting(pool));
        if (has("io.netty.handler.codec.http2.Http2MultiplexHandler"))
            listen("frames", NettyStreams.multiplexing(pool));
        if (has("io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec")) {
            listen("multiplexcodec", NettyStreams.multiplexingInOne(pool));
        }
    }

    private static final class Since41 {
        static ChannelHandler cors() {
            return new CorsHandler(CorsConfigBuilder.forOrigin("http://page.example")
                    .allowedRequestMethods(HttpMethod.GET)
                    .allowedRequestHeaders("X-App")
                    .build());
        }
    }

    /** Fills the pipeline of a new connection. */
    interface Pipeline {
        void fill(Channel channel) throws Exception;
    }

    private void listen(String name, Pipeline pipeline) throws InterruptedException {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) throws Exception {
                        pipeline.fill(channel);
                    }
                });
        channels.put(
                name,
                bootstrap
                        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                        .sync()
                        .channel());
    }

    private static boolean has(String className) {
        try {
            Class.forName(className);
            return true;
        } catch (ClassNotFoundException olderNetty) {
            return false;
        }
    }

    private static Executor virtualThreads() throws ReflectiveOperationException {
        try {
            return (Executor)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (NoSuchMethodException olderJava) {
            return null;
        }
    }

    @Override
    public int port(String connector) {
        return ((InetSocketAddress) channels.get(connector).localAddress()).getPort();
    }

    @Override
    public void close() {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        handlers.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        pool.shutdown();
    }
}
