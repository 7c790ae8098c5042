// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.startup;

import dev.baton.bench.Launch;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/**
 * An embedded Tomcat that answers with the {@code traceparent} which a second request, made to itself from a pool's
 * thread, arrived with: a small service that does what services do. Ends with its standard input.
 */
public final class Server extends HttpServlet {
    /** Asked for this, it says how many MBeans the platform's server has, in a chunk or body that ends with the number. */
    static final String BEANS = "/beans";

    private static final long serialVersionUID = 1;

    private static final ExecutorService POOL = Executors.newSingleThreadExecutor();

    /** @param arguments the directory that Tomcat may use */
    public static void main(String[] arguments) throws IOException, LifecycleException, ClassNotFoundException {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(arguments[0]);
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "server", new Server());
        context.addServletMappingDecoded("/*", "server");
        tomcat.start();
        Classes.load();
        System.out.println(Launch.READY + tomcat.getConnector().getLocalPort());
        if (System.in.read() >= 0) throw new IOException("unexpected input");
        System.exit(0);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getRequestURI().equals(BEANS)) {
            response.getWriter()
                    .print(ManagementFactory.getPlatformMBeanServer().getMBeanCount());
            return;
        }
        if (request.getRequestURI().equals("/leaf")) {
            response.getWriter().print(request.getHeader("traceparent"));
            return;
        }
        URI leaf = URI.create("http://127.0.0.1:" + request.getLocalPort() + "/leaf");
        try {
            response.getWriter().print(POOL.submit(() -> get(leaf)).get());
        } catch (ExecutionException | InterruptedException fault) {
            throw new IOException(fault);
        }
    }

    private static String get(URI uri) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        try (InputStream in = connection.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
