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

@Tag("tomcat")
@Lacks(test = "itsOwnCorsFilterNeedNotKnowTraceHeaders", versions = "7\\.0\\.27", because = "it has no such filter yet")
@Lacks(test = "keepsContextInReadListeners", versions = "7\\..*", because = "it has Servlet 3.0")
@Lacks(test = "keepsContextInWriteListeners", versions = "7\\..*", because = "it has Servlet 3.0")
@Lacks(test = "pagesWrittenWithoutBlockingAreLinkedToo", versions = "7\\..*", because = "it has Servlet 3.0")
@Lacks(test = "anUpgradedConnectionIsNoLongerPartOfItsRequest", versions = "7\\..*", because = "it has Servlet 3.0")
@Lacks(
        test = {
            "keepsTheStreamsOfAnHttp2ConnectionApart",
            "theApplicationFindsTheFormatsThatDidNotArriveOnAnHttp2Stream",
            "carriesTheRequestThatUpgradesToHttp2",
            "traceHeadersAreAllowedOnAnHttp2StreamToo",
            "aPreflightOnAnHttp2StreamIsGranted",
            "thePageIsToldItsTraceOnAnHttp2StreamToo",
            "pagesOnHttp2StreamsAreLinkedToo"
        },
        versions = "(7|8)\\.0\\..*",
        because = "it has no HTTP/2")
@Lacks(test = "servesAlikeOnTheNio2Connector", versions = "7\\..*|8\\.0\\.1", because = "it has no such connector yet")
@Lacks(
        test = "servesAlikeOnTheBlockingConnector",
        versions = "8\\.5\\.0|(9|1\\d)\\..*",
        because = "it has no such connector any more")
@Lacks(
        test = {
            "keepsTheStreamsOfAnHttp2ConnectionApart",
            "theApplicationFindsTheFormatsThatDidNotArriveOnAnHttp2Stream",
            "traceHeadersAreAllowedOnAnHttp2StreamToo",
            "aPreflightOnAnHttp2StreamIsGranted",
            "thePageIsToldItsTraceOnAnHttp2StreamToo",
            "pagesOnHttp2StreamsAreLinkedToo"
        },
        versions = "8\\.5\\.0",
        because = "without TLS it speaks HTTP/2 only on connections that began as HTTP/1.1")
@Lacks(
        test = "pagesOfOtherThreadsAreLinkedToo",
        versions = "7\\.0\\.27|8\\.0\\.1",
        because = "who completes a request there sends its head before the buffer, past the edge")
@Lacks(
        test = "pagesWrittenWithoutBlockingAreLinkedToo",
        versions = "8\\.0\\.1",
        because = "who completes a request there sends its head before the buffer, past the edge")
@Lacks(
        test = "keepsContextOverAsyncError",
        versions = "7\\.0\\.27|8\\.0\\.1|8\\.5\\.0",
        because = "it tells no listener that the servlet failed")
@Lacks(
        test = "servesRequestsThatAWebServerForwards",
        versions = "7\\.0\\.27|8\\.0\\..*|8\\.5\\.0",
        fromJava = 17,
        because = "its AJP connector for NIO answers nothing there, with Baton or without; it does on Java 8 and 11")
@Lacks(
        test = "servesAlikeOnTheNio2Connector",
        versions = "8\\.5\\.0",
        fromJava = 17,
        always = false,
        because =
                "now and then it runs a request on a thread of the JDK's that refuses setContextClassLoader, with Baton"
                        + " or without, and forgets it")
class TomcatTest extends ServletContract {
    @Override
    String starter() {
        return "TomcatServer";
    }

    @Override
    Sabotage sabotage() {
        return new Sabotage(
                "org.apache.tomcat.util.http.MimeHeaders", "size", "org.apache.catalina.connector.CoyoteAdapter");
    }

    @Test
    void itsOwnCorsFilterNeedNotKnowTraceHeaders() throws Exception {
        allowsTraceHeadersBesideAList(port());
    }

    @Test
    void servesAlikeOnTheNio2Connector() throws Exception {
        carriesEveryFormat(server.port("nio2"));
        keepAliveRequestsWithoutHeadersSeeNothing(server.port("nio2"));
        new Crowd(MANY).get(server.port("nio2"), "/dispatch", "request", "dispatched");
        new Crowd(MANY).get(server.port("nio2"), "/start", "start");
    }

    @Test
    void servesAlikeOnTheBlockingConnector() throws Exception {
        carriesEveryFormat(server.port("bio"));
        keepAliveRequestsWithoutHeadersSeeNothing(server.port("bio"));
        new Crowd(MANY).get(server.port("bio"), "/dispatch", "request", "dispatched");
        new Crowd(MANY).get(server.port("bio"), "/start", "start");
        servesWhatAWebServerForwardsTo(server.port("ajp"));
    }

    @Test
    void servesRequestsThatAWebServerForwards() throws Exception {
        servesWhatAWebServerForwardsTo(server.port("ajpNio"));
    }

    private static void servesWhatAWebServerForwardsTo(int port) throws Exception {
        try (AjpWire wire = new AjpWire(port)) {
            for (int i = 0; i < MANY; i++) {
                Trace trace = Trace.next();
                Map<String, String> headers = new LinkedHashMap<>(trace.headers);
                headers.put("host", "localhost");
                assertThat(wire.get("/see", headers).at("request")).isEqualTo(trace.headers);
                assertThat(wire.get("/see", Collections.singletonMap("host", "localhost"))
                                .at("request"))
                        .isEmpty();
            }
            Map<String, String> preflight = new LinkedHashMap<>();
            preflight.put("host", "localhost");
            preflight.put("origin", "http://page.example");
            preflight.put("access-control-request-method", "PUT");
            preflight.put("access-control-request-headers", "traceparent,x-app");
            Answer answer = wire.options("/preflight?policy=fixed", preflight);
            assertThat(answer.header("X-Asked")).isEqualTo("x-app");
            assertThat(answer.header("Access-Control-Allow-Headers")).isEqualTo("X-App, traceparent");
        }
    }
}
