// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A server whose requests call {@code /echo} in the way that the path names: on threads of its own that no agent knows.
 * Answers what was called, the headers that came, a line each. Ends when standard input does.
 */
public final class Handovers {
    private Handovers() {}

    public static void main(String[] arguments) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        URL echo = new URL("http://127.0.0.1:" + server.getAddress().getPort() + "/echo");
        Clerk clerk = new Clerk();
        Postman postman = new Postman();
        Carousel carousel = new Carousel();
        Poller poller = new Poller(echo);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        clerk.start();
        postman.start();
        carousel.start();
        poller.start();
        server.createContext("/queue", exchange -> answer(exchange, clerk.ask(new Errand(echo))));
        server.createContext("/mailbox", exchange -> answer(exchange, postman.ask(new Errand(echo))));
        server.createContext("/ring", exchange -> answer(exchange, carousel.ask(new Errand(echo))));
        server.createContext("/thread", exchange -> answer(exchange, Runner.ask(new Errand(echo))));
        server.createContext("/executor", exchange -> {
            Errand errand = new Errand(echo);
            pool.execute(errand::run);
            answer(exchange, errand.result());
        });
        server.createContext("/lent", exchange -> answer(exchange, poller.lend()));
        server.createContext("/echo", exchange -> {
            StringBuilder lines = new StringBuilder();
            exchange.getRequestHeaders().forEach((name, values) -> {
                for (String value : values)
                    lines.append(name).append(": ").append(value).append('\n');
            });
            answer(exchange, lines.toString());
        });
        server.start();
        System.out.println("port " + server.getAddress().getPort());
        while (System.in.read() >= 0) {
            // whoever started it wants it to go on
        }
        System.exit(0);
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** A call that somebody else is to make. */
    private static final class Errand {
        private final CountDownLatch isDone = new CountDownLatch(1);
        private final URL url;
        private volatile String result = "";

        Errand(URL url) {
            this.url = url;
        }

        void run() {
            try {
                result = Get.of(url);
            } catch (IOException fault) {
                result = fault.toString();
            }
            isDone.countDown();
        }

        String result() {
            try {
                return isDone.await(20, TimeUnit.SECONDS) ? result : "nobody ran it";
            } catch (InterruptedException interrupted) {
                return "interrupted";
            }
        }
    }

    /** A worker with a queue of the JDK's. */
    private static final class Clerk extends Thread {
        private final BlockingQueue<Errand> errands = new LinkedBlockingQueue<>();

        Clerk() {
            super("clerk-7");
            setDaemon(true);
        }

        String ask(Errand errand) {
            errands.add(errand);
            return errand.result();
        }

        @Override
        public void run() {
            try {
                while (true) errands.take().run();
            } catch (InterruptedException interrupted) {
                // it ends
            }
        }
    }

    /** A worker that waits at a monitor, and has what is left for it handed by a method of its own. */
    private static final class Postman extends Thread {
        private final Deque<Errand> errands = new ArrayDeque<>();

        Postman() {
            super("postman-12-of-30");
            setDaemon(true);
        }

        String ask(Errand errand) {
            synchronized (errands) {
                errands.addLast(errand);
                errands.notifyAll();
            }
            return errand.result();
        }

        private Errand next() throws InterruptedException {
            synchronized (errands) {
                while (errands.isEmpty()) errands.wait();
                return errands.removeFirst();
            }
        }

        @Override
        public void run() {
            try {
                while (true) next().run();
            } catch (InterruptedException interrupted) {
                // it ends
            }
        }
    }

    /** A worker with a ring of its own making. */
    private static final class Carousel extends Thread {
        private final AtomicReferenceArray<Errand> ring = new AtomicReferenceArray<>(16);

        Carousel() {
            super("carousel");
            setDaemon(true);
        }

        String ask(Errand errand) {
            int seat = 0;
            while (!ring.compareAndSet(seat, null, errand)) seat = (seat + 1) % ring.length();
            return errand.result();
        }

        @Override
        public void run() {
            for (int seat = 0; ; seat = (seat + 1) % ring.length()) {
                Errand errand = ring.getAndSet(seat, null);
                if (errand != null) errand.run();
                else if (seat == 0) LockSupport.parkNanos(1_000_000);
            }
        }
    }

    /** A thread for each. */
    private static final class Runner {
        static String ask(Errand errand) {
            new Thread(errand::run, "runner-1").start();
            return errand.result();
        }
    }

    /** Calls of its own accord, with tools that requests use too and put back into a pool. */
    private static final class Poller extends Thread {
        private final LinkedBlockingQueue<StringBuilder> tools = new LinkedBlockingQueue<>();
        private final URL url;
        private volatile @Nullable CountDownLatch bell;

        Poller(URL url) {
            super("poller");
            this.url = url;
            setDaemon(true);
            tools.add(new StringBuilder());
        }

        /** Takes a tool and puts it back; then waits until the poller has used it. */
        String lend() {
            StringBuilder tool = borrow();
            tools.add(tool);
            CountDownLatch used = new CountDownLatch(1);
            bell = used;
            try {
                return used.await(20, TimeUnit.SECONDS) ? "lent" : "not lent";
            } catch (InterruptedException interrupted) {
                return "interrupted";
            }
        }

        private StringBuilder borrow() {
            StringBuilder tool = tools.poll();
            return tool == null ? new StringBuilder() : tool;
        }

        private void poll() throws IOException {
            call();
        }

        private void call() throws IOException {
            StringBuilder tool = borrow();
            Get.of(url);
            tools.add(tool);
        }

        @Override
        public void run() {
            while (true) {
                LockSupport.parkNanos(1_000_000);
                CountDownLatch rung = bell;
                if (rung == null) continue;
                bell = null;
                try {
                    poll();
                } catch (IOException fault) {
                    // it tries again
                }
                rung.countDown();
            }
        }
    }
}
