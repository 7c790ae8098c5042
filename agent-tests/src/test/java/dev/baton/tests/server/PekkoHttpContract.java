// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.carry.Request;
import dev.baton.tests.matrix.Sabotage;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The HTTP server of Akka and Pekko, what it calls, and the actors and streams that a request uses. */
abstract class PekkoHttpContract extends ServerContract {
    private static final String[] CONNECTORS = {"http", "flow"};

    private static final String[] PARTS = {"part1", "part3", "async", "behind"};
    private static final int CROWD = 200;

    private final String root;

    PekkoHttpContract(String root) {
        this.root = root;
    }

    @Override
    String starter() {
        return "PekkoHttpServer";
    }

    @Override
    Sabotage sabotage() {
        String prepares = root + ".http.impl.engine.server.HttpServerBluePrint$PrepareRequests$$anon$";
        return new Sabotage(root + ".stream.stage.GraphStageLogic", "portToConn", prepares + 1, prepares + 2);
    }

    private void everyRequestSeesItsOwn(String path, String... moments) throws Exception {
        for (String connector : CONNECTORS) {
            new Crowd(MANY).get(server.port(connector), path, moments);
            try (Wire wire = new Wire(server.port(connector))) {
                for (int i = 0; i < 5; i++) {
                    Trace trace = Trace.next();
                    Answer answer = wire.get(path, trace.lines());
                    for (String moment : moments) assertThat(answer.at(moment)).isEqualTo(trace.headers);
                    for (Map<String, String> seen : wire.get(path).all())
                        assertThat(seen).isEmpty();
                }
            }
        }
    }

    @Test
    void aFlowSeesItsRequests() throws Exception {
        carriesEveryFormat(server.port("flow"));
        keepAliveRequestsWithoutHeadersSeeNothing(server.port("flow"));
        everyRequestSeesItsOwn("/see", "request");
    }

    @Test
    void requestsThatMeetInAFlowSeeTheirOwn() throws Exception {
        for (String connector : CONNECTORS) {
            String path = "/meet?parties=" + MANY + "&id=" + connector;
            new Crowd(MANY).get(server.port(connector), path, "before", "after");
        }
    }

    @Test
    void anActorSeesTheRequestThatTellsIt() throws Exception {
        everyRequestSeesItsOwn("/actor", "actor", "told");
    }

    @Test
    void aStreamThatARequestRunsIsOfTheRequest() throws Exception {
        everyRequestSeesItsOwn("/run", "stage1", "stage3", "async", "behind", "folded");
    }

    @Test
    void aStreamThatRequestsShareIsOfNone() throws Exception {
        everyRequestSeesItsOwn("/offer", "told");
        for (int i = 0; i < MANY; i++) {
            assertThat(get("/offer", Trace.next().lines()).at("shared")).isEmpty();
        }
    }

    @Test
    void whatItCallsIsSentTheTraceAndSoIsItsAnswer() throws Exception {
        try (Recorder next = new Recorder()) {
            everyRequestSeesItsOwn("/call?port=" + next.port(), "call", "answered");
        }
    }

    @Test
    void pipelinedRequestsOfAFlowAreKeptApart() throws Exception {
        for (String path : new String[] {"/see", "/actor", "/run"}) Pipeline.get(server.port("flow"), MANY, path);
    }

    @Test
    void aBodySeesItsRequest() throws Exception {
        for (String connector : CONNECTORS) {
            try (Wire wire = new Wire(server.port(connector))) {
                for (int i = 0; i < 10; i++) {
                    Map<String, String> headers =
                            i % 3 == 0 ? Collections.<String, String>emptyMap() : Trace.next().headers;
                    wire.write(Wire.request("POST", "/receive", Trace.lines(headers), "Transfer-Encoding: chunked"));
                    for (int part = 0; part < 3; part++) wire.write("a\r\n0123456789\r\n");
                    wire.write("0\r\n\r\n");
                    Answer answer = wire.read();
                    assertThat(answer.body).contains("length/30\n");
                    for (Map<String, String> seen : answer.all())
                        assertThat(seen).isEqualTo(headers);
                }
            }
        }
    }

    @Test
    void aBodyThatIsStreamedIsOfTheRequestItAnswers() throws Exception {
        for (String kind : new String[] {"length", "chunks"}) {
            everyRequestSeesItsOwn("/answer?as=" + kind, PARTS);
            for (String connector : CONNECTORS) new Crowd(CROWD).get(server.port(connector), "/answer?as=" + kind);
        }
        for (String connector : CONNECTORS) new Crowd(CROWD).get(server.port(connector), "/answer?as=rest", PARTS);
    }

    @Test
    void bodiesOfPipelinedAnswersAreKeptApart() throws Exception {
        for (String connector : CONNECTORS) {
            Pipeline.get(server.port(connector), MANY, "/answer?as=length", "/see", "/answer?as=chunks");
            Pipeline.get(
                    server.port(connector),
                    MANY,
                    "/answer?as=chunks&after=20",
                    "/answer?as=chunks",
                    "/answer?as=length");
        }
    }

    @Test
    void bodiesOfAnswersOnHttp2StreamsAreOfNoOtherRequest() throws Exception {
        try (H2Wire wire = H2Wire.connect(server.port("h2c"))) {
            String[] paths = {"/answer?as=chunks&after=20", "/answer?as=chunks", "/answer?as=length"};
            Map<Integer, Map<String, String>> streams = new LinkedHashMap<>();
            for (int i = 0; i < MANY; i++) {
                Map<String, String> headers =
                        i % 3 == 0 ? Collections.<String, String>emptyMap() : Trace.next().headers;
                streams.put(wire.send(paths[i % paths.length], Trace.lines(headers)), headers);
            }
            for (Map.Entry<Integer, Map<String, String>> stream : streams.entrySet()) {
                for (Map<String, String> seen : wire.read(stream.getKey()).all()) {
                    assertThat(seen).isIn(stream.getValue(), Collections.emptyMap());
                }
            }
        }
    }

    @Test
    void nothingIsKept() throws Exception {
        Request.assertNothingIsLeft();
    }
}
