// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.Slots;
import dev.baton.tests.matrix.LibraryLoader;
import dev.baton.tests.matrix.Sabotage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** What Baton promises on the way in, whatever the server. */
abstract class ServerContract extends BrowserContract {
    static final int MANY = 50;
    private static final String SOME_TRACEPARENT = "00-[0-9a-f]{32}-[0-9a-f]{16}-01";

    /** Makes the advice of the edge fail. */
    abstract Sabotage sabotage();

    @Test
    void carriesEveryFormat() throws Exception {
        carriesEveryFormat(port());
    }

    static void carriesEveryFormat(int port) throws Exception {
        String[][] formats = {{"traceparent", "tracestate"}, {"x-datadog"}, {"b3"}, {"x-b3"}, {"baggage"}, {""}};
        for (String[] format : formats) {
            Map<String, String> headers = Trace.next().only(format);
            assertThat(Wire.get(port, "/see", Trace.lines(headers)).at("request"))
                    .containsAllEntriesOf(headers);
        }
    }

    @Test
    void sendsOnWhatArrived() throws Exception {
        try (Recorder next = new Recorder()) {
            Trace trace = Trace.next();
            assertThat(get("/call?port=" + next.port(), trace.lines()).at("call"))
                    .containsAllEntriesOf(trace.headers);
            assertThat(get("/call?port=" + next.port(), Collections.<String>emptyList())
                            .at("call"))
                    .doesNotContainKeys(trace.headers.keySet().toArray(new String[0]));
        }
    }

