// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One HTTP/1.1 connection to this machine that is kept alive and on which nothing is ever sent twice. */
public final class Connection implements AutoCloseable {
    static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;
    private final InputStream in;

    public Connection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /**
     * Sends a request and answers the body, or, if the status is not 200, the status line.
     *
     * @param headers each line ended by CR LF
     */
    public String get(String path, String headers) throws IOException {
        sendGet(path, headers);
        return receive();
    }

    /** As {@link #get}, and does not wait for the response. */
    public void sendGet(String path, String headers) throws IOException {
        send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n");
    }

    /** A request, or a part of one. */
    public void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The next response, as {@link #get} answers it. */
    public String receive() throws IOException {
        int length = 0;
        boolean isChunked = false;
        String status = line();
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (line.regionMatches(true, 0, "content-length:", 0, 15))
                length = Integer.parseInt(line.substring(15).trim());
            isChunked |= line.equalsIgnoreCase("transfer-encoding: chunked");
        }
        String body = isChunked ? chunks() : new String(in.readNBytes(length), StandardCharsets.US_ASCII);
        return status.contains(" 200") ? body : status;
    }

    private String chunks() throws IOException {
        StringBuilder body = new StringBuilder();
        for (int length = Integer.parseInt(line(), 16); length > 0; length = Integer.parseInt(line(), 16)) {
            body.append(new String(in.readNBytes(length), StandardCharsets.US_ASCII));
            line();
        }
        line();
        return body.toString();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) throw new IOException("closed after: " + line);
            if (next != '\r') line.append((char) next);
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
