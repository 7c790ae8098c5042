// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.app;

import java.io.IOException;
import java.net.URL;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * A web application that hands its work on by its own threads and the server's, leaves some for later, and cleans up behind
 * itself when it goes. Its path {@code /echo} answers the header {@code traceparent}; any other calls that.
 */
public final class Guest extends HttpServlet {
    private final transient ExecutorService own = Executors.newFixedThreadPool(2);
    private final transient ScheduledExecutorService scheduled = Executors.newScheduledThreadPool(1);
    private final transient Timer timer = new Timer(true);

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if ("/echo".equals(request.getPathInfo())) {
            response.getWriter().print(request.getHeader("traceparent"));
            return;
        }
        URL echo = new URL("http://127.0.0.1:" + request.getLocalPort() + request.getContextPath() + "/echo");
        ExecutorService servers = (ExecutorService) getServletContext().getAttribute("pool");
        scheduled.schedule(() -> {}, 1, TimeUnit.HOURS);
        timer.schedule(new Later(), TimeUnit.HOURS.toMillis(1));
        try {
            String answer = CompletableFuture.supplyAsync(() -> "", servers)
                    .thenApplyAsync(nothing -> "", servers)
                    .thenCombineAsync(
                            CompletableFuture.supplyAsync(() -> "", own), (one, other) -> called(echo), servers)
                    .get();
            response.getWriter().print(answer);
        } catch (InterruptedException | ExecutionException fault) {
            throw new IOException(fault);
        }
    }

    private static String called(URL url) {
        try {
            return Get.of(url);
        } catch (IOException fault) {
            return fault.toString();
        }
    }

    @Override
    public void destroy() {
        own.shutdownNow();
        scheduled.shutdownNow();
        timer.cancel();
    }

    /** Never. */
    private static final class Later extends TimerTask {
        @Override
        public void run() {
            throw new IllegalStateException("an hour is over");
        }
    }
}
