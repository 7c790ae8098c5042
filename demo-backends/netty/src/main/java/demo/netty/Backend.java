// SPDX-License-Identifier: Apache-2.0
package demo.netty;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An ordinary backend on Netty, the last of its chain: {@code java -jar baton-demo-netty.jar PORT}. */
public final class Backend {
    private static final Logger log = LoggerFactory.getLogger(Backend.class);
    private static final int MAX_CONTENT = 1 << 16; // bytes

    private Backend() {}

    public static void main(String[] arguments) throws Exception {
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try {
            new ServerBootstrap()
                    .group(loops)
                    .channel(NioServerSocketChannel.class)
                    .childHandler(new ChannelInitializer<SocketChannel>() {
                        @Override
                        protected void initChannel(SocketChannel channel) {
                            channel.pipeline()
                                    .addLast(new HttpServerCodec(), new HttpObjectAggregator(MAX_CONTENT), new Echo());
                        }
                    })
                    .bind("127.0.0.1", Integer.parseInt(arguments[0]))
                    .sync();
            log.info("Listening on {}", arguments[0]);
            awaitEndOfInput();
        } finally {
            loops.shutdownGracefully();
        }
    }

    /** Whoever started this backend ends it by closing its standard input, or by ending. */
    private static void awaitEndOfInput() throws IOException {
        while (System.in.read() >= 0) {
            log.debug("Input ignored");
        }
    }
}
