// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.server.Server;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Logger;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.servlet.FilterRegistration;
import org.glassfish.grizzly.servlet.ServletRegistration;
import org.glassfish.grizzly.servlet.WebappContext;
import org.glassfish.grizzly.threadpool.ThreadPoolConfig;

/** Grizzly's servlet container, which GlassFish's is built on: no edge of a server knows it. */
public final class GrizzlyServer implements Server {
    /** Held, because the logging framework would not: what Grizzly says of the application's faults is no news. */
    private static final Logger GRIZZLY_LOG = Logger.getLogger("org.glassfish.grizzly");

    private static final int THREADS = 80; // more than there are clients at once

    private final HttpServer grizzly = new HttpServer();
    private final Map<String, NetworkListener> listeners = new HashMap<>();
    private final List<ExecutorService> executors = new ArrayList<>();

    public GrizzlyServer() throws Exception {
        GRIZZLY_LOG.setUseParentHandlers(false);
        WebappContext context = new WebappContext("contract", "");
        for (Map.Entry<String, Handler> handler : ServletApplication.handlers().entrySet()) {
            ServletRegistration servlet = context.addServlet(handler.getKey(), new HandlerServlet(handler.getValue()));
            servlet.addMapping(handler.getKey());
            servlet.setAsyncSupported(true);
        }
        FilterRegistration filter = context.addFilter("sight", new SightFilter());
        filter.addMappingForUrlPatterns(null, SightFilter.PATH);
        filter.setAsyncSupported(true);
        ThreadPoolConfig pool =
                ThreadPoolConfig.defaultConfig().setCorePoolSize(THREADS).setMaxPoolSize(THREADS);
        add("http").getTransport().setWorkerThreadPoolConfig(pool);
        run("executor", Executors.newFixedThreadPool(8));
        run("virtual", (ExecutorService) VirtualThreads.executor());
        context.deploy(grizzly);
        grizzly.start();
    }

    private NetworkListener add(String name) {
        NetworkListener listener = new NetworkListener(name, "127.0.0.1", 0);
        listeners.put(name, listener);
        grizzly.addListener(listener);
        return listener;
    }

    private void run(String name, ExecutorService executor) {
        if (executor == null) return;
        executors.add(executor);
        add(name).getTransport().setWorkerThreadPool(executor);
    }

    @Override
    public int port(String connector) {
        return listeners.get(connector).getPort();
    }

    @Override
    @SuppressWarnings("deprecation")
    public void close() {
        grizzly.stop(); // 2.3.1 has nothing else
        for (ExecutorService executor : executors) executor.shutdown();
    }
}
