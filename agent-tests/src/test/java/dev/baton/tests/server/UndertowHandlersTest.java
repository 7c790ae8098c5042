// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.matrix.Lacks;
import dev.baton.tests.matrix.Sabotage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Undertow without servlets. */
@Tag("undertow-core")
@Lacks(
        test = "carriesTheRequestThatUpgradesToHttp2",
        versions = "1\\.4\\.0.*",
        because = "without TLS it speaks HTTP/2 only with prior knowledge")
class UndertowHandlersTest extends ServerContract {
    private final Trace trace = Trace.next();

    @Override
    String starter() {
        return "UndertowHandlers";
    }

    @Override
    Sabotage sabotage() {
        return new Sabotage("io.undertow.util.HeaderMap", "fastIterate", "io.undertow.server.Connectors");
    }

    @Test
    void keepsContextWhenTheApplicationDispatches() throws Exception {
        for (String to : new String[] {"worker", "pool", "task"}) {
            try (Wire wire = new Wire(port())) {
                wire.write(Wire.request("/dispatch?to=" + to, trace.lines()));
                Answer answer = wire.read();
                assertThat(answer.at("request")).isEqualTo(trace.headers);
                assertThat(answer.at(to)).isEqualTo(trace.headers);
                assertThat(wire.get("/see").at("request")).isEmpty();
            }
        }
    }

    @Test
    void keepsFiftyConcurrentDispatchesApart() throws Exception {
        Crowd crowd = new Crowd(MANY);
        for (String to : new String[] {"worker", "pool", "task"})
            crowd.get(port(), "/dispatch?to=" + to, "request", to);
    }

    @Test
    void keepsContextInCallbacksOfReceiversAndSenders() throws Exception {
        try (Wire wire = new Wire(port())) {
            wire.write(Wire.request("POST", "/callback", trace.lines(), "Content-Length: 10") + "first");
            Thread.sleep(100);
            wire.write("later");
            Answer answer = wire.read();
            assertThat(answer.at("received")).isEqualTo(trace.headers);
            assertThat(answer.at("sent")).isEqualTo(trace.headers);
            assertThat(wire.get("/see").at("request")).isEmpty();
        }
    }
}
