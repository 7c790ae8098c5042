// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;

/**
 * HTTP/1.1 by hand on sockets with keep-alive, so that nothing stands between the wire and what is noted. Besides the
 * paths of {@link Origin}: {@code /drop} closes the connection unanswered if it has served a request before; a {@code
 * CONNECT} is noted and tunnelled; absolute targets, as proxies get them, are answered as if they were our own.
 */
final class WireOrigin implements Origin {
    private static final int BACKLOG = 1024;

    private final ServerSocket server;
    private final String scheme;
    private final List<Received> received = new ArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);

    private WireOrigin(ServerSocket server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        start("accepts", this::accept);
    }

    static WireOrigin plain() throws IOException {
        return new WireOrigin(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), "http");
    }

    static WireOrigin tls(SSLContext keys) throws IOException {
        return new WireOrigin(
                keys.getServerSocketFactory().createServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()),
                "https");
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public URI uri(String path) {
        return URI.create(scheme + "://localhost:" + port() + path);
    }

    @Override
    public List<Received> received() {
        synchronized (received) {
            List<Received> taken = new ArrayList<>(received);
            received.clear();
            return taken;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
            for (Socket socket : open) socket.close();
        } catch (IOException ignored) {
            // nothing is left to answer
        }
    }

    private void accept() throws IOException {
        while (true) {
            Socket socket = server.accept();
            open.add(socket);
            start("serves", () -> {
                try {
                    serve(socket);
                } finally {
                    open.remove(socket);
                    socket.close();
                }
            });
        }
    }

    private void serve(Socket socket) throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        OutputStream out = socket.getOutputStream();
        for (int served = 0; ; served++) {
            Received request = read(in, out);
            synchronized (received) {
                received.add(request);
            }
            String target = request.target.replaceFirst("^https?://[^/]*", "");
            String path = target.replaceFirst("\\?.*", "");
            String query = target.indexOf('?') < 0 ? "" : target.substring(target.indexOf('?') + 1);
            if (request.method.equals("CONNECT")) {
                tunnel(request.target, socket, in, out);
                return;
            } else if (!request.values("Sec-WebSocket-Key").isEmpty()) {
                WebSocketPeer.serve(request.values("Sec-WebSocket-Key").get(0), in, out);
                return;
            } else if (path.equals("/drop") && served > 0) {
                return;
            } else if (path.equals("/hang")) {
                await();
                return;
            } else if (path.equals("/302") || path.equals("/307")) {
                answer(out, path.substring(1) + " Elsewhere", "Location: " + query);
            } else if (path.equals("/locked") && request.values("Authorization").isEmpty()) {
                answer(out, "401 Locked", "WWW-Authenticate: Basic realm=\"here\"");
            } else {
                answer(out, "200 OK", "Content-Type: text/plain");
            }
        }
    }

    private void await() {
        try {
            closed.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(OutputStream out, String status, String header) throws IOException {
        String answer = "HTTP/1.1 " + status + "\r\n" + header + "\r\nContent-Length: 2\r\n\r\nok";
        out.write(answer.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static Received read(InputStream in, OutputStream out) throws IOException {
        String[] requestLine = line(in).split(" ");
        List<String[]> lines = new ArrayList<>();
        int length = 0;
        boolean isChunked = false;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String name = line.substring(0, line.indexOf(':'));
            String value = line.substring(line.indexOf(':') + 1).trim();
            lines.add(new String[] {name, value});
            if (name.equalsIgnoreCase("Content-Length")) length = Integer.parseInt(value);
            if (name.equalsIgnoreCase("Transfer-Encoding")) isChunked = true;
            if (name.equalsIgnoreCase("Expect")) out.write("HTTP/1.1 100 Go on\r\n\r\n".getBytes("US-ASCII"));
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (isChunked) chunks(in, body);
        else copy(in, length, body);
        return new Received(requestLine[0], requestLine[1], lines, body.toByteArray());
    }

    private static void chunks(InputStream in, ByteArrayOutputStream body) throws IOException {
        while (true) {
            int length = Integer.parseInt(line(in).replaceFirst(";.*", "").trim(), 16);
            copy(in, length, body);
            line(in);
            if (length == 0) return;
        }
    }

    private static void copy(InputStream in, int length, ByteArrayOutputStream body) throws IOException {
        for (int i = 0; i < length; i++) body.write(next(in));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (byte next = next(in); next != '\n'; next = next(in)) {
            if (next != '\r') line.write(next);
        }
        return line.toString("ISO-8859-1");
    }

    private static byte next(InputStream in) throws IOException {
        int next = in.read();
        if (next < 0) throw new EOFException();
        return (byte) next;
    }

    private void tunnel(String target, Socket socket, InputStream in, OutputStream out) throws IOException {
        int colon = target.lastIndexOf(':');
        try (Socket there = new Socket("localhost", Integer.parseInt(target.substring(colon + 1)))) {
            open.add(there);
            out.write("HTTP/1.1 200 Connected\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            start("tunnels", () -> {
                pump(there.getInputStream(), out);
                socket.close();
            });
            pump(in, there.getOutputStream());
            open.remove(there);
        }
    }

    private static void pump(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[8192];
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            to.write(buffer, 0, read);
            to.flush();
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    private static void start(String deed, Step step) {
        Thread thread = new Thread(
                () -> {
                    try {
                        step.run();
                    } catch (IOException ended) {
                        // the other side hung up, or the test is over
                    }
                },
                "origin " + deed);
        thread.setDaemon(true);
        thread.start();
    }
}
