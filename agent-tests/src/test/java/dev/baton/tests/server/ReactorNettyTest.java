// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What Reactor Netty's server adds to Netty's: requests that wait until the response before them is at its end. */
@Tag("reactornetty")
class ReactorNettyTest extends ServerHarness {
    private static final int MANY = 50;

    @Override
    String starter() {
        return "ReactorServer";
    }

    @Test
    void carriesEveryFormat() throws Exception {
        ServerContract.carriesEveryFormat(port());
    }

    @Test
    void keepAliveRequestsWithoutHeadersSeeNothing() throws Exception {
        ServerContract.keepAliveRequestsWithoutHeadersSeeNothing(port());
    }

    @Test
    void pipelinedRequestsAreKeptApart() throws Exception {
        Pipeline.get(port(), MANY, "/see", "/late");
    }

    @Test
    void pipelinedBodiesAreKeptApart() throws Exception {
        try (Wire wire = new Wire(port())) {
            StringBuilder requests = new StringBuilder();
            List<Map<String, String>> expected = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                Map<String, String> headers =
                        i % 3 == 0 ? Collections.<String, String>emptyMap() : Trace.next().headers;
                expected.add(headers);
                requests.append(Wire.request("POST", "/receive", Trace.lines(headers), "Content-Length: 7"))
                        .append("content");
            }
            wire.write(requests.toString());
            for (Map<String, String> headers : expected) {
                Answer answer = wire.read();
                assertThat(answer.body).contains("length/7\n");
                assertThat(answer.at("received")).isEqualTo(headers);
            }
        }
    }
}
