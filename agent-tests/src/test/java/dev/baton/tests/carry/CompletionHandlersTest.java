// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.nio.channels.InterruptedByTimeoutException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and sockets whose operations end in a {@code CompletionHandler}. */
class CompletionHandlersTest {
    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

    @AfterEach
    void nothingIsLeft() throws InterruptedException {
        Request.assertNothingIsLeft();
    }

    private void assertNext(Request request, String what) throws InterruptedException {
        assertThat(seen.poll(30, TimeUnit.SECONDS)).isEqualTo(request.id + ' ' + what);
    }

    @Test
    void files(@TempDir Path directory) throws Exception {
        try (AsynchronousFileChannel file = AsynchronousFileChannel.open(
                directory.resolve("file"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            for (int round = 0; round < 3; round++) {
                try (Request request = round == 1 ? Request.untraced() : Request.traced()) {
                    file.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), 0, "write", new Note<>(seen));
                    assertNext(request, "3 write");
                    file.read(ByteBuffer.allocate(8), 0, "read", new Note<>(seen));
                    assertNext(request, "3 read");
                    file.lock(0, 1, false, "lock", new Note<>(seen));
                    assertNext(request, "lock lock");
                }
            }
            assertThatThrownBy(() -> file.read(ByteBuffer.allocate(8), 0, "", null))
                    .isInstanceOf(NullPointerException.class);
        }
    }

    @Test
    void sockets() throws Exception {
        ThreadFactory threads = Thread::new;
        AsynchronousChannelGroup group = AsynchronousChannelGroup.withFixedThreadPool(1, threads);
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (AsynchronousServerSocketChannel server =
                        AsynchronousServerSocketChannel.open().bind(new InetSocketAddress(loopback, 0));
                AsynchronousSocketChannel socket = AsynchronousSocketChannel.open(group)) {
            try (Request request = Request.traced()) {
                socket.connect(server.getLocalAddress(), "connect", new Note<>(seen));
                assertNext(request, "null connect");
            }
            try (AsynchronousSocketChannel peer = server.accept().get()) {
                for (int round = 0; round < 3; round++) {
                    try (Request request = round == 1 ? Request.untraced() : Request.traced()) {
                        ByteBuffer two = ByteBuffer.wrap(new byte[2]);
                        socket.read(ByteBuffer.allocate(2), 1, TimeUnit.MINUTES, "read", new Note<>(seen));
                        peer.write(two).get();
                        assertNext(request, "2 read");
                        socket.write(ByteBuffer.wrap(new byte[2]), "write", new Note<>(seen));
                        assertNext(request, "2 write");
                        ByteBuffer[] buffers = {ByteBuffer.wrap(new byte[1]), ByteBuffer.wrap(new byte[1])};
                        socket.write(buffers, 0, 2, 1, TimeUnit.MINUTES, "gather", new Note<>(seen));
                        assertNext(request, "2 gather");
                    }
                }
                try (Request request = Request.traced()) {
                    socket.read(ByteBuffer.allocate(2), 1, TimeUnit.MILLISECONDS, "late", new Note<>(seen));
                    assertNext(request, InterruptedByTimeoutException.class.getName() + " late");
                }
            }
        } finally {
            group.shutdownNow();
        }
    }

    /** The next connection is somebody else's. */
    @Test
    void whoAcceptsConnectionsAcceptsThemForAll() throws Exception {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (AsynchronousServerSocketChannel server =
                AsynchronousServerSocketChannel.open().bind(new InetSocketAddress(loopback, 0))) {
            try (Request request = Request.traced()) {
                server.accept("accept", new Note<>(seen));
            }
            try (AsynchronousSocketChannel socket = AsynchronousSocketChannel.open()) {
                socket.connect(server.getLocalAddress()).get();
                assertThat(seen.poll(30, TimeUnit.SECONDS)).startsWith(Request.NONE);
            }
        }
    }

    private static final class Note<R> implements CompletionHandler<R, String> {
        private final BlockingQueue<String> seen;

        Note(BlockingQueue<String> seen) {
            this.seen = seen;
        }

        @Override
        public void completed(R result, String attachment) {
            String what = String.valueOf(result);
            if (result instanceof java.nio.channels.FileLock) {
                what = "lock";
                try {
                    ((java.nio.channels.FileLock) result).release();
                } catch (IOException unreleased) {
                    what = unreleased.toString();
                }
            } else if (result instanceof AsynchronousSocketChannel) {
                what = "connection";
                try {
                    ((AsynchronousSocketChannel) result).close();
                } catch (IOException unclosed) {
                    what = unclosed.toString();
                }
            }
            seen.add(Request.current() + ' ' + what + ' ' + attachment);
        }

        @Override
        public void failed(Throwable thrown, String attachment) {
            seen.add(Request.current() + ' ' + thrown.getClass().getName() + ' ' + attachment);
        }
    }
}
