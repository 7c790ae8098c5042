// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.servlet.AsyncContext;
import javax.servlet.ReadListener;
import javax.servlet.ServletInputStream;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpUpgradeHandler;
import javax.servlet.http.WebConnection;

/** Bodies that are read and written when the container says it is time, and a connection that leaves HTTP. */
final class NonBlocking {
    /** More than the buffers between the two ends of a connection hold. */
    private static final int LINES = 100_000;

    private static final byte[] LINE =
            "one line of a body that the client is slow to read, and many more\n".getBytes(StandardCharsets.ISO_8859_1);

    /** Of what is written, by the request's {@code id}: done when the client, who does not read yet, keeps it from going on. */
    private static final Map<String, CompletableFuture<Void>> HALTS = new ConcurrentHashMap<>();

    private NonBlocking() {}

    static void addTo(Map<String, Handler> handlers) {
        handlers.put("/read", NonBlocking::read);
        handlers.put("/write", NonBlocking::write);
        handlers.put("/halted", NonBlocking::halted);
        handlers.put("/writePage", NonBlocking::writePage);
        handlers.put("/upgrade", NonBlocking::upgrade);
    }

    private static void read(HttpServletRequest request, HttpServletResponse response) throws IOException {
        AsyncContext async = request.startAsync();
        ServletInputStream in = request.getInputStream();
        in.setReadListener(new ReadListener() {
            private final byte[] buffer = new byte[100];
            private String seen = "";

            @Override
            public void onDataAvailable() throws IOException {
                while (in.isReady() && !in.isFinished()) {
                    if (in.read(buffer) > 0) seen = Sight.at("onDataAvailable");
                }
            }

            @Override
            public void onAllDataRead() throws IOException {
                Blocking.write(response, seen + Sight.at("onAllDataRead"));
                async.complete();
            }

            @Override
            public void onError(Throwable fault) {
                async.complete();
            }
        });
    }

    private static void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        CompletableFuture<Void> halt = halt(request);
        AsyncContext async = request.startAsync();
        ServletOutputStream out = response.getOutputStream();
        out.setWriteListener(new WriteListener() {
            private int calls;
            private int written;

            @Override
            public void onWritePossible() throws IOException {
                calls++;
                while (written < LINES && out.isReady()) {
                    out.write(LINE);
                    written++;
                }
                if (written < LINES || !out.isReady()) {
                    halt.complete(null);
                    return;
                }
                out.write(
                        ("calls/" + calls + '\n' + Sight.at("onWritePossible")).getBytes(StandardCharsets.ISO_8859_1));
                async.complete();
            }

            @Override
            public void onError(Throwable fault) {
                async.complete();
            }
        });
    }

    private static CompletableFuture<Void> halt(HttpServletRequest request) {
        return HALTS.computeIfAbsent(request.getParameter("id"), id -> new CompletableFuture<>());
    }

    private static void halted(HttpServletRequest request, HttpServletResponse response) throws Exception {
        halt(request).get(1, TimeUnit.MINUTES);
        Blocking.write(response, "halted");
    }

    /** In pieces of as many bytes as {@code step} says. */
    private static void writePage(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        byte[] html = HtmlPages.html(request);
        if (request.getParameter("length") != null) response.setContentLength(html.length);
        int step = Integer.parseInt(request.getParameter("step"));
        AsyncContext async = request.startAsync();
        ServletOutputStream out = response.getOutputStream();
        out.setWriteListener(new WriteListener() {
            private int from;

            @Override
            public void onWritePossible() throws IOException {
                while (from < html.length && out.isReady()) {
                    int length = Math.min(step, html.length - from);
                    out.write(html, from, length);
                    from += length;
                }
                if (from == html.length && out.isReady()) async.complete();
            }

            @Override
            public void onError(Throwable fault) {
                async.complete();
            }
        });
    }

    private static void upgrade(HttpServletRequest request, HttpServletResponse response) throws Exception {
        response.setHeader("Upgrade", "sight");
        response.setHeader("Connection", "Upgrade");
        request.upgrade(Upgraded.class);
    }

    /** Answers each byte with what can be seen when it comes, and one byte to end with: a dot. */
    public static final class Upgraded implements HttpUpgradeHandler {
        @Override
        public void init(WebConnection connection) {
            try {
                ServletInputStream in = connection.getInputStream();
                ServletOutputStream out = connection.getOutputStream();
                in.setReadListener(new ReadListener() {
                    @Override
                    public void onDataAvailable() throws IOException {
                        while (in.isReady()) {
                            if (in.read() < 0) return;
                            out.write((Sight.at("upgraded") + '.').getBytes(StandardCharsets.ISO_8859_1));
                            out.flush();
                        }
                    }

                    @Override
                    public void onAllDataRead() {
                        // The client has gone.
                    }

                    @Override
                    public void onError(Throwable fault) {
                        // The client has gone.
                    }
                });
            } catch (IOException fault) {
                throw new IllegalStateException(fault);
            }
        }

        @Override
        public void destroy() {
            // Nothing is held.
        }
    }
}
