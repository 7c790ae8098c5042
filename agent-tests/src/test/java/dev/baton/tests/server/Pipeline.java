// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Requests of one connection that do not wait for an answer, a third of them without trace headers. */
final class Pipeline {
    private Pipeline() {}

    /** Sends so many requests at once, to each path in turn, and compares what was seen at each moment of their answers. */
    static void get(int port, int requests, String... paths) throws Exception {
        try (Wire wire = new Wire(port)) {
            StringBuilder sent = new StringBuilder();
            List<Map<String, String>> expected = new ArrayList<>();
            for (int i = 0; i < requests; i++) {
                Map<String, String> headers =
                        i % 3 == 0 ? Collections.<String, String>emptyMap() : Trace.next().headers;
                expected.add(headers);
                sent.append(Wire.request(paths[i % paths.length], Trace.lines(headers)));
            }
            wire.write(sent.toString());
            for (int i = 0; i < requests; i++) {
                for (Map<String, String> seen : wire.read().all()) {
                    assertThat(seen)
                            .as("%s, request %s", paths[i % paths.length], i)
                            .isEqualTo(expected.get(i));
                }
            }
        }
    }
}
