// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.server.Server;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.servlet.DispatcherType;
import org.eclipse.jetty.servlet.FilterHolder;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.eclipse.jetty.util.thread.ExecutorThreadPool;
import org.eclipse.jetty.util.thread.ThreadPool;

/** Jetty 8: of what the edges of Jetty weave it has the names of some classes, and none of the methods. */
public final class Jetty8Server implements Server {
    private final Map<String, org.eclipse.jetty.server.Server> servers = new HashMap<>();
    private final List<ExecutorService> executors = new ArrayList<>();

    public Jetty8Server() throws Exception {
        start("http", null);
        start("executor", Executors.newFixedThreadPool(8));
        ExecutorService virtual = (ExecutorService) VirtualThreads.executor();
        if (virtual != null) start("virtual", virtual);
    }

    private void start(String connector, ExecutorService executor) throws Exception {
        ServletContextHandler context = new ServletContextHandler();
        context.setContextPath("/");
        for (Map.Entry<String, Handler> handler : ServletApplication.handlers().entrySet()) {
            ServletHolder servlet = new ServletHolder(new HandlerServlet(handler.getValue()));
            servlet.setAsyncSupported(true);
            context.addServlet(servlet, handler.getKey());
        }
        FilterHolder filter = new FilterHolder(new SightFilter());
        filter.setAsyncSupported(true);
        context.addFilter(filter, SightFilter.PATH, EnumSet.of(DispatcherType.REQUEST));
        org.eclipse.jetty.server.Server jetty =
                new org.eclipse.jetty.server.Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        jetty.setHandler(context);
        if (executor != null) {
            executors.add(executor);
            // By reflection, since this is compiled against 9.
            Object pool = ExecutorThreadPool.class
                    .getConstructor(ExecutorService.class)
                    .newInstance(executor);
            jetty.getClass().getMethod("setThreadPool", ThreadPool.class).invoke(jetty, pool);
        }
        jetty.start();
        servers.put(connector, jetty);
    }

    @Override
    public int port(String connector) {
        Object first = servers.get(connector).getConnectors()[0];
        try {
            return (Integer) first.getClass().getMethod("getLocalPort").invoke(first);
        } catch (ReflectiveOperationException fault) {
            throw new IllegalStateException(fault);
        }
    }

    @Override
    public void close() throws Exception {
        for (org.eclipse.jetty.server.Server jetty : servers.values()) jetty.stop();
        for (ExecutorService executor : executors) executor.shutdown();
    }
}
