// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import javax.net.ssl.SSLContext;

/** One kept-alive HTTP/1.1 connection, byte by byte, so that tests say exactly what is sent and when. */
final class Wire implements Closeable {
    private static final int PATIENCE_MILLIS = 60_000;

    final InputStream in;
    private final OutputStream out;
    private final Socket socket;

    Wire(int port) throws IOException {
        this(port, PATIENCE_MILLIS);
    }

    /** @param patienceMillis how long a read may wait */
    Wire(int port, int patienceMillis) throws IOException {
        socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), patienceMillis);
        socket.setSoTimeout(patienceMillis);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** Over TLS. */
    Wire(int port, SSLContext tls) throws IOException {
        socket = tls.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** A connection for one request. */
    static Answer get(int port, String path, Collection<String> headers) throws IOException {
        try (Wire wire = new Wire(port)) {
            return wire.get(path, headers);
        }
    }

    /** Sends a request without a body and reads the answer; {@code headers} are whole lines. */
    Answer get(String path, Collection<String> headers) throws IOException {
        write(request(path, headers));
        return read();
    }

    Answer get(String path) throws IOException {
        return get(path, Collections.<String>emptyList());
    }

    static String request(String path, Collection<String> headers) {
        return request("GET", path, headers);
    }

    /** The head of a request; {@code more} are further header lines. */
    static String request(String method, String path, Collection<String> headers, String... more) {
        StringBuilder request = new StringBuilder(method + ' ' + path + " HTTP/1.1\r\nHost: localhost\r\n");
        for (String header : headers) request.append(header).append("\r\n");
        for (String header : more) request.append(header).append("\r\n");
        return request.append("\r\n").toString();
    }

    void write(String bytes) throws IOException {
        write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    void write(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** Reads one response: its length is given, it comes in chunks, or it ends with the connection. */
    Answer read() throws IOException {
        String statusLine = line();
        StringBuilder head = new StringBuilder(statusLine);
        long length = -1;
        boolean isChunked = false;
        for (String line = line(); !line.isEmpty(); line = line()) {
            String lower = line.toLowerCase(java.util.Locale.ROOT);
            if (lower.startsWith("content-length:"))
                length = Long.parseLong(line.substring(15).trim());
            if (lower.startsWith("transfer-encoding:")) isChunked = true;
            if (!lower.startsWith("date:")) head.append('\n').append(line);
        }
        int status = Integer.parseInt(statusLine.split(" ")[1]);
        String body = status < 200 || status == 204 ? "" : isChunked ? chunks() : length >= 0 ? bytes(length) : rest();
        return new Answer(status, head.toString(), body);
    }

    private String chunks() throws IOException {
        StringBuilder body = new StringBuilder();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            body.append(bytes(size));
            line();
        }
        line();
        return body.toString();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().trim(), 16);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) throw new EOFException("after: " + text(line));
            if (next != '\r') line.write(next);
        }
        return text(line);
    }

    private String bytes(long length) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (bytes.size() < length) {
            int next = in.read();
            if (next < 0) throw new EOFException("after: " + text(bytes));
            bytes.write(next);
        }
        return text(bytes);
    }

    private String rest() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) bytes.write(next);
        return text(bytes);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return new String(bytes.toByteArray(), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
