// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.carry.Request;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Vert.x's handlers, of a verticle on an event loop and of a worker verticle. */
@Tag("vertx")
class VertxTest extends ServerHarness {
    private static final int MANY = 50;
    private static final String[] CONNECTORS = {"http", "worker"};

    /** 3.9 loses now and then an HTTP/2 request of a worker verticle, also where there is no Baton. */
    private static final String[] LOOP = {"http"};

    @Override
    String starter() {
        return "VertxServer";
    }

    @Override
    String see() {
        return "/do/see";
    }

    @Test
    void itsOwnCorsHandlerNeedNotKnowTraceHeaders() throws Exception {
        BrowserContract.allowsTraceHeadersBesideAList(port());
    }

    private void everyRequestSeesItsOwn(String path, String... moments) throws Exception {
        for (String connector : CONNECTORS) new Crowd(MANY).get(server.port(connector), path, moments);
    }

    @Test
    void aHandlerSeesItsRequest() throws Exception {
        everyRequestSeesItsOwn("/do/see", "request");
    }

    @Test
    void theNextRequestOfAConnectionDoesNotSeeTheOneBefore() throws Exception {
        for (String connector : CONNECTORS) {
            for (String path : new String[] {"see", "timer", "blocking", "bus"}) {
                try (Wire wire = new Wire(server.port(connector))) {
                    for (int i = 0; i < 10; i++) {
                        Trace trace = Trace.next();
                        for (Map<String, String> seen :
                                wire.get("/do/" + path, trace.lines()).all()) {
                            assertThat(seen).isEqualTo(trace.headers);
                        }
                        for (Map<String, String> seen : wire.get("/do/" + path).all())
                            assertThat(seen).isEmpty();
                    }
                }
            }
        }
    }

    @Test
    void pipelinedRequestsAreKeptApart() throws Exception {
        for (String connector : CONNECTORS) {
            for (String path : new String[] {"see", "timer", "runOnContext", "blocking"}) {
                Pipeline.get(server.port(connector), MANY, "/do/" + path);
            }
        }
    }

    @Test
    void everyPartOfABodyIsOfItsRequest() throws Exception {
        for (String connector : CONNECTORS) {
            try (Wire wire = new Wire(server.port(connector))) {
                for (int i = 0; i < 4; i++) {
                    Map<String, String> headers =
                            i % 2 == 0 ? Collections.<String, String>emptyMap() : Trace.next().headers;
                    wire.write(Wire.request(
                            "POST",
                            "/do/stream",
                            Trace.lines(headers),
                            "Transfer-Encoding: chunked",
                            "Expect: 100-continue"));
                    wire.read();
                    for (int part = 0; part < 3; part++) wire.write("a\r\n0123456789\r\n");
                    wire.write("0\r\n\r\n");
                    Answer answer = wire.read();
                    for (String moment : new String[] {"request", "chunk", "end"}) {
                        assertThat(answer.at(moment)).as(moment).isEqualTo(headers);
                    }
                }
            }
        }
    }

    @Test
    void aBodyHandlerSeesItsRequest() throws Exception {
        everyRequestSeesItsOwn("/do/body", "request", "body");
    }

    @Test
    void aRequestThatAnotherResumesSeesItsOwn() throws Exception {
        for (String connector : CONNECTORS) {
            new Crowd(MANY).get(server.port(connector), meeting("paused", connector), "request", "end");
        }
    }

    private static String meeting(String path, String connector) {
        return "/do/" + path + "?parties=" + MANY + "&id=" + path + connector;
    }

    @Test
    void aTimerSeesTheRequestThatSetIt() throws Exception {
        everyRequestSeesItsOwn("/do/timer", "timer", "next");
    }

    @Test
    void aPeriodicTimerSeesNoRequest() throws Exception {
        for (String connector : CONNECTORS) {
            for (int i = 0; i < 5; i++) {
                assertThat(Wire.get(
                                        server.port(connector),
                                        "/do/periodic",
                                        Trace.next().lines())
                                .at("periodic"))
                        .isEmpty();
            }
        }
    }

    @Test
    void runOnContextSeesItsRequest() throws Exception {
        everyRequestSeesItsOwn("/do/runOnContext", "later");
    }

    @Test
    void executeBlockingAndItsResultSeeTheRequest() throws Exception {
        everyRequestSeesItsOwn("/do/blocking", "blocking", "result");
    }

    @Test
    void aFutureThatAnotherRequestCompletesIsOfTheOneThatListens() throws Exception {
        for (String connector : CONNECTORS) {
            new Crowd(MANY).get(server.port(connector), meeting("meet", connector), "request", "after");
        }
    }

    @Test
    void theConsumerOfAMessageAndItsReplySeeTheRequest() throws Exception {
        everyRequestSeesItsOwn("/do/bus", "consumer", "reply");
    }

    @Test
    void aReplyIsOfTheOneWhoAskedWhoeverGivesIt() throws Exception {
        for (String connector : CONNECTORS) {
            new Crowd(MANY).get(server.port(connector), meeting("ask", connector), "request", "reply");
        }
    }

    @Test
    void anOutboundCallIsOfTheRequestAndSoIsItsAnswer() throws Exception {
        try (Recorder next = new Recorder()) {
            everyRequestSeesItsOwn("/do/call?port=" + next.port(), "request", "outbound", "response", "answered");
        }
    }

    @Test
    void anOutboundCallOfWebClientIsOfTheRequestAndSoIsItsAnswer() throws Exception {
        try (Recorder next = new Recorder()) {
            everyRequestSeesItsOwn("/do/webcall?port=" + next.port(), "request", "outbound", "answered");
        }
    }

    @Test
    void theFailureOfACallIsOfTheRequest() throws Exception {
        everyRequestSeesItsOwn("/do/refused", "refused");
    }

    @Test
    void streamsOfAnHttp2ConnectionAreKeptApart() throws Exception {
        for (String connector : library.version.startsWith("3.") ? LOOP : CONNECTORS) {
            try (H2Wire wire = H2Wire.connect(server.port(connector))) {
                Map<Integer, Map<String, String>> streams = new LinkedHashMap<>();
                String[] paths = {"see", "timer", "blocking", "bus", "body"};
                for (int i = 0; i < MANY; i++) {
                    Map<String, String> headers =
                            i % 3 == 0 ? Collections.<String, String>emptyMap() : Trace.next().headers;
                    streams.put(wire.send("/do/" + paths[i % paths.length], Trace.lines(headers)), headers);
                }
                for (Map.Entry<Integer, Map<String, String>> stream : streams.entrySet()) {
                    for (Map<String, String> seen : wire.read(stream.getKey()).all()) {
                        assertThat(seen).isEqualTo(stream.getValue());
                    }
                }
            }
        }
    }

    @Test
    void nothingIsKept() throws Exception {
        Request.assertNothingIsLeft();
    }
}
