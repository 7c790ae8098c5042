// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many clients at once, a third of them without trace headers. */
final class Crowd {
    private final int size;

    Crowd(int size) {
        this.size = size;
    }

    /** Each client sends one request, all at the same time, and compares what was seen at the moments named; none: at all. */
    void get(int port, String path, String... moments) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(size);
        try {
            List<Future<?>> answers = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                Map<String, String> headers =
                        i % 3 == 0 ? Collections.<String, String>emptyMap() : Trace.next().headers;
                answers.add(clients.submit(() -> {
                    Answer answer = Wire.get(port, path, Trace.lines(headers));
                    for (String moment : moments) assertThat(answer.at(moment)).isEqualTo(headers);
                    if (moments.length == 0) {
                        for (Map<String, String> seen : answer.all())
                            assertThat(seen).as(path).isEqualTo(headers);
                    }
                    return null;
                }));
            }
            for (Future<?> answer : answers) answer.get();
        } finally {
            clients.shutdownNow();
        }
    }
}
