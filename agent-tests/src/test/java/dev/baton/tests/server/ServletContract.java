// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.Slots;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a servlet container with an edge of its own adds: requests that outlive the call of their servlet. */
abstract class ServletContract extends PageContract {
    private final Trace trace = Trace.next();

    /** All: the edge of servlets sees that nobody has read the request. */
    @Override
    Map<String, String> carriedWithoutItsEdge(Trace anyTrace) {
        return anyTrace.headers;
    }

    @Test
    void theFormatsThatDidNotArriveAreAddedOnce() throws Exception {
        List<String> sent = Trace.lines(trace.only("x-datadog"));
        Answer plain = get("/headers", sent);
        for (String way : new String[] {"/forward?to=", "/include?to=", "/dispatch?to="}) {
            Answer answer = get(way + "/headers", sent);
            assertThat(answer.namesAt("headers")).doesNotHaveDuplicates();
            assertThat(answer.at("headers")).isEqualTo(plain.at("headers"));
        }
    }

    /** Where the format that is written is not read. */
    @Test
    @Tag("started")
    void aRequestThatIsDispatchedBeginsOneTrace() throws Exception {
        for (int i = 0; i < 20; i++) {
            Answer answer = get("/dispatch", Collections.<String>emptyList());
            String begun = answer.at("request").get("traceparent");
            assertThat(begun).isNotNull();
            assertThat(answer.at("dispatched")).containsEntry("traceparent", begun);
        }
    }

    @Test
    void keepsContextWhenAnotherThreadCompletes() throws Exception {
        String id = UUID.randomUUID().toString();
        assertThat(get("/complete?id=" + id, trace.lines()).at("pool")).isEqualTo(trace.headers);
        assertThat(listener(id, "onComplete")).isEqualTo(trace.headers);
    }

    @Test
    void keepsContextOverAsyncTimeout() throws Exception {
        String id = UUID.randomUUID().toString();
        get("/timeout?id=" + id, trace.lines());
        assertThat(listener(id, "onTimeout")).isEqualTo(trace.headers);
        assertThat(listener(id, "onComplete")).isEqualTo(trace.headers);
    }

    @Test
    void keepsContextOverAsyncError() throws Exception {
        String id = UUID.randomUUID().toString();
        get("/error?id=" + id, trace.lines());
        assertThat(listener(id, "onError")).isEqualTo(trace.headers);
        assertThat(listener(id, "onComplete")).isEqualTo(trace.headers);
    }

    private Map<String, String> listener(String id, String moment) throws Exception {
        return get("/result?id=" + id, Trace.next().lines()).at(moment);
    }

    @Test
    void keepsFiftyConcurrentAsyncRequestsApart() throws Exception {
        Crowd crowd = new Crowd(MANY);
        for (int round = 0; round < 4; round++) {
            crowd.get(port(), "/start", "start");
            crowd.get(port(), "/dispatch", "request", "dispatched");
            crowd.get(port(), "/complete?id=any", "pool");
        }
    }

    @Test
    void keepsContextInReadListeners() throws Exception {
        try (Wire wire = new Wire(port())) {
            wire.write(Wire.request("POST", "/read", trace.lines(), "Content-Length: 10") + "first");
            Thread.sleep(100);
            wire.write("later");
            Answer answer = wire.read();
            assertThat(answer.at("onDataAvailable")).isEqualTo(trace.headers);
            assertThat(answer.at("onAllDataRead")).isEqualTo(trace.headers);
            assertThat(wire.get("/see").at("request")).isEmpty();
        }
    }

    @Test
    void keepsContextInWriteListeners() throws Exception {
        try (Wire wire = new Wire(port())) {
            String id = "?id=" + System.nanoTime();
            wire.write(Wire.request("/write" + id, trace.lines()));
            get("/halted" + id, Collections.<String>emptyList());
            Answer answer = wire.read();
            assertThat(answer.body).containsPattern("calls/([2-9]|\\d\\d)");
            assertThat(answer.at("onWritePossible")).isEqualTo(trace.headers);
            assertThat(wire.get("/see").at("request")).isEmpty();
        }
    }

    @Test
    void keepsContextOnTheErrorPage() throws Exception {
        Answer answer = get("/throw", trace.lines());
        assertThat(answer.status).isEqualTo(500);
        assertThat(answer.at("errorPage")).isEqualTo(trace.headers);
        assertThat(get("/sendError", trace.lines()).status).isEqualTo(418);
    }

    @Test
    void anUpgradedConnectionIsNoLongerPartOfItsRequest() throws Exception {
        try (Wire wire = new Wire(port(), 20_000)) {
            wire.write(Wire.request("GET", "/upgrade", trace.lines(), "Connection: Upgrade", "Upgrade: sight"));
            assertThat(wire.read().status).isEqualTo(101);
            for (int i = 0; i < 3; i++) {
                wire.write("?");
                StringBuilder answer = new StringBuilder();
                for (int next = wire.in.read(); next >= 0 && next != '.'; next = wire.in.read())
                    answer.append((char) next);
                assertThat(answer.toString()).isEqualTo("upgraded/\n");
                Slots.assertNothingIsLeft();
            }
        }
    }
}
