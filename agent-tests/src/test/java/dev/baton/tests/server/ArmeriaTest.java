// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("armeria")
class ArmeriaTest extends FrameworkContract {
    ArmeriaTest() {
        super("ArmeriaServer", "see", "blocking", "timer", "stream", "call", "h2call", "late", "retried", "refused");
    }

    @Test
    void annotatedMethodsSeeTheirRequest() throws Exception {
        for (String way : new String[] {"loop", "blocking"}) {
            new Crowd(50).get(port(), path(way).replace("/do/", "/annotated/"));
        }
    }

    @Test
    void anAnswerThatAnotherRequestEndsIsOfTheOneThatWaits() throws Exception {
        try (Wire wire = new Wire(port());
                Wire other = new Wire(port())) {
            for (int i = 0; i < 20; i++) {
                Map<String, String> headers =
                        i % 3 == 0 ? Collections.<String, String>emptyMap() : Trace.next().headers;
                wire.write(Wire.request("/wait/" + i, Trace.lines(headers)));
                Trace trace = Trace.next();
                Answer ending = other.get("/end/" + i, trace.lines());
                while (ending.body.equals("nobody waits")) ending = other.get("/end/" + i, trace.lines());
                assertThat(ending.at("ending")).isEqualTo(trace.headers);
                assertThat(wire.read().at("ended")).isEqualTo(headers);
            }
        }
    }

    @Test
    void streamsOfAnHttp2ConnectionAreKeptApart() throws Exception {
        try (H2Wire wire = H2Wire.connect(port())) {
            Map<Integer, Map<String, String>> streams = new LinkedHashMap<>();
            String[] ways = {"see", "timer", "blocking", "call", "h2call", "stream"};
            for (int i = 0; i < 48; i++) {
                Map<String, String> headers =
                        i % 3 == 0 ? Collections.<String, String>emptyMap() : Trace.next().headers;
                streams.put(wire.send(path(ways[i % ways.length]), Trace.lines(headers)), headers);
            }
            for (Map.Entry<Integer, Map<String, String>> stream : streams.entrySet()) {
                for (Map<String, String> seen : wire.read(stream.getKey()).all()) {
                    assertThat(seen).isEqualTo(stream.getValue());
                }
            }
        }
    }
}
