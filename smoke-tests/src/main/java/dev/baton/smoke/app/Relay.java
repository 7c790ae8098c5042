// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.app;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.logging.LogManager;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/**
 * A Tomcat on the port of the property {@code relay.port} or a free one, which it prints. {@code /echo} answers the
 * headers it got, a line each; any other path answers what its own {@code /echo} answers to a call from a pool's thread.
 * With a parameter {@code url} that is called instead, once by a task that was submitted and once by one that was
 * executed. Ends when standard input does.
 */
public final class Relay {
    private Relay() {}

    public static void main(String[] arguments) throws LifecycleException, IOException {
        // Tomcat warns of slow machines; the tests look at what is printed.
        LogManager.getLogManager().reset();
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(System.getProperty("java.io.tmpdir"));
        tomcat.setPort(Integer.getInteger("relay.port", 0));
        tomcat.setSilent(true);
        Context context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "relay", new RelayServlet());
        context.addServletMappingDecoded("/", "relay");
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
        tomcat.start();
        System.out.println("port " + tomcat.getConnector().getLocalPort());
        while (System.in.read() >= 0) {
            // whoever started it wants it to go on
        }
        System.exit(0);
    }

    private static final class RelayServlet extends HttpServlet {
        private final transient ExecutorService pool = Executors.newFixedThreadPool(2);

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getRequestURI().equals("/echo")) {
                for (String name : Collections.list(request.getHeaderNames())) {
                    for (String value : Collections.list(request.getHeaders(name))) {
                        response.getWriter().println(name + ": " + value);
                    }
                }
                return;
            }
            String called = request.getParameter("url");
            URL url = new URL(called == null ? "http://127.0.0.1:" + request.getLocalPort() + "/echo" : called);
            try {
                response.getWriter().print(pool.submit(() -> Get.of(url)).get());
                if (called == null) return;
                FutureTask<String> executed = new FutureTask<>(() -> Get.of(url));
                // A lambda, which tracers wrap, unlike a FutureTask.
                pool.execute(() -> executed.run());
                response.getWriter().print(executed.get());
            } catch (InterruptedException | ExecutionException fault) {
                throw new IOException(fault);
            }
        }

        @Override
        public void destroy() {
            pool.shutdown();
        }
    }
}
