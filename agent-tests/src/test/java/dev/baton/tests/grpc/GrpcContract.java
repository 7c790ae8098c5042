// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.baton.tests.Slots;
import dev.baton.tests.Woken;
import dev.baton.tests.carry.Request;
import dev.baton.tests.client.Trace;
import dev.baton.tests.grpc.GrpcLibrary.Call;
import dev.baton.tests.grpc.GrpcLibrary.Channel;
import dev.baton.tests.grpc.GrpcLibrary.Events;
import dev.baton.tests.grpc.GrpcLibrary.Incoming;
import dev.baton.tests.grpc.GrpcLibrary.Service;
import dev.baton.tests.matrix.LacksExtension;
import dev.baton.tests.matrix.Library;
import dev.baton.tests.matrix.LibraryLoader;
import dev.baton.tests.matrix.Sabotage;
import dev.baton.tests.matrix.Versions;
import java.lang.reflect.Field;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * What Baton promises of gRPC, on the way in and out, with real servers and channels. The class is tagged with the name of
 * its library in the matrix and says what drives it.
 */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@ArgumentsSource(Versions.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(LacksExtension.class)
abstract class GrpcContract implements LacksExtension.OfLibrary {
    private static final int PATIENCE_SECONDS = 30;
    private static final int CROWD = 60;
    private static final String[] TYPES = {"unary", "clientstreaming", "serverstreaming", "bidi"};
    private static final Map<String, String> BARE = Collections.emptyMap();
    private static final List<String> EDGES = Arrays.asList("grpc", "grpcclient", "grpcexecutors");

    @Parameter
    Library library;

    private LibraryLoader loader;
    GrpcLibrary grpc;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private int number;

    /** The class of {@code dev.baton.tests.app}. */
    abstract String application();

    @Override
    public Library library() {
        return library;
    }

    @BeforeParameterizedClassInvocation
    void load() throws Exception {
        Woken.up();
        loader = new LibraryLoader(library);
        grpc = loader.create(GrpcLibrary.class, application());
    }

    @AfterParameterizedClassInvocation
    void unload() throws Exception {
        loader.close();
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        while (!opened.isEmpty()) opened.pop().close();
        Slots.assertNothingIsLeft();
        Request.assertNothingIsLeft();
        assertThat(faults().keySet()).as("edges that failed").doesNotContainAnyElementsOf(EDGES);
    }

    // ---------------------------------------------------------------- harness

    /** A server that is stopped after the test. */
    private int serve(Service service, String... ways) throws Exception {
        int port = grpc.freePort();
        opened.push(grpc.serve(port, service, ways));
        return port;
    }

    private Channel connect(int port, String... ways) throws Exception {
        Channel channel = grpc.connect(port, ways);
        opened.push(channel);
        return channel;
    }

    private Map<String, String> trace() {
        return Trace.all(number++);
    }

    /** What an outbound request would get now. */
    private static Map<String, List<String>> now() {
        Map<String, List<String>> now = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        String[] names = Baton.names();
        String[] values = Baton.inject(Baton.current(), null, 0);
        for (int key = 0; key < values.length; key++) {
            if (values[key] != null) now.put(names[key], Collections.singletonList(values[key]));
        }
        return now;
    }

    /** Of the lines that a request came with, those of traces. */
    private static Map<String, List<String>> traceOf(Map<String, List<String>> lines) {
        Map<String, List<String>> trace = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : Trace.NAMES) {
            if (lines.containsKey(name)) trace.put(name, lines.get(name));
        }
        return trace;
    }

    /** What came, and under which context. */
    private static final class Happened {
        final String event;
        final String value;
        final Map<String, List<String>> context = now();

        Happened(String event, String value) {
            this.event = event;
            this.value = value;
        }

        @Override
        public String toString() {
            return event + '(' + value + ") " + context;
        }
    }

    /** One side of a call: all that has happened there. */
    private static class Side implements Events {
        final BlockingQueue<Happened> coming = new LinkedBlockingQueue<>();
        final List<Happened> all = new CopyOnWriteArrayList<>();

        @Override
        public void on(String event, String value) {
            Request.watch();
            Happened happened = new Happened(event, value);
            all.add(happened);
            coming.add(happened);
        }

        /** Waits for an event, past all others. */
        Happened await(String event) throws InterruptedException {
            for (; ; ) {
                Happened happened = coming.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                assertThat(happened).as("%s; there was %s", event, all).isNotNull();
                if (happened.event.equals(event)) return happened;
            }
        }

        void assertAllUnder(Map<String, String> trace) {
            assertThat(all).isNotEmpty();
            for (Happened happened : all) {
                assertThat(happened.context).as(happened.event).isEqualTo(Trace.once(trace));
            }
        }

        Set<String> events() {
            Set<String> events = new TreeSet<>();
            for (Happened happened : all) events.add(happened.event);
            return events;
        }
    }

    /** A server's side of all calls. */
    private static class Visits implements Service {
        final BlockingQueue<Incoming> calls = new LinkedBlockingQueue<>();
        final Map<Incoming, Side> sides = new ConcurrentHashMap<>();

        @Override
        public void on(String event, Incoming call, String message) throws Exception {
            side(call).on(event, message);
            if (event.equals("startCall")) calls.add(call);
            if (!event.equals("newServerStreamTracer")) answer(event, call, message);
        }

        Side side(Incoming call) {
            return sides.computeIfAbsent(call, fresh -> new Side());
        }

        /** Gives each message back; a call for one answer ends with it. */
        void answer(String event, Incoming call, String message) throws Exception {
            boolean isOneAnswer =
                    call.method().startsWith("unary") || call.method().startsWith("client");
            if (event.equals("onMessage") && !isOneAnswer) call.send("re " + message);
            if (!event.equals("onHalfClose")) return;
            if (isOneAnswer) call.send("the answer");
            call.close("OK");
        }

        Incoming next() throws InterruptedException {
            Incoming call = calls.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(call).as("a call has come").isNotNull();
            return call;
        }

        Map<String, List<String>> nextTrace() throws InterruptedException {
            return traceOf(next().metadata());
        }
    }

    /** Sends one message and nothing more. */
    private static void send(Call call, Events events, Object metadata) {
        call.start(events, metadata);
        call.request(5);
        call.send("question");
        call.halfClose();
    }

    private Object noMetadata() {
        return grpc.metadata(BARE);
    }

    private interface Task {
        void run() throws Exception;
    }

    private static void under(Map<String, String> trace, Task task) throws Exception {
        try (Request request = trace.isEmpty() ? Request.untraced() : Request.with(trace)) {
            task.run();
        }
    }

    /** One in five calls has no trace. */
    private static Map<String, String> ofCrowd(int number) {
        return number % 5 == 4 ? BARE : Trace.all(1000 + number);
    }

    /** Each call that a crowd made has come with the trace of the one who made it, by the number in its method's name. */
    private static void assertEachCameWithItsOwn(Visits visits, int calls) throws Exception {
        for (int i = 0; i < calls; i++) {
            Incoming call = visits.next();
            int number = Integer.parseInt(call.method().substring(call.method().indexOf('.') + 2));
            assertThat(traceOf(call.metadata())).as(call.method()).isEqualTo(Trace.once(ofCrowd(number)));
            Side side = visits.side(call);
            side.await("onHalfClose");
            side.assertAllUnder(ofCrowd(number));
        }
    }

    private List<Side> crowd(Channel channel, String... options) throws Exception {
        List<Side> sides = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            int number = i;
            Side side = new Side();
            sides.add(side);
            under(ofCrowd(i), () -> {
                Call call = channel.newCall(TYPES[number % TYPES.length] + ".n" + number, options);
                send(call, side, noMetadata());
            });
        }
        return sides;
    }

    private static void assertEachWasAnsweredUnderItsOwn(List<Side> sides) throws Exception {
        for (int i = 0; i < sides.size(); i++) {
            Side side = sides.get(i);
            assertThat(side.await("onClose").value).isEqualTo("OK");
            assertThat(side.events()).contains("onHeaders", "onMessage", "onClose");
            side.assertAllUnder(ofCrowd(i));
        }
    }

    // ---------------------------------------------------------------- in

    @Test
    void carriesEveryFormat() throws Exception {
        Visits visits = new Visits();
        Channel channel = connect(serve(visits));
        for (Map<String, String> headers : Trace.everyFormat(number++)) {
            Side client = new Side();
            send(channel.newCall("unary.see"), client, grpc.metadata(headers));
            client.await("onClose");
            Side server = visits.side(visits.next());
            for (Happened happened : server.all) {
                assertThat(happened.context).as(happened.event).containsAllEntriesOf(Trace.once(headers));
            }
            client.assertAllUnder(BARE);
        }
    }

    @Test
    void theContextIsCurrentInEveryCallbackOfAServer() throws Exception {
        for (String way : new String[] {"default", "direct", "pool"}) {
            Visits visits = new Visits();
            Channel channel = connect(serve(visits, way));
            for (String type : TYPES) {
                Map<String, String> trace = trace();
                Side client = new Side();
                send(channel.newCall(type + ".see"), client, grpc.metadata(trace));
                client.await("onClose");
                Side server = visits.side(visits.next());
                server.await("onComplete");
                assertThat(server.events())
                        .contains("interceptCall", "startCall", "onMessage", "onHalfClose", "onComplete");
                if (type.equals("bidi")) assertThat(server.events()).contains("onReady");
                server.assertAllUnder(trace);

                Side none = new Side();
                send(channel.newCall(type + ".see"), none, noMetadata());
                none.await("onClose");
                Side bare = visits.side(visits.next());
                bare.await("onComplete");
                bare.assertAllUnder(BARE);
            }
        }
    }

    @Test
    void theContextIsCurrentWhenACallIsCancelled() throws Exception {
        for (String way : new String[] {"default", "direct"}) {
            Visits visits = new Visits();
            Channel channel = connect(serve(visits, way));
            Map<String, String> trace = trace();
            Side client = new Side();
            Call call = channel.newCall("bidi.see");
            call.start(client, grpc.metadata(trace));
            call.send("question");
            call.request(1);
            client.await("onMessage");
            call.cancel();
            Side server = visits.side(visits.next());
            server.await("onCancel");
            server.assertAllUnder(trace);
        }
    }

    @Test
    void theApplicationFindsTheFormatsThatDidNotArriveOnceEach() throws Exception {
        Visits visits = new Visits();
        for (String[] ways : new String[][] {{}, {"tracer"}}) {
            Channel channel = connect(serve(visits, ways));
            for (Map<String, String> headers : Trace.everyFormat(number++)) {
                if (headers.equals(Trace.baggage(number - 1))) continue;
                visits.sides.clear();
                Map<String, String> sent = new LinkedHashMap<>(headers);
                sent.put("x-other", "value");
                Object metadata = grpc.metadata(sent);
                Side client = new Side();
                send(channel.newCall("unary.see"), client, metadata);
                client.await("onClose");
                visits.side(visits.next()).await("onComplete");
                for (Incoming found : visits.sides.keySet()) {
                    Map<String, List<String>> lines = found.metadata();
                    assertThat(lines).containsAllEntriesOf(Trace.once(headers));
                    assertThat(lines).containsEntry("x-other", Collections.singletonList("value"));
                    assertThat(lines)
                            .containsKeys("traceparent", "b3", "X-B3-TraceId", "x-datadog-trace-id")
                            .containsEntry(
                                    "X-B3-TraceId",
                                    Collections.singletonList(
                                            Trace.b3multi(number - 1).get("X-B3-TraceId")));
                    for (List<String> values : traceOf(lines).values())
                        assertThat(values).hasSize(1);
                }
                assertThat(visits.sides).hasSize(ways.length + 1);
                assertThat(traceOf(grpc.lines(metadata))).isEqualTo(Trace.once(headers));
            }
        }
    }

    @Test
    void nothingComesOfNothing() throws Exception {
        Visits visits = new Visits();
        Channel channel = connect(serve(visits, "tracer"));
        Side client = new Side();
        send(channel.newCall("unary.see"), client, noMetadata());
        client.await("onClose");
        Incoming call = visits.next();
        assertThat(traceOf(call.metadata())).isEmpty();
        visits.side(call).assertAllUnder(BARE);
        client.assertAllUnder(BARE);
    }

    @Test
    void servesTheCallWhenHeadersAreGarbage() throws Exception {
        Visits visits = new Visits();
        Channel channel = connect(serve(visits));
        char[] much = new char[2000];
        Arrays.fill(much, 'a');
        for (String garbage : new String[] {"", " ", "-", "00-", "00-zz-zz-zz", "\"", ",;=", "%", new String(much)}) {
            Map<String, String> headers = new TreeMap<>();
            headers.put("traceparent", garbage);
            headers.put("b3", garbage);
            headers.put("x-datadog-trace-id", garbage);
            Side client = new Side();
            send(channel.newCall("unary.see"), client, grpc.metadata(headers));
            assertThat(client.await("onClose").value).isEqualTo("OK");
            assertThat(visits.next().metadata()).containsAllEntriesOf(Trace.once(headers));
        }
    }

    @Test
    void whatAServerAnswersIsItsOwn() throws Exception {
        Channel channel = connect(serve(new Visits()));
        Side bare = new Side();
        send(channel.newCall("bidi.see"), bare, noMetadata());
        bare.await("onClose");
        Side traced = new Side();
        under(trace(), () -> send(channel.newCall("bidi.see"), traced, noMetadata()));
        traced.await("onClose");
        for (String event : new String[] {"onHeaders", "onTrailers"}) {
            assertThat(valueOf(traced, event)).isEqualTo(valueOf(bare, event));
        }
    }

    private static String valueOf(Side side, String event) {
        for (Happened happened : side.all) {
            if (happened.event.equals(event)) return happened.value;
        }
        throw new AssertionError("no " + event + " among " + side.all);
    }

    @Test
    void eachCallIsCountedOnce() throws Exception {
        Channel channel = connect(serve(new Visits()));
        channel.unary("unary.first", "question");
        long before = requestsCounted();
        for (int i = 0; i < 10; i++) {
            under(i % 2 == 0 ? trace() : BARE, () -> channel.unary("unary.see", "question"));
        }
        // Each of those that this test made itself had a context, which counts too.
        assertThat(requestsCounted() - before).isEqualTo(10 + 5);
    }

    private static long requestsCounted() throws ReflectiveOperationException {
        StringBuilder lines = new StringBuilder();
        ofTheAgent("dev.baton.core.Counts")
                .getMethod("write", StringBuilder.class)
                .invoke(null, lines);
        long requests = 0;
        for (String line : lines.toString().split("\n")) {
            if (line.startsWith("requests\t")) requests += Long.parseLong(line.substring(line.lastIndexOf('\t') + 1));
        }
        return requests;
    }

    /** The agent's own count of edges that failed, by name. */
    @SuppressWarnings("unchecked") // so it is declared
    private static Map<String, ?> faults() throws ReflectiveOperationException {
        Field faults = ofTheAgent("dev.baton.core.Faults").getDeclaredField("BY_EDGE");
        faults.setAccessible(true);
        return (Map<String, ?>) faults.get(null);
    }

    private static Class<?> ofTheAgent(String className) throws ReflectiveOperationException {
        Field door = Baton.class.getDeclaredField("room");
        door.setAccessible(true);
        return door.get(null).getClass().getClassLoader().loadClass(className);
    }

    // ---------------------------------------------------------------- out

    @Test
    void sendsWhatWasCarriedVerbatimAndTheOtherFormatsToo() throws Exception {
        Visits visits = new Visits();
        Channel channel = connect(serve(visits));
        for (Map<String, String> carried : Trace.everyFormat(number++)) {
            under(carried, () -> channel.unary("unary.see", "question"));
            Map<String, List<String>> trace = visits.nextTrace();
            assertThat(trace).containsAllEntriesOf(Trace.once(carried));
            if (carried.containsKey("baggage") && carried.size() == 1)
                assertThat(trace).hasSize(1);
            else assertThat(trace).containsKeys("traceparent", "b3", "X-B3-TraceId", "x-datadog-trace-id");
            for (List<String> values : trace.values()) assertThat(values).hasSize(1);
        }
        channel.unary("unary.see", "question");
        assertThat(visits.nextTrace()).isEmpty();
    }

    @Test
    void sendsFromEveryStubAndCallsBackUnderTheContextOfTheCaller() throws Exception {
        for (String way : new String[] {"default", "direct", "pool"}) {
            Visits visits = new Visits();
            Channel channel = connect(serve(visits), way);
            Map<String, String> trace = trace();
            Side future = new Side();
            List<Side> observers = new ArrayList<>();
            under(trace, () -> {
                assertThat(channel.unary("unary.see", "question")).isEqualTo("the answer");
                assertThat(now()).isEqualTo(Trace.once(trace));
                assertThat(channel.serverStreaming("serverstreaming.see", "question"))
                        .containsExactly("re question");
                channel.future("unary.see", "question", future);
                for (String type : TYPES) {
                    Side observer = new Side();
                    observers.add(observer);
                    channel.observed(type + ".see", "question", observer).halfClose();
                }
            });
            assertThat(future.await("onFuture").value).isEqualTo("the answer");
            future.assertAllUnder(trace);
            for (Side observer : observers) {
                observer.await("onCompleted");
                assertThat(observer.events()).contains("onNext");
                observer.assertAllUnder(trace);
            }
            for (int i = 0; i < 3 + TYPES.length; i++)
                assertThat(visits.nextTrace()).isEqualTo(Trace.once(trace));
        }
    }

    @Test
    void aHeaderThatIsThereWins() throws Exception {
        Visits visits = new Visits();
        Channel channel = connect(serve(visits));
        Map<String, String> carried = trace();
        Map<String, String> own = Trace.b3(number++);
        under(carried, () -> {
            Side client = new Side();
            send(channel.newCall("unary.see"), client, grpc.metadata(own));
            client.await("onClose");
        });
        assertOwn(visits.nextTrace(), own);
        under(carried, () -> {
            Side client = new Side();
            send(channel.newCall("unary.see", "interceptor:b3=" + own.get("b3")), client, noMetadata());
            client.await("onClose");
        });
        assertOwn(visits.nextTrace(), own);
        under(carried, () -> {
            Side client = new Side();
            send(channel.newCall("unary.see", "tracer:b3=" + own.get("b3")), client, noMetadata());
            client.await("onClose");
        });
        assertOwn(visits.nextTrace(), own);
    }

    /** The other formats are translated from the one that was there; the browser's trace is not the one of another. */
    private static void assertOwn(Map<String, List<String>> trace, Map<String, String> own) {
        assertThat(trace).containsAllEntriesOf(Trace.once(own));
        for (List<String> values : trace.values()) assertThat(values).hasSize(1);
    }

    @Test
    void theSameMetadataMayBeUsedAgain() throws Exception {
        Visits visits = new Visits();
        Channel channel = connect(serve(visits));
        Object metadata = grpc.metadata(Collections.singletonMap("x-own", "value"));
        for (int i = 0; i < 5; i++) {
            Map<String, String> trace = i == 3 ? BARE : trace();
            Side client = new Side();
            under(trace, () -> send(channel.newCall("unary.see"), client, metadata));
            client.await("onClose");
            assertThat(visits.nextTrace()).isEqualTo(Trace.once(trace));
            assertThat(traceOf(grpc.lines(metadata))).isEmpty();
            assertThat(grpc.lines(metadata)).containsEntry("x-own", Collections.singletonList("value"));
        }
    }

    @Test
    void callsThatWaitForTheServerKeepTheirOwn() throws Exception {
        for (String way : new String[] {"default", "direct"}) {
            int port = grpc.freePort();
            Channel channel = connect(port, way);
            List<Side> sides = crowd(channel, "wait");
            Visits visits = new Visits();
            under(trace(), () -> opened.push(grpc.serve(port, visits)));
            assertEachWasAnsweredUnderItsOwn(sides);
            assertEachCameWithItsOwn(visits, CROWD);
        }
    }

    @Test
    void callsThatWaitForCredentialsKeepTheirOwn() throws Exception {
        Visits visits = new Visits();
        Channel channel = connect(serve(visits));
        assertEachWasAnsweredUnderItsOwn(crowd(channel, "credentials"));
        assertEachCameWithItsOwn(visits, CROWD);
    }

    @Test
    void theFirstCallsOfAChannelKeepTheirOwn() throws Exception {
        for (String way : new String[] {"default", "direct", "pool"}) {
            Visits visits = new Visits();
            int port = serve(visits);
            for (int round = 0; round < 5; round++) {
                Channel channel = connect(port, way);
                assertEachWasAnsweredUnderItsOwn(crowd(channel));
                assertEachCameWithItsOwn(visits, CROWD);
            }
        }
    }

    @Test
    void aRetriedCallSendsTheSameAgain() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        Visits visits = new Visits() {
            @Override
            void answer(String event, Incoming call, String message) throws Exception {
                if (event.equals("onHalfClose") && attempts.incrementAndGet() % 3 != 0) call.close("UNAVAILABLE");
                else super.answer(event, call, message);
            }
        };
        int port = serve(visits);
        for (String way : new String[] {"default", "direct"}) {
            Channel channel = connect(port, "retry", way);
            for (Map<String, String> trace : Arrays.asList(trace(), BARE, trace())) {
                Side client = new Side();
                under(trace, () -> send(channel.newCall("unary.see"), client, noMetadata()));
                assertThat(client.await("onClose").value).isEqualTo("OK");
                client.assertAllUnder(trace);
                for (int i = 0; i < 3; i++) assertThat(visits.nextTrace()).isEqualTo(Trace.once(trace));
            }
        }
    }

    @Test
    void aHedgedCallSendsTheSameAgain() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        Visits visits = new Visits() {
            @Override
            void answer(String event, Incoming call, String message) throws Exception {
                boolean isFirst = call.method().equals("unary.first");
                if (event.equals("onHalfClose") && !isFirst && attempts.incrementAndGet() % 3 != 0) return;
                super.answer(event, call, message);
            }
        };
        Channel channel = connect(serve(visits), "hedge");
        channel.unary("unary.first", "question"); // by which 1.20 learns that it may
        for (Map<String, String> trace : Arrays.asList(trace(), BARE, trace())) {
            Side client = new Side();
            under(trace, () -> send(channel.newCall("unary.see"), client, noMetadata()));
            assertThat(client.await("onClose").value).isEqualTo("OK");
            client.assertAllUnder(trace);
            for (int i = 0; i < 3; ) {
                Incoming call = visits.next();
                if (call.method().equals("unary.first")) continue; // maybe hedged too
                assertThat(traceOf(call.metadata())).isEqualTo(Trace.once(trace));
                i++;
            }
        }
    }

    @Test
    void aCallThatEndsOtherwiseEndsUnderTheContextOfItsCaller() throws Exception {
        Visits hanging = new Visits() {
            @Override
            void answer(String event, Incoming call, String message) {}
        };
        Channel channel = connect(serve(hanging));
        Map<String, String> trace = trace();
        Side late = new Side();
        under(trace, () -> send(channel.newCall("unary.see", "deadline=200"), late, noMetadata()));
        assertThat(late.await("onClose").value).isEqualTo("DEADLINE_EXCEEDED");
        late.assertAllUnder(trace);

        Side tooLate = new Side();
        under(trace, () -> send(channel.newCall("unary.see", "deadline=-1"), tooLate, noMetadata()));
        assertThat(tooLate.await("onClose").value).isEqualTo("DEADLINE_EXCEEDED");
        tooLate.assertAllUnder(trace);

        Side cancelled = new Side();
        Call[] call = new Call[1];
        under(trace, () -> {
            call[0] = channel.newCall("bidi.see");
            send(call[0], cancelled, noMetadata());
        });
        hanging.next();
        under(trace(), () -> call[0].cancel());
        assertThat(cancelled.await("onClose").value).isEqualTo("CANCELLED");
        cancelled.assertAllUnder(trace);

        Channel nowhere = connect(grpc.freePort());
        Side refused = new Side();
        under(trace, () -> send(nowhere.newCall("unary.see"), refused, noMetadata()));
        assertThat(refused.await("onClose").value).isEqualTo("UNAVAILABLE");
        refused.assertAllUnder(trace);

        Side waiting = new Side();
        under(trace, () -> send(nowhere.newCall("unary.see", "wait", "deadline=200"), waiting, noMetadata()));
        assertThat(waiting.await("onClose").value).isEqualTo("DEADLINE_EXCEEDED");
        waiting.assertAllUnder(trace);
    }

    /** As an interceptor may do that has to wait for a token which another request has asked for. */
    @Test
    void aCallThatIsStartedBySomebodyElseIsOfTheOneWhoMadeIt() throws Exception {
        Visits visits = new Visits();
        Channel channel = connect(serve(visits));
        channel.unary("unary.first", "question");
        visits.next();
        for (Map<String, String> trace : Arrays.asList(trace(), BARE)) {
            Call[] call = new Call[1];
            Side client = new Side();
            under(trace, () -> call[0] = channel.newCall("unary.see"));
            under(trace(), () -> send(call[0], client, noMetadata()));
            client.await("onClose");
            client.assertAllUnder(trace);
            assertThat(visits.nextTrace()).isEqualTo(Trace.once(trace));
        }
    }

    @Test
    void messagesThatOthersAskForAreOfTheCaller() throws Exception {
        Visits visits = new Visits() {
            @Override
            void answer(String event, Incoming call, String message) throws Exception {
                if (event.equals("onMessage")) for (int i = 0; i < 20; i++) call.send("answer " + i);
                if (event.equals("onHalfClose")) call.close("OK");
            }
        };
        for (String way : new String[] {"default", "direct"}) {
            Channel channel = connect(serve(visits), way);
            Map<String, String> trace = trace();
            Side client = new Side();
            Call[] call = new Call[1];
            under(trace, () -> {
                call[0] = channel.newCall("bidi.see");
                call[0].start(client, noMetadata());
            });
            client.await("onReady");
            under(BARE, () -> call[0].send("question"));
            for (int i = 0; i < 20; i++) {
                under(i % 2 == 0 ? trace() : BARE, () -> call[0].request(1));
                assertThat(client.await("onMessage").value).isEqualTo("answer " + i);
            }
            under(trace(), () -> call[0].halfClose());
            under(trace(), () -> call[0].request(1));
            client.await("onClose");
            client.assertAllUnder(trace);
            visits.side(visits.next()).assertAllUnder(trace);
        }
    }

    @Test
    void interleavedCallsOfOneChannelStayApart() throws Exception {
        for (String way : new String[] {"default", "direct", "pool"}) {
            Visits visits = new Visits();
            Channel channel = connect(serve(visits, way), way);
            ExecutorService callers = Executors.newFixedThreadPool(6);
            try {
                List<Future<?>> calling = new ArrayList<>();
                for (int caller = 0; caller < 6; caller++) {
                    calling.add(callers.submit(() -> {
                        assertEachWasAnsweredUnderItsOwn(crowd(channel));
                        return null;
                    }));
                }
                for (Future<?> called : calling) called.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } finally {
                callers.shutdown();
            }
            assertEachCameWithItsOwn(visits, 6 * CROWD);
        }
    }

    /** Servers refuse a request whose head is over 8192 bytes. */
    @Test
    void aFullHeadIsNotMadeFuller() throws Exception {
        Visits visits = new Visits();
        Channel channel = connect(serve(visits));
        for (int bytes = 5000; bytes < 7600; bytes += 100) {
            char[] value = new char[bytes];
            Arrays.fill(value, 'a');
            Side client = new Side();
            Object metadata = grpc.metadata(Collections.singletonMap("x-own", new String(value)));
            under(trace(), () -> send(channel.newCall("unary.see"), client, metadata));
            assertThat(client.await("onClose").value).as("%s bytes", bytes).isEqualTo("OK");
        }
    }

    @Test
    void whatIsNotAsciiIsLeftOut() throws Exception {
        Visits visits = new Visits();
        Channel channel = connect(serve(visits));
        Map<String, String> trace = new LinkedHashMap<>(Trace.b3(number++));
        trace.put("baggage", "user=\u00e4");
        under(trace, () -> channel.unary("unary.see", "question"));
        assertThat(visits.nextTrace())
                .containsEntry("b3", Collections.singletonList(trace.get("b3")))
                .doesNotContainEntry("baggage", Collections.singletonList(trace.get("baggage")));
    }

    // ---------------------------------------------------------------- through

    @Test
    void whatAServerCallsIsOfTheBrowser() throws Exception {
        Visits last = new Visits();
        Channel onwards = connect(serve(last));
        BlockingQueue<Map<String, List<String>>> byHttp = new LinkedBlockingQueue<>();
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", exchange -> {
            Map<String, List<String>> lines = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            lines.putAll(exchange.getRequestHeaders());
            byHttp.add(traceOf(lines));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        http.start();
        opened.push(() -> http.stop(0));
        URL url = new URL("http://localhost:" + http.getAddress().getPort() + "/");
        ExecutorService pool = Executors.newFixedThreadPool(2);
        opened.push(pool::shutdown);
        Visits first = new Visits() {
            @Override
            void answer(String event, Incoming call, String message) throws Exception {
                if (!event.equals("onHalfClose")) return;
                onwards.unary("unary.see", "question");
                assertThat(((HttpURLConnection) url.openConnection()).getResponseCode())
                        .isEqualTo(204);
                pool.submit(() -> {
                    Side side = new Side();
                    send(onwards.newCall("unary.see"), side, noMetadata());
                    side.await("onClose");
                    call.send("the answer");
                    call.close("OK");
                    return null;
                });
            }
        };
        Channel channel = connect(serve(first));
        for (Map<String, String> trace : Arrays.asList(trace(), BARE, trace())) {
            Side client = new Side();
            send(channel.newCall("unary.see"), client, grpc.metadata(trace));
            assertThat(client.await("onClose").value).isEqualTo("OK");
            client.assertAllUnder(BARE);
            for (int i = 0; i < 2; i++) assertThat(last.nextTrace()).isEqualTo(Trace.once(trace));
            assertThat(byHttp.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(Trace.once(trace));
        }
    }

    /** A deadline, a cancellation or what an application put there goes where gRPC takes it, and nowhere else. */
    @Test
    void theContextOfGrpcIsLeftToGrpc() throws Exception {
        Visits last = new Visits();
        Channel onwards = connect(serve(last));
        ExecutorService pool = Executors.newSingleThreadExecutor();
        opened.push(pool::shutdown);
        List<String> inHandler = Collections.synchronizedList(new ArrayList<>());
        List<String> inPool = Collections.synchronizedList(new ArrayList<>());
        Visits first = new Visits() {
            @Override
            void answer(String event, Incoming call, String message) throws Exception {
                if (!event.equals("onHalfClose")) return;
                inHandler.add(grpc.grpcContext());
                pool.submit(() -> {
                    inPool.add(grpc.grpcContext());
                    onwards.unary("unary.see", "question");
                    call.send("the answer");
                    call.close("OK");
                });
            }
        };
        Channel channel = connect(serve(first));
        Map<String, String> trace = trace();
        Side client = new Side() {
            @Override
            public void on(String event, String value) {
                super.on(event, grpc.grpcContext());
            }
        };
        under(
                trace,
                () -> grpc.inGrpcContext(
                        "mine", () -> send(channel.newCall("unary.see", "deadline=60000"), client, noMetadata())));
        assertThat(client.await("onClose").value).isEqualTo("no deadline, value mine");
        client.assertAllUnder(trace);
        assertThat(inHandler).containsExactly("deadline, value null");
        assertThat(inPool).containsExactly("root");
        Incoming call = last.next();
        assertThat(call.metadata()).doesNotContainKey("grpc-timeout");
        assertThat(traceOf(call.metadata())).isEqualTo(Trace.once(trace));
    }

    // ---------------------------------------------------------------- what is left

    @Test
    void callsThatNeverEndLeaveNothing() throws Exception {
        Visits hanging = new Visits() {
            @Override
            void answer(String event, Incoming call, String message) {}
        };
        Channel channel = connect(serve(hanging), "retry");
        for (int i = 0; i < 100; i++) {
            String type = TYPES[i % TYPES.length];
            under(trace(), () -> {
                Call call = channel.newCall(type + ".see");
                call.start(new Side(), noMetadata());
                call.send("question");
                if (type.startsWith("unary") || type.startsWith("server")) call.halfClose(); // else nothing is sent yet
            });
        }
        for (int i = 0; i < 100; i++) hanging.next();
        Call neverStarted = channel.newCall("unary.see");
        assertThat(neverStarted).isNotNull();
    }

    @Test
    void theCallIsServedWhenBatonThrows() throws Exception {
        try (LibraryLoader spoiled = new LibraryLoader(library)
                .with(new Sabotage(
                        "io.grpc.InternalMetadata",
                        "serialize",
                        "io.grpc.internal.StatsTraceContext",
                        "io.grpc.internal.AbstractClientStream",
                        "io.grpc.inprocess.InProcessTransport$InProcessStream"))) {
            GrpcLibrary unlucky = spoiled.create(GrpcLibrary.class, application());
            int port = unlucky.freePort();
            Visits visits = new Visits();
            try (AutoCloseable server = unlucky.serve(port, visits);
                    Channel channel = unlucky.connect(port)) {
                under(trace(), () -> assertThat(channel.unary("unary.see", "question"))
                        .isEqualTo("the answer"));
                Incoming call = visits.next();
                assertThat(traceOf(call.metadata())).isEmpty();
                visits.side(call).assertAllUnder(BARE);
            }
        }
        assertThat(faults().keySet()).as("what failed was told").contains("grpc");
        faults().keySet().removeAll(EDGES);
    }
}
