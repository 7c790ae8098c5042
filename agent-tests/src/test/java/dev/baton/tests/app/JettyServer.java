// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.server.Server;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
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

    private static final String GZIP_HANDLER = "org.eclipse.jetty.server.handler.gzip.GzipHandler";

    private static final String CROSS_ORIGIN_HANDLER = "org.eclipse.jetty.server.handler.CrossOriginHandler";

    private final org.eclipse.jetty.server.Server jetty;

    /** With the server's own compression around the servlets, where it is a handler of this name. */
    private org.eclipse.jetty.server.Server gzip;

    /** With the server's own handler of CORS, where it has one. */
    private org.eclipse.jetty.server.Server cors;

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
        jetty.setHandler(handler());
        HttpConnectionFactory http = new HttpConnectionFactory(new HttpConfiguration());
        add("http", new ServerConnector(jetty, http));
        run("executor", executor);
        Executor virtual = VirtualThreads.executor();
        if (virtual != null) run("virtual", virtual);
        if (has("org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory"))
            add("h2c", new ServerConnector(jetty, http, Http2.factory()));
        if (has(CROSS_ORIGIN_HANDLER)) cors = CrossOrigin.server();
        if (has(GZIP_HANDLER)) gzip = gzip();
        jetty.start();
    }

    private static org.eclipse.jetty.server.Server gzip() throws Exception {
        Object handler = Class.forName(GZIP_HANDLER).getConstructor().newInstance();
        handler.getClass()
                .getMethod("setHandler", org.eclipse.jetty.server.Handler.class)
                .invoke(handler, handler());
        return started((org.eclipse.jetty.server.Handler) handler);
    }

    private static org.eclipse.jetty.server.Server started(org.eclipse.jetty.server.Handler handler) throws Exception {
        org.eclipse.jetty.server.Server server = new org.eclipse.jetty.server.Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(handler);
        server.start();
        return server;
    }

    /** From 12.1 on, and without servlets. */
    private static final class CrossOrigin {
        static org.eclipse.jetty.server.Server server() throws Exception {
            Object handler =
                    Class.forName(CROSS_ORIGIN_HANDLER).getConstructor().newInstance();
            set(handler, "setAllowedOriginPatterns", "http://page\\.example");
            set(handler, "setAllowedHeaders", "X-App");
            return started((org.eclipse.jetty.server.Handler) handler);
        }

        private static void set(Object handler, String method, String value) throws ReflectiveOperationException {
            handler.getClass().getMethod(method, Set.class).invoke(handler, Collections.singleton(value));
        }
    }

    private static org.eclipse.jetty.server.Handler handler() throws ReflectiveOperationException {
        Object context = context();
        return (org.eclipse.jetty.server.Handler)
                (context instanceof Supplier ? ((Supplier<?>) context).get() : context);
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
        if (has("org.eclipse.jetty.servlets.CrossOriginFilter")) {
            FilterHolder cors = new FilterHolder();
            cors.setClassName("org.eclipse.jetty.servlets.CrossOriginFilter");
            cors.setInitParameter("allowedOrigins", "http://page.example");
            cors.setInitParameter("allowedHeaders", "X-App");
            cors.setInitParameter("chainPreflight", "false");
            context.addFilter(cors, "/cors", EnumSet.of(DispatcherType.REQUEST));
        }
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

    private static boolean has(String className) {
        return JettyServer.class.getClassLoader().getResource(className.replace('.', '/') + ".class") != null;
    }

    /** Apart, because 9.2 has none. */
    private static final class Http2 {
        static ConnectionFactory factory() {
            return new HTTP2CServerConnectionFactory(new HttpConfiguration());
        }
    }

    @Override
    public int port(String connector) {
        if (connector.equals("cors")) return ((ServerConnector) cors.getConnectors()[0]).getLocalPort();
        if (connector.equals("gzip")) return ((ServerConnector) gzip.getConnectors()[0]).getLocalPort();
        return connectors.get(connector).getLocalPort();
    }

    @Override
    public void close() throws Exception {
        jetty.stop();
        if (cors != null) cors.stop();
        if (gzip != null) gzip.stop();
        executor.shutdown();
    }
}
