// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;

/** HTTP/2, by Tomcat. Besides the paths of {@link Origin}: {@code /big} answers with {@link #BIG} bytes. */
final class TomcatOrigin implements Origin {
    static final int BIG = 300_000; // bytes, several of HTTP/2's windows

    private static final Logger LOG = Logger.getLogger("org.apache");

    static {
        LOG.setLevel(Level.SEVERE);
        // Of java.net.URL: a JVM takes one only, and the Tomcat 7 of another test may have set it.
        TomcatURLStreamHandlerFactory.disable();
    }

    private final Tomcat tomcat = new Tomcat();
    private final String scheme;
    private final List<Received> received = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private TomcatOrigin(Connector connector, String scheme) throws IOException, LifecycleException {
        this.scheme = scheme;
        File base = Files.createTempDirectory("tomcat").toFile();
        base.deleteOnExit();
        tomcat.setBaseDir(base.getPath());
        connector.setPort(0);
        tomcat.getService().addConnector(connector);
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "all", new Servlet()).setAsyncSupported(true);
        context.addServletMappingDecoded("/*", "all");
        tomcat.start();
    }

    /** Clear text: begins as HTTP/1.1 with an {@code Upgrade}. */
    static TomcatOrigin h2c() throws IOException, LifecycleException {
        Connector connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
        connector.addUpgradeProtocol(unlimited());
        return new TomcatOrigin(connector, "http");
    }

    static TomcatOrigin h2() throws IOException, LifecycleException {
        Connector connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
        connector.addUpgradeProtocol(unlimited());
        connector.setScheme("https");
        connector.setSecure(true);
        AbstractHttp11Protocol<?> protocol = (AbstractHttp11Protocol<?>) connector.getProtocolHandler();
        protocol.setSSLEnabled(true);
        SSLHostConfig host = new SSLHostConfig();
        SSLHostConfigCertificate keys = new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.RSA);
        keys.setCertificateKeystoreFile(Keys.made().file.getPath());
        keys.setCertificateKeystorePassword(Keys.PASSWORD);
        keys.setCertificateKeystoreType("PKCS12");
        host.addCertificate(keys);
        connector.addSslHostConfig(host);
        return new TomcatOrigin(connector, "https");
    }

    /** Many small requests at once look like an attack to Tomcat. */
    private static Http2Protocol unlimited() {
        Http2Protocol protocol = new Http2Protocol();
        protocol.setMaxConcurrentStreams(20_000);
        protocol.setOverheadCountFactor(0);
        protocol.setOverheadResetFactor(0);
        return protocol;
    }

    @Override
    public URI uri(String path) {
        return URI.create(scheme + "://localhost:" + tomcat.getConnector().getLocalPort() + path);
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
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private final class Servlet extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (!request.getProtocol().equals("HTTP/2.0")) throw new IOException(request.getProtocol());
            note(request);
            String path = request.getRequestURI();
            if (path.equals("/hang")) await();
            if (path.equals("/302") || path.equals("/307")) {
                response.setStatus(Integer.parseInt(path.substring(1)));
                response.setHeader("Location", request.getQueryString());
            } else if (path.equals("/locked") && request.getHeader("Authorization") == null) {
                response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
                response.setHeader("WWW-Authenticate", "Basic realm=\"here\"");
            } else {
                response.getOutputStream().write(new byte[path.equals("/big") ? BIG : 2]);
            }
        }

        private void await() throws IOException {
            try {
                closed.await();
            } catch (InterruptedException stop) {
                throw new IOException(stop);
            }
        }

        private void note(HttpServletRequest request) throws IOException {
            List<String[]> lines = new ArrayList<>();
            for (String name : Collections.list(request.getHeaderNames())) {
                for (String value : Collections.list(request.getHeaders(name))) lines.add(new String[] {name, value});
            }
            String query = request.getQueryString();
            String target = request.getRequestURI() + (query == null ? "" : '?' + query);
            byte[] body = request.getInputStream().readAllBytes();
            synchronized (received) {
                received.add(new Received(request.getMethod(), target, lines, body));
            }
        }
    }
}
