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
    private static final String HTTP = "org.apache.coyote.http11.Http11";
    private static final String AJP = "org.apache.coyote.ajp.Ajp";

    /** Held, because the logging framework would not: what Tomcat says of the application's faults is no news. */
    private static final Logger TOMCAT_LOG = Logger.getLogger("org.apache");

    private final Tomcat tomcat = new Tomcat();
    private final Map<String, Connector> connectors = new LinkedHashMap<>();
    private final ExecutorService executor = Executors.newFixedThreadPool(8);
    private final File directory = Files.createTempDirectory("tomcat").toFile();

    public TomcatServer() throws Exception {
        TOMCAT_LOG.setUseParentHandlers(false);
        if (has("org.apache.catalina.webresources.TomcatURLStreamHandlerFactory")) Since80.leaveUrlsAlone();
        tomcat.setBaseDir(directory.getPath());
        Context context = tomcat.addContext("", directory.getPath());
        context.addServletContainerInitializer(new ServletApplication(), null);
        ErrorPage errorPage = new ErrorPage();
        errorPage.setExceptionType(Throwable.class.getName());
        errorPage.setLocation(ServletApplication.ERROR_PAGE);
        context.addErrorPage(errorPage);

        add("http", HTTP + "NioProtocol");
        add("nio2", HTTP + "Nio2Protocol");
        add("bio", HTTP + "Protocol");
        for (String way : new String[] {"Nio", "Nio2", ""}) add("ajp" + way, AJP + way + "Protocol");
        if (has("org.apache.coyote.http2.Http2Protocol")) Since85.speakHttp2(add("h2c", HTTP + "NioProtocol"));
        add("gzip", HTTP + "NioProtocol").setProperty("compression", "force");
        run(add("executor", HTTP + "NioProtocol"), executor);
        Executor virtual = VirtualThreads.executor();
        if (virtual != null) run(add("virtual", HTTP + "NioProtocol"), virtual);
        tomcat.getServer().start();
    }

    private static boolean has(String className) {
        return TomcatServer.class.getClassLoader().getResource(className.replace('.', '/') + ".class") != null;
    }

    /** From 8.0 on. */
    private static final class Since80 {
        /** It sets a factory of {@code java.net.URL}, of which a JVM takes one only. */
        static void leaveUrlsAlone() {
            TomcatURLStreamHandlerFactory.disable();
        }
    }

    /** From 8.5 on. */
    private static final class Since85 {
        static void speakHttp2(Connector connector) {
            connector.addUpgradeProtocol(new Http2Protocol());
        }
    }

    /** Null where the version has no such protocol. */
    private Connector add(String name, String protocol) throws Exception {
        if (!has(protocol)) return null;
        Connector connector = new Connector(protocol);
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("secretRequired", "false"); // of AJP
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
            // Up to 8.5.0 it looks for leaks where Java 9 and later let nobody look.
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
