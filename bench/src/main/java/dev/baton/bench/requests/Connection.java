// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.requests;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** HTTP/1.1 on a socket, no more of it than the benchmark needs, so that the service has most of the machine. */
final class Connection implements AutoCloseable {
    private static final String LENGTH = "content-length:";

    private final Socket socket;
    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16]; // the longest head
    private int filled;

    Connection(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
    }

    void write(byte[] message) throws IOException {
        socket.getOutputStream().write(message);
    }

    /** The next head, up to the empty line; null: the other side has closed the connection. */
    @Nullable
    String readHead() throws IOException {
        for (int from = 0; ; ) {
            for (int at = from; at + 4 <= filled; at++) {
                if (buffer[at] == '\r' && buffer[at + 1] == '\n' && buffer[at + 2] == '\r' && buffer[at + 3] == '\n') {
                    return take(at + 4);
                }
            }
            from = Math.max(0, filled - 3);
            if (!fill()) return null;
        }
    }

    /** The body of an answer that says its length. */
    String readBody(String head) throws IOException {
        int start = head.toLowerCase(Locale.ROOT).indexOf(LENGTH) + LENGTH.length();
        int length = Integer.parseInt(
                head.substring(start, head.indexOf('\r', start)).trim());
        while (filled < length) {
            if (!fill()) throw new EOFException("cut short after " + head);
        }
        return take(length);
    }

    private boolean fill() throws IOException {
        int count = in.read(buffer, filled, buffer.length - filled);
        if (count > 0) filled += count;
        return count > 0;
    }

    private String take(int length) {
        String taken = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
        filled -= length;
        System.arraycopy(buffer, length, buffer, 0, filled);
        return taken;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
