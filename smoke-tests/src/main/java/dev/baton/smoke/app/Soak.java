// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.LogManager;
import javax.servlet.AsyncContext;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;

/**
 * A Tomcat on a free port, which it prints, that answers what its outbound call carried: {@code traceparent|b3|baggage}.
 * The call is made by the request's thread ({@code /sync}), by {@code AsyncContext.start} ({@code /async}), by a pool
 * ({@code /executor}) or at the end of a chain of futures ({@code /future}). Ends when standard input does.
 */
public final class Soak {
    private Soak() {}

    public static void main(String[] arguments) throws LifecycleException, IOException {
        LogManager.getLogManager().reset();
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(System.getProperty("java.io.tmpdir"));
        tomcat.setPort(0);
        Context context = tomcat.addContext("", null);
        Wrapper servlet = Tomcat.addServlet(context, "soak", new SoakServlet());
        servlet.setAsyncSupported(true);
        context.addServletMappingDecoded("/", "soak");
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
        tomcat.start();
        System.out.println("port " + tomcat.getConnector().getLocalPort());
        while (System.in.read() >= 0) {
            // whoever started it wants it to go on
        }
        System.exit(0);
    }

    private static final class SoakServlet extends HttpServlet {
        private final transient ExecutorService pool = Executors.newFixedThreadPool(8);

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            URL echo = new URL("http://127.0.0.1:" + request.getLocalPort() + "/echo");
            try {
                switch (request.getRequestURI()) {
                    case "/echo":
                        answer(
                                response,
                                request.getHeader("traceparent") + "|" + request.getHeader("b3") + "|"
                                        + request.getHeader("baggage"));
                        break;
                    case "/sync":
                        answer(response, Get.of(echo));
                        break;
                    case "/async":
                        AsyncContext async = request.startAsync();
                        async.start(() -> {
                            try {
                                answer(response, Get.of(echo));
                            } catch (IOException fault) {
                                throw new UncheckedIOException(fault);
                            } finally {
                                async.complete();
                            }
                        });
                        break;
                    case "/executor":
                        answer(response, pool.submit(() -> Get.of(echo)).get());
                        break;
                    default:
                        answer(response, future(echo).get());
                }
            } catch (InterruptedException | ExecutionException fault) {
                throw new IOException(fault);
            }
        }

        private CompletableFuture<String> future(URL echo) {
            CompletableFuture<URL> address = new CompletableFuture<>();
            CompletableFuture<String> answer = address.thenApply(url -> {
                        try {
                            return Get.of(url);
                        } catch (IOException fault) {
                            throw new UncheckedIOException(fault);
                        }
                    })
                    .thenApplyAsync(text -> text, pool);
            pool.execute(() -> address.complete(echo));
            return answer;
        }

        private static void answer(HttpServletResponse response, String text) throws IOException {
            byte[] body = text.getBytes(StandardCharsets.US_ASCII);
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }

        @Override
        public void destroy() {
            pool.shutdown();
        }
    }
}
