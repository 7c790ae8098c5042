// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.carry.Request;
import dev.baton.tests.matrix.Lacks;
import dev.baton.tests.matrix.Sabotage;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The server of Ktor's CIO engine, whose application is coroutines, and the client's CIO engine that it calls with. */
@Tag("ktor")
@Lacks(
        test = {
            "theApplicationIsNotAskedForTraceHeaders",
            "whereTheApplicationAllowsTheOriginTraceHeadersAreAllowed",
            "aPreflightWithoutTraceHeadersIsAnsweredAsEver",
            "aPreflightHasNoTraceAndOtherOptionsDo",
            "aPreflightForTraceHeadersAloneIsGranted",
            "thePageIsToldItsTrace"
        },
        because = "preflights and responses pass as they are")
@Lacks(
        test = {
            "keepsTheStreamsOfAnHttp2ConnectionApart",
            "theApplicationFindsTheFormatsThatDidNotArriveOnAnHttp2Stream",
            "carriesTheRequestThatUpgradesToHttp2",
            "traceHeadersAreAllowedOnAnHttp2StreamToo",
            "aPreflightOnAnHttp2StreamIsGranted",
            "thePageIsToldItsTraceOnAnHttp2StreamToo"
        },
        because = "it has no HTTP/2")
@Lacks(
        test = "aClientThatWaitsForItsBodyToBeWantedIsServed",
        versions = "2\\..*|3\\.0\\..*",
        always = false,
        because = "it keeps to itself at times that it wants the body, without Baton, too")
class KtorCioTest extends ServerContract {
    @Override
    String starter() {
        return "KtorCioServer";
    }

    @Override
    Sabotage sabotage() {
        return new Sabotage("io.ktor.http.cio.HttpMessage", "getHeaders", "io.ktor.server.cio.CIOApplicationEngine");
    }

    @Test
    void coroutinesSeeTheirRequestWhereverTheyGoOn() throws Exception {
        new Crowd(MANY).get(port(), "/delay", "before", "delayed", "elsewhere", "back");
        try (Wire wire = new Wire(port())) {
            for (int i = 0; i < 10; i++) {
                Trace trace = Trace.next();
                for (Map<String, String> seen :
                        wire.get("/delay", trace.lines()).all()) {
                    assertThat(seen).isEqualTo(trace.headers);
                }
                for (Map<String, String> seen : wire.get("/delay").all())
                    assertThat(seen).isEmpty();
            }
        }
    }

    @Test
    void whatItCallsIsSentTheTraceAndSoIsItsAnswer() throws Exception {
        try (Recorder next = new Recorder()) {
            new Crowd(MANY).get(port(), "/call?port=" + next.port(), "call", "answered");
        }
    }

    @Test
    void pipelinedRequestsThatPauseAreKeptApart() throws Exception {
        try (Recorder next = new Recorder()) {
            Pipeline.get(port(), MANY, "/see", "/delay", "/call?port=" + next.port());
        }
    }

    @Test
    void nothingIsKept() throws Exception {
        Request.assertNothingIsLeft();
    }
}
