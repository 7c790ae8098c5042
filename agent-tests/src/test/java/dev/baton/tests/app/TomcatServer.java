// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.server.Server;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;
import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.descriptor.web.ErrorPage;

/** Embedded Tomcat of any version, with a connector of each kind. */
public final class TomcatServer implements Server {
    private static final String NIO = "org.apache.coyote.http11.Http11NioProtocol";

    /** Held, because the logging framework would not: what Tomcat says of the application's faults is no news. */
    private static final Logger TOMCAT_LOG = Logger.getLogger("org.apache");

    private final Tomcat tomcat = new Tomcat();
    private final Map<String, Connector> connectors = new LinkedHashMap<>();
    private final ExecutorService executor = Executors.newFixedThreadPool(8);
    private final File directory = Files.createTempDirectory("tomcat").toFile();

    public TomcatServer() throws Exception {
        TOMCAT_LOG.setUseParentHandlers(false);
        // It sets a factory of java.net.URL, of which a JVM takes one only.
        TomcatURLStreamHandlerFactory.disable();
        tomcat.setBaseDir(directory.getPath());
        Context context = tomcat.addContext("", directory.getPath());
        context.addServletContainerInitializer(new ServletApplication(), null);
        ErrorPage errorPage = new ErrorPage();
        errorPage.setExceptionType(Throwable.class.getName());
        errorPage.setLocation(ServletApplication.ERROR_PAGE);
        context.addErrorPage(errorPage);

        add("http", NIO);
        add("h2c", NIO).addUpgradeProtocol(new Http2Protocol());
        add("nio2", "org.apache.coyote.http11.Http11Nio2Protocol");
        add("ajp", "org.apache.coyote.ajp.AjpNioProtocol").setProperty("secretRequired", "false");
        run(add("executor", NIO), executor);
        Executor virtual = VirtualThreads.executor();
        if (virtual != null) run(add("virtual", NIO), virtual);
        tomcat.getServer().start();
    }

    private Connector add(String name, String protocol) {
        Connector connector = new Connector(protocol);
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        connectors.put(name, connector);
        tomcat.getService().addConnector(connector);
        return connector;
    }

    private static void run(Connector connector, Executor executor) {
        ((AbstractProtocol<?>) connector.getProtocolHandler()).setExecutor(executor);
    }

    @Override
    public int port(String connector) {
        return connectors.get(connector).getLocalPort();
    }

    @Override
    public void close() throws Exception {
        for (Connector connector : connectors.values()) {
            connector.stop();
            connector.destroy();
        }
        try {
            tomcat.getServer().stop();
        } catch (LifecycleException tooOld) {
            // 8.5.0 looks for leaks where Java 9 and later let nobody look.
        }
        executor.shutdown();
        delete(directory);
    }

    private static void delete(File file) throws IOException {
        File[] children = file.listFiles();
        if (children != null) {
            for (File child : children) delete(child);
        }
        Files.delete(file.toPath());
    }
}
