// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.server.Server;
import java.lang.reflect.Method;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.servlet.DispatcherType;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.servlet.FilterHolder;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;

/** Jetty of any version, with servlets and a connector of each kind. From 12 on with those of whichever EE there is. */
public final class JettyServer implements Server {
    /** Held, because the logging framework would not: what Jetty says of the application's faults is no news. */
    private static final Logger JETTY_LOG = Logger.getLogger("org.eclipse.jetty");

    private final org.eclipse.jetty.server.Server jetty;
    private final Map<String, ServerConnector> connectors = new LinkedHashMap<>();
    private final ExecutorService executor = Executors.newFixedThreadPool(8);

    public JettyServer() throws Exception {
        System.setProperty("org.eclipse.jetty.util.log.class", "org.eclipse.jetty.util.log.JavaUtilLog");
        JETTY_LOG.setUseParentHandlers(false);
        jetty = new org.eclipse.jetty.server.Server();
        ErrorHandler errors = new ErrorHandler();
        // Stack traces make pages that differ for the same request.
        errors.setShowStacks(false);
        setErrorHandler(jetty, errors);
        jetty.addBean(errors);
        Object context = context();
        jetty.setHandler((org.eclipse.jetty.server.Handler)
                (context instanceof Supplier ? ((Supplier<?>) context).get() : context));
        HttpConnectionFactory http = new HttpConnectionFactory(new HttpConfiguration());
        add("http", new ServerConnector(jetty, http));
        run("executor", executor);
        Executor virtual = VirtualThreads.executor();
        if (virtual != null) run("virtual", virtual);
        if (hasHttp2()) add("h2c", new ServerConnector(jetty, http, Http2.factory()));
        jetty.start();
    }

    private static Object context() throws ReflectiveOperationException {
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
        ErrorPageErrorHandler errorPages = new ErrorPageErrorHandler();
        errorPages.addErrorPage(Throwable.class.getName(), ServletApplication.ERROR_PAGE);
        setErrorHandler(context, errorPages);
        return context;
    }

    /** The parameter has been of three types, and the server has had no such method. */
    private static void setErrorHandler(Object owner, Object errors) throws ReflectiveOperationException {
        for (Method method : owner.getClass().getMethods()) {
            if (method.getName().equals("setErrorHandler")
                    && method.getParameterTypes()[0].isInstance(errors)
                    && !method.isBridge()) {
                method.invoke(owner, errors);
            }
        }
    }

    private void run(String name, Executor executor) {
        add(name, new ServerConnector(jetty, executor, null, null, 1, 1, new HttpConnectionFactory()));
    }

    private void add(String name, ServerConnector connector) {
        connector.setHost("127.0.0.1");
        connectors.put(name, connector);
        jetty.addConnector(connector);
    }

    private static boolean hasHttp2() {
        String factory = "org/eclipse/jetty/http2/server/HTTP2CServerConnectionFactory.class";
        return JettyServer.class.getClassLoader().getResource(factory) != null;
    }

    /** Apart, because 9.2 has none. */
    private static final class Http2 {
        static ConnectionFactory factory() {
            return new HTTP2CServerConnectionFactory(new HttpConfiguration());
        }
    }

    @Override
    public int port(String connector) {
        return connectors.get(connector).getLocalPort();
    }

    @Override
    public void close() throws Exception {
        jetty.stop();
        executor.shutdown();
    }
}
