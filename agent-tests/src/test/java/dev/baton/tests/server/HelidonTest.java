// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.matrix.Lacks;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Helidon 4, on virtual threads: its server, and its clients of HTTP/1.1 and HTTP/2. */
@Tag("helidon")
@Lacks(
        test = "carriesTheRequestThatUpgradesToHttp2",
        versions = "4\\.0\\..*",
        because = "it takes HTTP2-Settings for another alphabet's base64")
class HelidonTest extends FrameworkContract {
    private static final String[] WAYS = {
        "call", "streamed", "redirected", "forked", "future", "http2", "upgraded", "streamedbyhttp2", "refused"
    };

    HelidonTest() {
        super("Helidon", WAYS);
    }

    @Test
    void theApplicationFindsTheFormatsThatDidNotArrive() throws Exception {
        Trace trace = Trace.next();
        Answer answer = get("/headers", Trace.lines(trace.only("x-datadog")));
        assertThat(answer.at("headers")).containsAllEntriesOf(trace.ids());
        assertThat(answer.namesAt("headers")).doesNotHaveDuplicates();
        assertThat(get("/headers", Collections.<String>emptyList()).at("headers"))
                .isEmpty();
    }

    @Test
    void theApplicationFindsTheFormatsThatDidNotArriveOnAnHttp2Stream() throws Exception {
        try (H2Wire wire = H2Wire.connect(port())) {
            Trace trace = Trace.next();
            Answer answer = wire.read(wire.send("/headers", Trace.lines(trace.only("x-datadog"))));
            assertThat(answer.at("headers")).containsAllEntriesOf(trace.ids());
            assertThat(answer.namesAt("headers")).doesNotHaveDuplicates();
            assertThat(wire.read(wire.send("/headers", Collections.<String>emptyList()))
                            .at("headers"))
                    .isEmpty();
        }
    }

    @Test
    void streamsOfAnHttp2ConnectionAreKeptApart() throws Exception {
        try (H2Wire wire = H2Wire.connect(port())) {
            Map<Integer, Map<String, String>> streams = new LinkedHashMap<>();
            for (int i = 0; i < 4 * WAYS.length; i++) {
                Map<String, String> headers =
                        i % 3 == 0 ? Collections.<String, String>emptyMap() : Trace.next().headers;
                streams.put(wire.send(path(WAYS[i % WAYS.length]), Trace.lines(headers)), headers);
            }
            for (Map.Entry<Integer, Map<String, String>> stream : streams.entrySet()) {
                for (Map<String, String> seen : wire.read(stream.getKey()).all()) {
                    assertThat(seen).isEqualTo(stream.getValue());
                }
            }
        }
    }

    @Test
    void carriesTheRequestThatUpgradesToHttp2() throws Exception {
        Trace first = Trace.next();
        Trace second = Trace.next();
        try (H2Wire wire = H2Wire.upgrade(port(), "/see", first.lines())) {
            assertThat(wire.read(1).at("request")).isEqualTo(first.headers);
            assertThat(wire.read(wire.send("/see", second.lines())).at("request"))
                    .isEqualTo(second.headers);
        }
    }
}
