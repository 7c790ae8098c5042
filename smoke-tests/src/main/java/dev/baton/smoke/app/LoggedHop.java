// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/**
 * A service on a free port, which it prints. It logs that it is asked, and from a pool's thread that it calls the next
 * one, if there is one. Ends when standard input does.
 *
 * <p>Arguments: {@code tomcat} or {@code jdk}, the server; {@code logback}, {@code log4j2} or another that
 * {@code java.util.logging} is given to; the next one's
 * port, or 0.
 */
public final class LoggedHop {
    private static final ExecutorService POOL = Executors.newFixedThreadPool(2);

    private LoggedHop() {}

    public static void main(String[] arguments) throws IOException, LifecycleException {
        Consumer<String> log = log(arguments[1]);
        int next = Integer.parseInt(arguments[2]);
        int port = arguments[0].equals("tomcat") ? tomcat(log, next) : jdk(log, next);
        System.out.println("port " + port);
        while (System.in.read() >= 0) {
            // whoever started it wants it to go on
        }
        System.exit(0);
    }

    private static Consumer<String> log(String library) {
        switch (library) {
            case "logback":
                return message ->
                        org.slf4j.LoggerFactory.getLogger(LoggedHop.class).info(message);
            case "log4j2":
                return message -> org.apache.logging.log4j.LogManager.getLogger(LoggedHop.class)
                        .info(message);
            default:
                return message -> java.util.logging.Logger.getLogger(LoggedHop.class.getName())
                        .info(message);
        }
    }

    private static void handle(String path, Consumer<String> log, int next) throws IOException {
        log.accept("asked " + path);
        if (next == 0) return;
        try {
            POOL.submit(() -> {
                        log.accept("calls " + path);
                        return Get.of(new URL("http://127.0.0.1:" + next + path));
                    })
                    .get();
        } catch (InterruptedException | ExecutionException fault) {
            throw new IOException(fault);
        }
    }

    private static int jdk(Consumer<String> log, int next) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", (HttpExchange exchange) -> {
            handle(exchange.getRequestURI().getPath(), log, next);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        return server.getAddress().getPort();
    }

    private static int tomcat(Consumer<String> log, int next) throws LifecycleException {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(System.getProperty("java.io.tmpdir"));
        tomcat.setPort(0);
        tomcat.setSilent(true);
        Context context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "hop", new HttpServlet() {
            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                handle(request.getRequestURI(), log, next);
            }
        });
        context.addServletMappingDecoded("/", "hop");
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.start();
        return tomcat.getConnector().getLocalPort();
    }
}
