// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.encoding.ContentEncodingRepository;
import io.undertow.server.handlers.encoding.EncodingHandler;
import io.undertow.server.handlers.encoding.GzipEncodingProvider;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Logger;

/** A handler, served by one Undertow for each kind of listener. */
final class UndertowListeners {
    /** Held, because the logging framework would not: what they say of themselves and of the application is no news. */
    private static final Logger[] LOGS = {
        Logger.getLogger("io.undertow"), Logger.getLogger("org.xnio"), Logger.getLogger("org.jboss.threads")
    };

    private final Map<String, Undertow> servers = new LinkedHashMap<>();
    private final ExecutorService executor = Executors.newFixedThreadPool(8);

    UndertowListeners(HttpHandler handler) throws ReflectiveOperationException {
        for (Logger log : LOGS) log.setUseParentHandlers(false);
        serve("http", handler, false);
        serve("h2c", handler, true);
        ContentEncodingRepository gzip =
                new ContentEncodingRepository().addEncodingHandler("gzip", new GzipEncodingProvider(), 50);
        serve("gzip", new EncodingHandler(handler, gzip), false);
        serve("executor", on(executor, handler), false);
        Executor virtual = VirtualThreads.executor();
        if (virtual != null) serve("virtual", on(virtual, handler), false);
    }

    private static HttpHandler on(Executor executor, HttpHandler handler) {
        return exchange -> exchange.dispatch(executor, handler);
    }

    private void serve(String name, HttpHandler handler, boolean isHttp2) {
        Undertow server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1", handler)
                .setIoThreads(2)
                // Some tests need this many requests inside at a time.
                .setWorkerThreads(64)
                .setServerOption(UndertowOptions.ENABLE_HTTP2, isHttp2)
                .build();
        server.start();
        servers.put(name, server);
    }

    int port(String listener) {
        return ((InetSocketAddress)
                        servers.get(listener).getListenerInfo().get(0).getAddress())
                .getPort();
    }

    void close() {
        for (Undertow server : servers.values()) server.stop();
        executor.shutdown();
    }
}
