// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.handover;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/**
 * JMH's worker threads: each is one that handles a request of an embedded Tomcat, so that an agent has made of it whatever
 * it makes of a request's thread. With the system property {@code bench.traced=false} it is a thread of no request, in a
 * JVM that has served one.
 */
public final class RequestExecutor extends AbstractExecutorService {
    static final String TRACED = "bench.traced";

    private final LinkedBlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
    private final Tomcat tomcat = new Tomcat();
    private volatile boolean isOver;

    /** As JMH calls it. */
    public RequestExecutor(int threads, String prefix) throws IOException, LifecycleException {
        tomcat.setBaseDir(Files.createTempDirectory(prefix).toString());
        tomcat.setPort(0);
        tomcat.setSilent(true);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getConnector().setProperty("maxThreads", Integer.toString(threads + 2));
        Context context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "worker", new Worker());
        context.addServletMappingDecoded("/*", "worker");
        tomcat.start();
        request();
    }

    @Override
    public void execute(Runnable task) {
        if (!Boolean.parseBoolean(System.getProperty(TRACED, "true"))) {
            new Thread(task).start();
            return;
        }
        waiting.add(task);
        new Thread(this::request).start();
    }

    private void request() {
        try {
            URI uri = URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/");
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setRequestProperty("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
            try (InputStream in = connection.getInputStream()) {
                in.readAllBytes();
            }
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        }
    }

    @Override
    public void shutdown() {
        isOver = true;
        try {
            tomcat.stop();
        } catch (LifecycleException fault) {
            throw new IllegalStateException(fault);
        }
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown();
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return isOver;
    }

    @Override
    public boolean isTerminated() {
        return isOver;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return isOver;
    }

    private final class Worker extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            Runnable task = waiting.poll();
            if (task != null) task.run();
        }
    }
}