    @Test
    void namesAreCaseBlind() throws Exception {
        Trace trace = Trace.next();
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, String> header : trace.headers.entrySet()) {
            String name = header.getKey();
            int half = name.length() / 2;
            lines.add(
                    name.substring(0, half) + name.substring(half).toUpperCase(Locale.ROOT) + ": " + header.getValue());
        }
        assertThat(get("/see", lines).at("request")).containsExactlyInAnyOrderEntriesOf(trace.headers);
    }

    @Test
    void joinsRepeatedListHeaders() throws Exception {
        Map<String, String> seen = get(
                        "/see",
                        Arrays.asList(
                                "baggage: a=1",
                                "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                                "tracestate: c=3",
                                "tracestate: d=4",
                                "baggage: b=2"))
                .at("request");
        assertThat(seen).containsEntry("tracestate", "c=3,d=4").containsEntry("baggage", "a=1,b=2");
    }

    @Test
    void theApplicationFindsTheHeadersAsTheyArrived() throws Exception {
        Map<String, String> headers = new LinkedHashMap<>(Trace.next().headers);
        headers.put("x-other", "value");
        headers.put("host", "localhost");
        Map<String, String> sent = new LinkedHashMap<>(headers);
        sent.remove("host");
        assertThat(get("/headers", Trace.lines(sent)).at("headers")).isEqualTo(headers);
    }

    @Test
    void theApplicationFindsTheFormatsThatDidNotArriveOnceEach() throws Exception {
        for (String arrived : new String[] {"traceparent", "x-datadog", "b3", "x-b3"}) {
            Trace trace = Trace.next();
            List<String> sent = Trace.lines(trace.only(arrived));
            Answer answer = get("/headers", sent);
            assertThat(answer.at("headers"))
                    .containsAllEntriesOf(trace.ids())
                    .containsAllEntriesOf(trace.only(arrived));
            assertThat(answer.namesAt("headers")).doesNotHaveDuplicates();
        }
    }

    @Test
    void whatWasAddedGoesWithItsRequest() throws Exception {
        try (Wire wire = new Wire(port())) {
            for (int i = 0; i < MANY; i++) {
                Trace trace = Trace.next();
                assertThat(wire.get("/headers", Trace.lines(trace.only("x-datadog")))
                                .at("headers"))
                        .containsAllEntriesOf(trace.ids());
                assertThat(wire.get("/headers").at("headers")).containsOnlyKeys("host");
            }
        }
    }

    @Test
    void leavesNothingOnThePooledThread() throws Exception {
        for (int i = 0; i < MANY; i++) {
            get("/see", Trace.next().lines());
            Slots.assertNothingIsLeft();
        }
        for (int i = 0; i < MANY; i++) {
            assertThat(get("/see", Collections.<String>emptyList()).at("request"))
                    .isEmpty();
        }
    }

    @Test
    void keepAliveRequestsWithoutHeadersSeeNothing() throws Exception {
        keepAliveRequestsWithoutHeadersSeeNothing(port());
    }

    static void keepAliveRequestsWithoutHeadersSeeNothing(int port) throws Exception {
        try (Wire wire = new Wire(port)) {
            for (int i = 0; i < MANY; i++) {
                Trace trace = Trace.next();
                assertThat(wire.get("/see", trace.lines()).at("request"))
                        .containsExactlyInAnyOrderEntriesOf(trace.headers);
                assertThat(wire.get("/see").at("request")).isEmpty();
            }
        }
    }

    @Test
    void pipelinedRequestsAreKeptApart() throws Exception {
        try (Wire wire = new Wire(port())) {
            StringBuilder requests = new StringBuilder();
            List<Map<String, String>> expected = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                Map<String, String> headers =
                        i % 3 == 0 ? Collections.<String, String>emptyMap() : Trace.next().headers;
                expected.add(headers);
                requests.append(Wire.request("/see", Trace.lines(headers)));
            }
            wire.write(requests.toString());
            for (Map<String, String> headers : expected) {
                assertThat(wire.read().at("request")).isEqualTo(headers);
            }
        }
    }

    /** Where the format that is written is not read. */
    @Test
    @Tag("started")
    void aRequestThatBringsNoTraceBeginsOne() throws Exception {
        Set<String> begun = new HashSet<>();
        for (int i = 0; i < MANY; i++) {
            String sentOn =
                    get(see(), Collections.<String>emptyList()).at("request").get("traceparent");
            assertThat(sentOn).matches(SOME_TRACEPARENT);
            begun.add(sentOn);
        }
        assertThat(begun).hasSize(MANY);
    }

    @Test
    @Tag("started")
    void theApplicationFindsTheTraceThatBegins() throws Exception {
        String found =
                get("/headers", Collections.<String>emptyList()).at("headers").get("traceparent");
        assertThat(found).matches(SOME_TRACEPARENT);
    }

    @Test
    void keepsFiftyConcurrentRequestsApart() throws Exception {
        Crowd crowd = new Crowd(MANY);
        for (int round = 0; round < 4; round++) {
            String path = "/meet?parties=" + MANY + "&id=" + round;
            crowd.get(port(), path, "before", "after");
        }
    }

    @Test
    void servesTheRequestWhenHeadersAreGarbage() throws Exception {
        for (String garbage : Garbage.VALUES) {
            for (String name : new String[] {"traceparent", "tracestate", "b3", "x-b3-traceid", "baggage"}) {
                String foreign = "x-elsewhere-also".substring(0, name.length());
                Answer without = get("/constant", Collections.singleton(foreign + ": " + garbage));
                Answer with = get("/constant", Collections.singleton(name + ": " + garbage));
                assertThat(with).hasToString(without.toString().replace(foreign, name));
            }
        }
    }

    @Test
    void servesTheRequestWhenBatonThrows() throws Exception {
        try (LibraryLoader spoiled = new LibraryLoader(library).with(sabotage());
                Server unlucky = spoiled.create(Server.class, starter())) {
            servesWithoutItsEdge(unlucky.port("http"));
        }
    }

    /** What is carried of a trace where the edge of the server fails. */
    Map<String, String> carriedWithoutItsEdge(Trace trace) {
        return Collections.emptyMap();
    }

    void servesWithoutItsEdge(int port) throws Exception {
        for (int i = 0; i < 3; i++) {
            Trace trace = Trace.next();
            Answer answer = Wire.get(port, "/see", trace.lines());
            assertThat(answer.status).isEqualTo(200);
            assertThat(answer.at("request")).isEqualTo(carriedWithoutItsEdge(trace));
            assertThat(Wire.get(port, "/headers", trace.lines()).at("headers")).containsAllEntriesOf(trace.headers);
        }
    }

    @Test
    void anExceptionOfTheApplicationPassesAndLeavesNothing() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(get("/throw", Trace.next().lines()).status).isEqualTo(500);
            Slots.assertNothingIsLeft();
        }
    }

    @Test
    void aPathThatIsNotThereLeavesNothing() throws Exception {
        try (Wire wire = new Wire(port())) {
            for (int i = 0; i < 5; i++) {
                assertThat(wire.get("/nowhere", Trace.next().lines()).status).isEqualTo(404);
                Slots.assertNothingIsLeft();
                assertThat(wire.get("/see").at("request")).isEmpty();
            }
        }
    }

    @Test
    void aClientThatGoesAwayLeavesNothing() throws Exception {
        for (int i = 0; i < 5; i++) {
            try (Wire wire = new Wire(port())) {
                wire.write(Wire.request("POST", "/stream", Trace.next().lines(), "Content-Length: 100000") + "begun");
                Thread.sleep(20);
            }
            Slots.assertNothingIsLeft();
        }
        assertThat(get("/see", Collections.<String>emptyList()).at("request")).isEmpty();
    }

    @Test
    void aClientThatWaitsForItsBodyToBeWantedIsServed() throws Exception {
        Trace trace = Trace.next();
        try (Wire wire = new Wire(port())) {
            wire.write(Wire.request("POST", "/receive", trace.lines(), "Content-Length: 7", "Expect: 100-continue"));
            Answer answer = wire.read();
            assertThat(answer.status).isEqualTo(100);
            wire.write("content");
            answer = wire.read();
            assertThat(answer.body).contains("length/7\n");
            assertThat(answer.at("received")).isEqualTo(trace.headers);
            assertThat(wire.get("/see").at("request")).isEmpty();
        }
    }

    @Test
    void seesTheContextWhileBodiesStream() throws Exception {
        Trace trace = Trace.next();
        try (Wire wire = new Wire(port())) {
            wire.write(Wire.request("POST", "/stream", trace.lines(), "Transfer-Encoding: chunked"));
            for (int i = 0; i < 3; i++) {
                Thread.sleep(20);
                wire.write("2710\r\n" + new String(new char[10_000]).replace('\0', 'x') + "\r\n");
            }
            wire.write("0\r\n\r\n");
            Answer answer = wire.read();
            assertThat(answer.at("begin")).isEqualTo(trace.headers);
            assertThat(answer.body).contains("length/30000\n");
            assertThat(answer.at("end")).isEqualTo(trace.headers);
            assertThat(wire.get("/see").at("request")).isEmpty();
        }
    }

    @Test
    void keepsTheStreamsOfAnHttp2ConnectionApart() throws Exception {
        try (H2Wire wire = H2Wire.connect(server.port("h2c"))) {
            Map<Integer, Trace> streams = new LinkedHashMap<>();
            for (int i = 0; i < 10; i++) {
                Trace trace = Trace.next();
                streams.put(wire.send("/meet?parties=10&id=h2", trace.lines()), trace);
            }
            for (Map.Entry<Integer, Trace> stream : streams.entrySet()) {
                Answer answer = wire.read(stream.getKey());
                assertThat(answer.at("before")).isEqualTo(stream.getValue().headers);
                assertThat(answer.at("after")).isEqualTo(stream.getValue().headers);
            }
            assertThat(wire.read(wire.send("/see", Collections.<String>emptyList()))
                            .at("request"))
                    .isEmpty();
        }
    }

    @Test
    void theApplicationFindsTheFormatsThatDidNotArriveOnAnHttp2Stream() throws Exception {
        try (H2Wire wire = H2Wire.connect(server.port("h2c"))) {
            for (int i = 0; i < MANY; i++) {
                Trace trace = Trace.next();
                Answer answer = wire.read(wire.send("/headers", Trace.lines(trace.only("x-datadog"))));
                assertThat(answer.at("headers")).containsAllEntriesOf(trace.ids());
                assertThat(answer.namesAt("headers")).doesNotHaveDuplicates();
                assertThat(wire.read(wire.send("/headers", Collections.<String>emptyList()))
                                .at("headers"))
                        .doesNotContainKeys(trace.headers.keySet().toArray(new String[0]));
            }
        }
    }

    @Test
    void carriesTheRequestThatUpgradesToHttp2() throws Exception {
        Trace first = Trace.next();
        Trace second = Trace.next();
        try (H2Wire wire = H2Wire.upgrade(server.port("h2c"), "/see", first.lines())) {
            assertThat(wire.read(1).at("request")).isEqualTo(first.headers);
            assertThat(wire.read(wire.send("/see", second.lines())).at("request"))
                    .isEqualTo(second.headers);
        }
    }

    @Test
    void servesOnAnExecutorOfTheApplication() throws Exception {
        carriesEveryFormat(server.port("executor"));
        keepAliveRequestsWithoutHeadersSeeNothing(server.port("executor"));
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "virtual threads are from Java 21")
    void servesOnVirtualThreads() throws Exception {
        carriesEveryFormat(server.port("virtual"));
        keepAliveRequestsWithoutHeadersSeeNothing(server.port("virtual"));
    }
}
