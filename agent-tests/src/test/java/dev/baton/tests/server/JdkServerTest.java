// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.tests.Slots;
import dev.baton.tests.client.Keys;
import dev.baton.tests.matrix.Lacks;
import dev.baton.tests.matrix.Sabotage;
import dev.baton.tests.matrix.SpoiledDoor;
import java.io.EOFException;
import java.util.Collections;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The JDK's own server, of the JDK that runs. */
@Tag("jdk")
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
        test = "anExceptionOfTheApplicationPassesAndLeavesNothing",
        because = "it answers nothing then, and closes the connection")
class JdkServerTest extends ServerContract {
    private final Trace trace = Trace.next();

    @Override
    String starter() {
        return "JdkServer";
    }

    @Override
    Sabotage sabotage() {
        throw new UnsupportedOperationException("no loader of ours has the JDK's classes");
    }

    @Override
    @Test
    void servesTheRequestWhenBatonThrows() throws Exception {
        try (SpoiledDoor spoiled = new SpoiledDoor()) {
            servesWithoutItsEdge(port());
            assertThat(spoiled.faults()).isNotEmpty();
        }
    }

    @Test
    void servesOnItsDispatcher() throws Exception {
        int port = server.port("dispatcher");
        carriesEveryFormat(port);
        keepAliveRequestsWithoutHeadersSeeNothing(port);
        for (int i = 0; i < 5; i++) {
            assertThat(Wire.get(port, "/nowhere", trace.lines()).body).contains("No context found");
            assertThatThrownBy(() -> Wire.get(port, "/throw", trace.lines())).isInstanceOf(EOFException.class);
            Slots.assertNothingIsLeft();
            assertThat(Wire.get(port, "/see", Collections.<String>emptyList()).at("request"))
                    .isEmpty();
        }
    }

    @Test
    void servesOverTls() throws Exception {
        try (Wire wire = new Wire(server.port("https"), Keys.made().context)) {
            for (int i = 0; i < MANY; i++) {
                Trace next = Trace.next();
                assertThat(wire.get("/see", next.lines()).at("request")).isEqualTo(next.headers);
                assertThat(wire.get("/headers", Trace.lines(next.only("x-datadog")))
                                .at("headers"))
                        .containsAllEntriesOf(next.ids());
                assertThat(wire.get("/see").at("request")).isEmpty();
            }
        }
    }

    @Test
    void filtersSeeTheContextOfTheirRequest() throws Exception {
        try (Wire wire = new Wire(port())) {
            for (int i = 0; i < MANY; i++) {
                Answer answer = wire.get("/filtered", trace.lines());
                for (String moment : new String[] {"first", "second", "request"}) {
                    assertThat(answer.at(moment)).isEqualTo(trace.headers);
                    assertThat(wire.get("/filtered").at(moment)).isEmpty();
                }
            }
        }
    }

    @Test
    void aFaultOfTheApplicationEndsTheConnectionAndLeavesNothing() throws Exception {
        for (String path : new String[] {"/throw", "/filteredThrow"}) {
            for (int i = 0; i < 5; i++) {
                assertThatThrownBy(() -> get(path, trace.lines())).isInstanceOf(EOFException.class);
                Slots.assertNothingIsLeft();
            }
        }
    }

    @Test
    void keepsContextWhenAnotherThreadAnswers() throws Exception {
        for (String connector : new String[] {"http", "dispatcher"}) {
            new Crowd(MANY).get(server.port(connector), "/later", "pool");
            try (Wire wire = new Wire(server.port(connector))) {
                assertThat(wire.get("/later", trace.lines()).at("pool")).isEqualTo(trace.headers);
                assertThat(wire.get("/see").at("request")).isEmpty();
            }
        }
    }
}
