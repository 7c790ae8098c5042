// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A framework from the request that comes in to the one that goes out. At each path {@code /do/WAY} the application does
 * something else before it answers, and tells what it could send on at each of its moments; where it calls the port that
 * it is told, what arrived there, too. At {@code /see} it answers at once.
 */
abstract class FrameworkContract extends ServerHarness {
    private static final int MANY = 50;
    private static final int TURNS = 10;

    private static Recorder next;

    private final String starter;
    private final String[] ways;
    String[] connectors = {"http"};

    /**
     * @param starter see {@link #starter}
     * @param ways the names of its ways
     */
    FrameworkContract(String starter, String... ways) {
        this.starter = starter;
        this.ways = ways;
    }

    @Override
    String starter() {
        return starter;
    }

    @BeforeAll
    static void startNext() throws Exception {
        next = new Recorder();
    }

    @AfterAll
    static void stopNext() throws Exception {
        next.close();
    }

    static String path(String way) {
        return "/do/" + way + "?port=" + next.port();
    }

    private static Map<String, String> headersOf(int request) {
        return request % 3 == 0 ? Collections.<String, String>emptyMap() : Trace.next().headers;
    }

    private static void assertSeen(Answer answer, String description, Map<String, String> headers) {
        assertThat(answer.status).as(description + '\n' + answer).isEqualTo(200);
        for (Map<String, String> seen : answer.all())
            assertThat(seen).as(description).isEqualTo(headers);
    }

    @Test
    void carriesEveryFormat() throws Exception {
        for (String connector : connectors) ServerContract.carriesEveryFormat(server.port(connector));
    }

    @Test
    void theNextRequestOfAConnectionDoesNotSeeTheOneBefore() throws Exception {
        for (String connector : connectors) {
            for (String way : ways) {
                try (Wire wire = new Wire(server.port(connector))) {
                    for (int i = 0; i < TURNS; i++) {
                        Map<String, String> headers = headersOf(i);
                        assertSeen(wire.get(path(way), Trace.lines(headers)), connector + ' ' + way, headers);
                    }
                }
            }
        }
    }

    @Test
    void requestsAtTheSameTimeAreKeptApart() throws Exception {
        for (String connector : connectors) {
            for (String way : ways) new Crowd(MANY).get(server.port(connector), path(way));
        }
    }

    @Test
    void pipelinedRequestsAreKeptApart() throws Exception {
        for (String connector : connectors) {
            try (Wire wire = new Wire(server.port(connector))) {
                StringBuilder requests = new StringBuilder();
                List<Map<String, String>> expected = new ArrayList<>();
                for (int i = 0; i < MANY; i++) {
                    expected.add(headersOf(i));
                    requests.append(Wire.request(path(ways[i % ways.length]), Trace.lines(expected.get(i))));
                }
                wire.write(requests.toString());
                for (int i = 0; i < MANY; i++) assertSeen(wire.read(), ways[i % ways.length], expected.get(i));
            }
        }
    }

    @Test
    void aBodyThatComesInPartsIsOfItsRequest() throws Exception {
        for (String connector : connectors) {
            try (Wire wire = new Wire(server.port(connector))) {
                for (int i = 0; i < TURNS; i++) {
                    Map<String, String> headers = headersOf(i);
                    wire.write(Wire.request(
                            "POST",
                            path("body"),
                            Trace.lines(headers),
                            "Content-Length: 20",
                            "Content-Type: text/plain"));
                    for (int part = 0; part < 4; part++) {
                        Thread.sleep(2); // so that they come apart
                        wire.write("12345");
                    }
                    Answer answer = wire.read();
                    assertThat(answer.body).contains("length/20\n");
                    assertSeen(answer, "body", headers);
                }
            }
        }
    }
}
