// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.baton.tests.Slots;
import dev.baton.tests.Woken;
import dev.baton.tests.client.Trace;
import dev.baton.tests.matrix.LacksExtension;
import dev.baton.tests.matrix.Library;
import dev.baton.tests.matrix.LibraryLoader;
import dev.baton.tests.matrix.Versions;
import dev.baton.tests.messaging.Messenger.Outgoing;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * What Baton promises of every client of a broker: a message takes the context of its sender with it, and whoever handles
 * it works under that. The broker is a real one.
 */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@ArgumentsSource(Versions.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(LacksExtension.class)
abstract class MessagingContract implements LacksExtension.OfLibrary {
    private static final Map<String, String> NONE = Collections.emptyMap();
    private static final AtomicInteger QUEUES = new AtomicInteger();
    private static final int CROWD = 60;
    private static final int FEW = 3;
    private static final String SOME_TRACEPARENT = "00-[0-9a-f]{32}-[0-9a-f]{16}-01";

    /** The class of {@code dev.baton.tests.app} that is a {@link Messenger}. */
    private final String application;

    /** See {@link Messenger#consume}. */
    final String[] ways;

    @Parameter
    Library library;

    private LibraryLoader loader;
    Messenger messenger;

    MessagingContract(String application, String... ways) {
        this.application = application;
        this.ways = ways;
    }

    /** Starts the broker, unless it runs already. */
    abstract int broker() throws Exception;

    /** Whether the application's own loop receives, and tells when there is nothing. */
    boolean isLoop(String way) {
        return true;
    }

    @Override
    public Library library() {
        return library;
    }

    @BeforeParameterizedClassInvocation
    void begin() throws Exception {
        Woken.up();
        loader = new LibraryLoader(library);
        messenger = loader.create(Messenger.class, application);
        int port = broker();
        asTheApplication(() -> {
            messenger.connect(port);
            return null;
        });
    }

    /** Libraries look for their classes by the thread that calls. */
    private <T> T asTheApplication(Callable<T> call) throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
        try {
            return call.call();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    AutoCloseable consume(String way, String queue, Messenger.Handler handler) throws Exception {
        return asTheApplication(() -> messenger.consume(way, queue, handler));
    }

    @AfterParameterizedClassInvocation
    void end() throws Exception {
        messenger.close();
        loader.close();
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        assertThat(Baton.current()).isNull();
        Slots.assertNothingIsLeft();
    }

    static String newQueue() {
        return "baton-" + QUEUES.incrementAndGet() + '-' + Long.toString(System.nanoTime(), 36);
    }

    Outgoing message(String queue, String text) throws Exception {
        return messenger.message(queue, text, NONE);
    }

    /** @param carried the headers of the request that sends; null: there is none */
    static void send(Map<String, String> carried, Outgoing message) throws Exception {
        Object scope = Woken.open(carried);
        try {
            message.send();
        } finally {
            Baton.close(scope);
        }
    }

    /** What a request with these headers sends on. */
    static Map<String, String> sentOnBy(Map<String, String> carried) {
        Object scope = Woken.open(carried);
        try {
            return Sight.now();
        } finally {
            Baton.close(scope);
        }
    }

    /** What a request with these headers has a message take along; no more than a message can take. */
    Map<String, String> takenBy(Map<String, String> carried) {
        return sentOnBy(carried);
    }

    private static boolean isBare(int number) {
        return number % 3 == 2;
    }

    static Map<String, String> ofNumber(int number) {
        return isBare(number) ? null : Trace.all(number);
    }

    @Test
    void aMessageTakesEveryFormatWithIt() throws Exception {
        List<Map<String, String>> formats = Trace.everyFormat(1);
        for (String way : ways) {
            String queue = newQueue();
            Sight sight = new Sight();
            try (AutoCloseable consumer = consume(way, queue, sight)) {
                for (Map<String, String> format : formats) {
                    send(format, message(queue, "m"));
                    assertThat(sentOnBy(format)).containsAllEntriesOf(format);
                    assertSeen(way, sight.next(), format);
                }
            }
        }
    }

    @Test
    void aMessageThatNoRequestSendsTakesNothing() throws Exception {
        for (String way : ways) {
            String queue = newQueue();
            Sight sight = new Sight();
            try (AutoCloseable consumer = consume(way, queue, sight)) {
                send(null, message(queue, "m"));
                Sight.Seen seen = sight.next();
                assertThat(seen.headers).isEmpty();
                assertThat(seen.context).as(way).isEmpty();
            }
        }
    }

    /** Where the format that is written is not read. */
    @Test
    @Tag("started")
    void aMessageThatBringsNoTraceBeginsOne() throws Exception {
        for (String way : ways) {
            String queue = newQueue();
            Sight sight = new Sight();
            try (AutoCloseable consumer = consume(way, queue, sight)) {
                Set<String> begun = new HashSet<>();
                for (int i = 0; i < FEW; i++) {
                    send(null, message(queue, "m"));
                    Sight.Seen seen = sight.next();
                    assertThat(seen.headers).isEmpty();
                    assertThat(seen.context.get("traceparent")).as(way).matches(SOME_TRACEPARENT);
                    begun.add(seen.context.get("traceparent"));
                }
                assertThat(begun).as(way).hasSize(FEW);
            }
        }
    }

    @Test
    void theApplicationsOwnHeaderStays() throws Exception {
        String queue = newQueue();
        Sight sight = new Sight();
        try (AutoCloseable consumer = consume(ways[0], queue, sight)) {
            Map<String, String> own = Collections.singletonMap(
                    "traceparent", "00-0000000000000000" + Long.toHexString(Trace.id(1)) + "-00000000000000aa-01");
            send(Trace.all(1), messenger.message(queue, "m", own));
            Sight.Seen seen = sight.next();
            assertThat(seen.headers)
                    .containsEntry("traceparent", Collections.singletonList(own.get("traceparent")))
                    .containsEntry("x-datadog-parent-id", Collections.singletonList("170"))
                    .containsEntry(
                            "baggage",
                            Collections.singletonList(Trace.baggage(1).get("baggage")));
            assertThat(seen.context).containsEntry("traceparent", own.get("traceparent"));
        }
    }

    @Test
    void theApplicationsOwnHeaderOutsideOfARequestIsAllThereIs() throws Exception {
        String queue = newQueue();
        Sight sight = new Sight();
        try (AutoCloseable consumer = consume(ways[0], queue, sight)) {
            send(null, messenger.message(queue, "m", Trace.b3(1)));
            Sight.Seen seen = sight.next();
            assertThat(seen.headers).isEqualTo(Sight.once(Trace.b3(1)));
            assertThat(seen.context).containsAllEntriesOf(Trace.b3(1)).containsKey("traceparent");
        }
    }

    @Test
    void theSameObjectSentByManyRequestsIsNotChanged() throws Exception {
        String queue = newQueue();
        Sight sight = new Sight();
        try (AutoCloseable consumer = consume(ways[0], queue, sight)) {
            Outgoing message = messenger.message(queue, "m", Collections.singletonMap("own", "value"));
            for (int number = 0; number < 6; number++) {
                send(ofNumber(number), message);
                assertSeen(ways[0], sight.next(), isBare(number) ? NONE : Trace.all(number));
                for (String name : message.headers())
                    assertThat(Baton.key(name)).as(name).isNegative();
            }
        }
    }

    @Test
    void messagesThatWaitTogetherStayApart() throws Exception {
        for (String way : ways) {
            String queue = newQueue();
            Sight sight = new Sight();
            for (int number = 0; number < CROWD; number++) send(ofNumber(number), message(queue, "" + number));
            try (AutoCloseable consumer = consume(way, queue, sight)) {
                assertStayApart(way, sight.next(CROWD));
                if (isLoop(way)) assertThat(sight.idle(2)).as(way).containsOnly(NONE);
            }
        }
    }

    void assertStayApart(String way, List<Sight.Seen> all) {
        for (Sight.Seen seen : all) {
            int number = Integer.parseInt(seen.text);
            assertSeen(way + ' ' + number, seen, isBare(number) ? NONE : Trace.all(number));
        }
    }

    /** @param carried the headers of the request that sent it */
    private void assertSeen(String description, Sight.Seen seen, Map<String, String> carried) {
        Map<String, String> taken = takenBy(carried);
        assertThat(seen.headers).as(description).isEqualTo(Sight.once(taken));
        assertThat(seen.context).as(description).isEqualTo(sentOnBy(taken));
    }

    @Test
    void manySendersAtOnceStayApart() throws Exception {
        String queue = newQueue();
        Sight sight = new Sight();
        ExecutorService senders = Executors.newFixedThreadPool(4);
        try (AutoCloseable consumer = consume(ways[0], queue, sight)) {
            List<java.util.concurrent.Future<?>> sent = new ArrayList<>();
            for (int number = 0; number < CROWD; number++) {
                Outgoing message = message(queue, "" + number);
                Object scope = Woken.open(ofNumber(number));
                try {
                    sent.add(senders.submit(() -> {
                        message.send();
                        return null;
                    }));
                } finally {
                    Baton.close(scope);
                }
            }
            for (java.util.concurrent.Future<?> each : sent) each.get();
            assertStayApart(ways[0], sight.next(CROWD));
        } finally {
            senders.shutdownNow();
        }
    }

    @Test
    void whatIsDeliveredAgainHasItsOwnContextAgain() throws Exception {
        for (String way : ways) {
            String queue = newQueue();
            Sight sight = new Sight();
            send(Trace.all(1), message(queue, "again1"));
            send(null, message(queue, "again2"));
            send(Trace.all(3), message(queue, "again3"));
            try (AutoCloseable consumer = consume(way, queue, sight)) {
                Map<String, Map<String, String>> expected = new HashMap<>();
                expected.put("again1", sentOnBy(takenBy(Trace.all(1))));
                expected.put("again2", NONE);
                expected.put("again3", sentOnBy(takenBy(Trace.all(3))));
                Map<String, Integer> deliveries = new HashMap<>();
                while (deliveries.values().stream().filter(n -> n >= 2).count() < 3) {
                    Sight.Seen seen = sight.next();
                    deliveries.merge(seen.text, 1, Integer::sum);
                    assertThat(seen.context).as("%s %s", way, seen.text).isEqualTo(expected.get(seen.text));
                }
            }
        }
    }

    @Test
    void whatAHandlerCallsAndHandsOnHasTheMessagesContext() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        BlockingQueue<String> called = new LinkedBlockingQueue<>();
        server.createContext("/", exchange -> {
            called.add(exchange.getRequestURI().getQuery()
                    + ' '
                    + exchange.getRequestHeaders().getFirst("b3"));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            for (String way : ways) {
                String queue = newQueue();
                Sight sight = new Sight() {
                    @Override
                    public void handle(String text, Map<String, List<String>> headers) {
                        get(server, text);
                        pool.execute(() -> get(server, "pool" + text));
                        super.handle(text, headers);
                    }
                };
                try (AutoCloseable consumer = consume(way, queue, sight)) {
                    for (int number = 0; number < 3; number++) {
                        send(ofNumber(number), message(queue, "" + number));
                        sight.next();
                        String b3 = isBare(number) ? "null" : Trace.b3(number).get("b3");
                        List<String> both = new ArrayList<>();
                        both.add(called.poll(20, TimeUnit.SECONDS));
                        both.add(called.poll(20, TimeUnit.SECONDS));
                        assertThat(both).containsExactlyInAnyOrder(number + " " + b3, "pool" + number + " " + b3);
                    }
                }
            }
        } finally {
            pool.shutdownNow();
            server.stop(0);
        }
    }

    private static void get(HttpServer server, String query) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    new URL("http://127.0.0.1:" + server.getAddress().getPort() + "/?" + query).openConnection();
            connection.getResponseCode();
            connection.disconnect();
        } catch (java.io.IOException fault) {
            throw new java.io.UncheckedIOException(fault);
        }
    }

    /** As a consumer does that a request has started: its messages are not that request's, what it does otherwise is. */
    @Test
    void aConsumerThatARequestStartsWorksForItsMessages() throws Exception {
        for (String way : ways) {
            String queue = newQueue();
            Sight sight = new Sight();
            Object scope = Woken.open(Trace.all(99));
            AutoCloseable consumer;
            try {
                consumer = consume(way, queue, sight);
            } finally {
                Baton.close(scope);
            }
            try {
                Map<String, String> itself = isLoop(way) ? sight.idle(1).get(0) : NONE;
                for (int number = 0; number < 6; number++) {
                    send(ofNumber(number), message(queue, "" + number));
                    assertStayApart(way, sight.next(1));
                    if (isLoop(way)) assertThat(sight.idle(1)).as(way).containsOnly(itself);
                }
            } finally {
                consumer.close();
            }
        }
    }

    /** What it receives is an answer to it. */
    @Test
    void aThreadThatServesARequestKeepsThatRequestsContext() throws Exception {
        for (String way : ways) {
            if (!isLoop(way)) continue;
            String queue = newQueue();
            Sight sight = new Sight() {
                private boolean isServing;

                @Override
                public void idle() {
                    if (!isServing) {
                        // As a servlet's thread is, from now on.
                        Object context = Baton.extract(
                                Baton.add(null, Baton.key("b3"), Trace.b3(7).get("b3")));
                        Object unused = Baton.serve(context);
                        isServing = true;
                    }
                    super.idle();
                }
            };
            try (AutoCloseable consumer = consume(way, queue, sight)) {
                Map<String, String> request = sight.idle(1).get(0);
                assertThat(request).containsEntry("b3", Trace.b3(7).get("b3"));
                send(Trace.all(1), message(queue, "m"));
                Sight.Seen seen = sight.next();
                assertThat(seen.headers).isEqualTo(Sight.once(takenBy(Trace.all(1))));
                assertThat(seen.context).as(way).isEqualTo(request);
            }
        }
    }
}
