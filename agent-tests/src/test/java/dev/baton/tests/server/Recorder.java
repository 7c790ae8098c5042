// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A server of plain sockets that Baton knows nothing of. It answers each request with the header lines that reached it,
 * one connection each.
 */
final class Recorder implements Closeable {
    private final ServerSocket socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());

    Recorder() throws IOException {
        start(this::serve);
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "recorder");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                start(() -> serve(connection));
            } catch (IOException closed) {
                // By the end of the tests.
            }
        }
    }

    /** On a thread of its own: there are clients that open connections to have them ready. */
    private static void serve(Socket connection) {
        try (Socket held = connection) {
            answer(held);
        } catch (IOException closed) {
            // By the client, whose test will say so.
        }
    }

    private static void answer(Socket connection) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
        StringBuilder lines = new StringBuilder();
        in.readLine();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            lines.append(line).append('\n');
        }
        String response =
                "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + lines.length() + "\r\n\r\n" + lines;
        connection.getOutputStream().write(response.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
