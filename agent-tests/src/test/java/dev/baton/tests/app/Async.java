// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.servlet.AsyncContext;
import javax.servlet.AsyncEvent;
import javax.servlet.AsyncListener;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Requests that go on after the servlet has returned. */
final class Async {
    private static final long TIMEOUT_MILLIS = 50;

    /** What listeners saw, by the parameter {@code id} of their request. */
    private static final Map<String, CompletableFuture<String>> RESULTS = new ConcurrentHashMap<>();

    private static final ExecutorService POOL = Executors.newFixedThreadPool(4, task -> {
        Thread thread = new Thread(task, "application");
        thread.setDaemon(true);
        return thread;
    });

    private Async() {}

    static void addTo(Map<String, Handler> handlers) {
        handlers.put("/dispatch", Async::dispatch);
        handlers.put("/dispatched", (request, response) -> Blocking.write(response, Sight.at("dispatched")));
        handlers.put("/start", Async::start);
        handlers.put("/complete", Async::complete);
        handlers.put("/timeout", Async::timeout);
        handlers.put("/error", Async::error);
        handlers.put("/result", Async::result);
    }

    private static void dispatch(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Blocking.write(response, Sight.at("request"));
        AsyncContext async = request.startAsync();
        String to = request.getParameter("to");
        new Thread(() -> async.dispatch(to == null ? "/dispatched" : to), "dispatcher").start();
    }

    private static void start(HttpServletRequest request, HttpServletResponse response) {
        AsyncContext async = request.startAsync();
        async.start(() -> {
            write(async, Sight.at("start"));
            async.complete();
        });
    }

    private static void complete(HttpServletRequest request, HttpServletResponse response) {
        AsyncContext async = request.startAsync();
        async.addListener(new Listener(request.getParameter("id")));
        POOL.execute(() -> {
            write(async, Sight.at("pool"));
            async.complete();
        });
    }

    private static void timeout(HttpServletRequest request, HttpServletResponse response) {
        AsyncContext async = request.startAsync();
        async.setTimeout(TIMEOUT_MILLIS);
        async.addListener(new Listener(request.getParameter("id")));
    }

    private static void error(HttpServletRequest request, HttpServletResponse response) {
        AsyncContext async = request.startAsync();
        async.addListener(new Listener(request.getParameter("id")));
        throw new IllegalStateException("the application fails after startAsync, as it was asked to");
    }

    private static void result(HttpServletRequest request, HttpServletResponse response) throws Exception {
        Blocking.write(response, resultOf(request.getParameter("id")).get(60, TimeUnit.SECONDS));
    }

    private static CompletableFuture<String> resultOf(String id) {
        return RESULTS.computeIfAbsent(id, any -> new CompletableFuture<>());
    }

    private static void write(AsyncContext async, String text) {
        try {
            Blocking.write((HttpServletResponse) async.getResponse(), text);
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static final class Listener implements AsyncListener {
        private final String id;
        private final StringBuilder seen = new StringBuilder();

        Listener(String id) {
            this.id = id;
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            seen.append(Sight.at("onTimeout"));
            event.getAsyncContext().complete();
        }

        @Override
        public void onError(AsyncEvent event) {
            seen.append(Sight.at("onError"));
            event.getAsyncContext().complete();
        }

        @Override
        public void onComplete(AsyncEvent event) {
            resultOf(id).complete(seen + Sight.at("onComplete"));
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // Called for a second startAsync only, which this application does not do.
        }
    }
}
