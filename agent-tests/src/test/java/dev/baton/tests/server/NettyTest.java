// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.matrix.Lacks;
import dev.baton.tests.matrix.Sabotage;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("netty")
@Lacks(
        test = {
            "keepsTheStreamsOfAnHttp2ConnectionApart",
            "carriesTheRequestThatUpgradesToHttp2",
            "theApplicationFindsTheFormatsThatDidNotArriveOnAnHttp2Stream",
            "keepsAHundredStreamsOfAdaptedConnectionsApart",
            "traceHeadersAreAllowedOnAnHttp2StreamToo",
            "aPreflightOnAnHttp2StreamIsGranted",
            "thePageIsToldItsTraceOnAnHttp2StreamToo"
        },
        versions = "4\\.0\\..*",
        because = "it has no HTTP/2")
@Lacks(
        test = "keepsAHundredStreamsOfMultiplexedConnectionsApart",
        versions = "4\\.0\\..*|4\\.1\\.(0|36)\\..*",
        because = "it has no Http2MultiplexHandler")
@Lacks(
        test = "keepsAHundredStreamsOfMultiplexCodecsApart",
        versions = "4\\.0\\..*|4\\.1\\.0\\..*",
        because = "it cannot make HTTP/1 objects of a stream's frames")
@Lacks(
        test = "itsOwnCorsHandlerNeedNotKnowTraceHeaders",
        versions = "4\\.0\\..*",
        because = "it has it in another form")
@Lacks(test = "requestsThatAreHeldBackAreKeptApart", versions = "4\\.0\\..*", because = "it has no FlowControlHandler")
class NettyTest extends ServerContract {
    private static final int STREAMS = 100;

    @Override
    String starter() {
        return "NettyServer";
    }

    @Override
    Sabotage sabotage() {
        return new Sabotage(
                "io.netty.handler.codec.http.DefaultHttpHeaders",
                "iterator",
                "io.netty.handler.codec.http.HttpObjectDecoder");
    }

    @Test
    void requestsThatAreHeldBackAreKeptApart() throws Exception {
        for (String path : new String[] {"/see", "/later"}) Pipeline.get(server.port("onebyone"), STREAMS, path);
    }

    @Test
    void itsOwnCorsHandlerNeedNotKnowTraceHeaders() throws Exception {
        allowsTraceHeadersBesideAList(server.port("cors"));
    }

    @Test
    void servesAggregatedRequests() throws Exception {
        servesAlike(server.port("aggregated"));
    }

    @Test
    void servesWhereHandlersHaveAnExecutorOfTheirOwn() throws Exception {
        servesAlike(server.port("handlers"));
    }

    private static void servesAlike(int port) throws Exception {
        carriesEveryFormat(port);
        keepAliveRequestsWithoutHeadersSeeNothing(port);
        allowsTraceHeaders(port);
        new Crowd(MANY).get(port, "/meet?parties=" + MANY + "&id=" + port, "before", "after");
    }

    /** Behind handlers with an executor of their own, all have been read before the first is answered. */
    @Test
    @Tag(EVERYTHING)
    void pagesThatAreReadAheadAreToldTheirOwn() throws Exception {
        for (String connector : new String[] {"http", "handlers"}) tellsPagesThatDoNotWait(server.port(connector));
    }

    @Test
    void addsNothingToAPipeline() throws Exception {
        assertThat(get("/handlers", Trace.next().lines()).body)
                .startsWith("[codec, application")
                .doesNotContainIgnoringCase("baton");
        assertThat(Wire.get(server.port("aggregated"), "/handlers", Trace.next().lines()).body)
                .matches("\\[decoder, encoder, aggregator, application(, DefaultChannelPipeline\\$TailContext#0)?]\n");
    }

    @Test
    void keepsContextInTasksListenersAndSchedulesOfTheLoop() throws Exception {
        for (String connector : new String[] {"http", "handlers"}) {
            Crowd crowd = new Crowd(MANY);
            crowd.get(server.port(connector), "/later", "task", "listener", "written");
        }
    }

    @Test
    void keepsContextForEachPartOfABody() throws Exception {
        try (Wire wire = new Wire(port())) {
            for (int i = 0; i < 3; i++) {
                keepsContextForEachPartOfABody(wire, Trace.next().headers, 3);
                keepsContextForEachPartOfABody(wire, Collections.<String, String>emptyMap(), 2);
            }
        }
    }

    /** The server is heard of before the body is sent, so that the head is a read of its own, and each chunk a message. */
    private static void keepsContextForEachPartOfABody(Wire wire, Map<String, String> headers, int parts)
            throws Exception {
        wire.write(Wire.request(
                "POST", "/stream", Trace.lines(headers), "Transfer-Encoding: chunked", "Expect: 100-continue"));
        assertThat(wire.read().status).isEqualTo(100);
        for (int part = 0; part < parts; part++) wire.write("a\r\n0123456789\r\n");
        wire.write("0\r\n\r\n");
        Answer answer = wire.read();
        assertThat(answer.body).contains("length/" + parts + "0\n");
        for (String moment : new String[] {"begin", "chunk", "readComplete", "end"}) {
            assertThat(answer.at(moment)).as(moment).isEqualTo(headers);
        }
    }

    @Test
    void exceptionCaughtSeesTheContextOfItsRequest() throws Exception {
        Trace trace = Trace.next();
        try (Wire wire = new Wire(port())) {
            assertThat(wire.get("/throw", trace.lines()).at("exceptionCaught")).isEqualTo(trace.headers);
            assertThat(wire.get("/throw").at("exceptionCaught")).isEmpty();
        }
    }

    @Test
    void keepsAHundredStreamsOfAdaptedConnectionsApart() throws Exception {
        keepsAHundredStreamsApart(server.port("h2c"));
    }

    @Test
    void keepsAHundredStreamsOfMultiplexedConnectionsApart() throws Exception {
        keepsAHundredStreamsApart(server.port("frames"));
        allowsTraceHeadersOverHttp2(server.port("frames"));
        Trace first = Trace.next();
        Trace second = Trace.next();
        try (H2Wire wire = H2Wire.upgrade(server.port("frames"), "/see", first.lines())) {
            assertThat(wire.read(1).at("request")).isEqualTo(first.headers);
            assertThat(wire.read(wire.send("/see", second.lines())).at("request"))
                    .isEqualTo(second.headers);
        }
    }

    @Test
    void keepsAHundredStreamsOfMultiplexCodecsApart() throws Exception {
        keepsAHundredStreamsApart(server.port("multiplexcodec"));
        allowsTraceHeadersOverHttp2(server.port("multiplexcodec"));
    }

    private static void keepsAHundredStreamsApart(int port) throws Exception {
        try (H2Wire wire = H2Wire.connect(port)) {
            Map<Integer, Map<String, String>> streams = new LinkedHashMap<>();
            for (int i = 0; i < STREAMS; i++) {
                Map<String, String> headers =
                        i % 3 == 0 ? Collections.<String, String>emptyMap() : Trace.next().headers;
                String path = i % 2 == 0 ? "/meet?parties=" + STREAMS / 2 + "&id=h2-" + port : "/later";
                streams.put(wire.send(path, Trace.lines(headers)), headers);
            }
            for (Map.Entry<Integer, Map<String, String>> stream : streams.entrySet()) {
                Answer answer = wire.read(stream.getKey());
                String[] moments = answer.body.startsWith("before")
                        ? new String[] {"before", "after"}
                        : new String[] {"task", "listener", "written"};
                for (String moment : moments) {
                    assertThat(answer.at(moment)).isEqualTo(stream.getValue());
                }
            }
        }
    }
}
