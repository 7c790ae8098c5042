// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.requests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Whom the service calls: it answers with the trace id that reached it, or with a dash. */
final class Peer implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());

    Peer() throws IOException {
        start(() -> {
            while (true) {
                Socket socket = server.accept();
                start(() -> serve(socket));
            }
        });
    }

    int port() {
        return server.getLocalPort();
    }

    private static void serve(Socket socket) throws IOException {
        try (Connection connection = new Connection(socket)) {
            for (String head = connection.readHead(); head != null; head = connection.readHead()) {
                String body = head.contains(Traffic.TRACE_ID) ? Traffic.TRACE_ID : "-";
                connection.write(("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                        .getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    private void start(Loop loop) {
        Thread thread = new Thread(() -> {
            try {
                loop.run();
            } catch (IOException fault) {
                if (!server.isClosed()) throw new UncheckedIOException(fault);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private interface Loop {
        void run() throws IOException;
    }
}
