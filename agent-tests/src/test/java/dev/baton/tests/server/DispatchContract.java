// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.Slots;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every servlet container adds to the {@link ServerContract}: filters and the ways from servlet to servlet. */
abstract class DispatchContract extends ServerContract {
    private final Trace trace = Trace.next();

    @Test
    void theFirstFilterSeesTheContextOfItsRequest() throws Exception {
        try (Wire wire = new Wire(port())) {
            for (int i = 0; i < 5; i++) {
                wire.write(Wire.request("/filtered", trace.lines()));
                Answer answer = wire.read();
                assertThat(answer.at("filter")).isEqualTo(trace.headers);
                assertThat(answer.at("request")).isEqualTo(trace.headers);
                answer = wire.get("/filtered");
                assertThat(answer.at("filter")).isEmpty();
                assertThat(answer.at("request")).isEmpty();
            }
        }
    }

    @Test
    void aForwardAndAnIncludeReadNothingAgain() throws Exception {
        for (String way : new String[] {"/forward", "/include"}) {
            for (List<String> lines : Arrays.asList(trace.lines(), Collections.<String>emptyList())) {
                assertThat(readsDuring(way + "?to=/filtered", lines)).contains("reads/0");
            }
        }
    }

    /** How many requests the agent reads meanwhile; more than once, for an earlier one's end may fall into it. */
    private List<String> readsDuring(String path, List<String> lines) throws Exception {
        List<String> reads = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Slots.assertNothingIsLeft();
            for (String line : get(path, lines).body.split("\n")) {
                if (line.startsWith("reads/")) reads.add(line);
            }
        }
        return reads;
    }

    @Test
    void keepsContextOverAsyncDispatch() throws Exception {
        Answer answer = get("/dispatch", trace.lines());
        assertThat(answer.at("request")).isEqualTo(trace.headers);
        assertThat(answer.at("dispatched")).isEqualTo(trace.headers);
    }

    @Test
    void aForwardAndAnIncludeStayInTheirRequest() throws Exception {
        try (Wire wire = new Wire(port())) {
            wire.write(Wire.request("/forward?to=/see", trace.lines()));
            assertThat(wire.read().at("request")).isEqualTo(trace.headers);
            Answer answer = wire.get("/include?to=/see", trace.lines());
            for (String moment : new String[] {"before", "request", "after"}) {
                assertThat(answer.at(moment)).isEqualTo(trace.headers);
            }
            assertThat(wire.get("/see").at("request")).isEmpty();
        }
    }

    @Test
    void keepsContextOverAsyncStart() throws Exception {
        assertThat(get("/start", trace.lines()).at("start")).isEqualTo(trace.headers);
    }
}
