// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.server.Server;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ErrorPage;
import io.undertow.servlet.api.ServletInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Logger;

/** Undertow of any version that has servlets, with a listener of each kind. */
public final class UndertowServer implements Server {
    /** Held, because the logging framework would not: what they say of themselves and of the application is no news. */
    private static final Logger[] LOGS = {
        Logger.getLogger("io.undertow"), Logger.getLogger("org.xnio"), Logger.getLogger("org.jboss.threads")
    };

    private final Map<String, Undertow> servers = new LinkedHashMap<>();
    private final ExecutorService executor = Executors.newFixedThreadPool(8);
    private final DeploymentManager deployment;

    public UndertowServer() throws Exception {
        for (Logger log : LOGS) log.setUseParentHandlers(false);
        DeploymentInfo info = Servlets.deployment()
                .setClassLoader(UndertowServer.class.getClassLoader())
                .setContextPath("/")
                .setDeploymentName("contract")
                .addErrorPage(new ErrorPage(ServletApplication.ERROR_PAGE, Throwable.class));
        for (Map.Entry<String, Handler> handler : ServletApplication.handlers().entrySet()) {
            info.addServlet(new ServletInfo(
                            handler.getKey(),
                            HandlerServlet.class,
                            new ImmediateInstanceFactory<>(new HandlerServlet(handler.getValue())))
                    .addMapping(handler.getKey())
                    .setAsyncSupported(true));
        }
        deployment = Servlets.defaultContainer().addDeployment(info);
        deployment.deploy();
        HttpHandler handler = deployment.start();
        serve("http", handler, false);
        serve("h2c", handler, true);
        serve("executor", on(executor, handler), false);
        Executor virtual = VirtualThreads.executor();
        if (virtual != null) serve("virtual", on(virtual, handler), false);
    }

    static HttpHandler on(Executor executor, HttpHandler handler) {
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

    @Override
    public int port(String connector) {
        return ((InetSocketAddress)
                        servers.get(connector).getListenerInfo().get(0).getAddress())
                .getPort();
    }

    @Override
    public void close() throws Exception {
        for (Undertow server : servers.values()) server.stop();
        deployment.stop();
        deployment.undeploy();
        executor.shutdown();
    }
}
