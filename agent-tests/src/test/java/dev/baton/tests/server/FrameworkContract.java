// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
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
        ServerContract.carriesEveryFormat(port());
    }

    @Test
    void theNextRequestOfAConnectionDoesNotSeeTheOneBefore() throws Exception {
        for (String way : ways) {
            try (Wire wire = new Wire(port())) {
                for (int i = 0; i < TURNS; i++) {
                    Map<String, String> headers = headersOf(i);
                    assertSeen(wire.get(path(way), Trace.lines(headers)), way, headers);
                }
            }
        }
    }

    @Test
    void requestsAtTheSameTimeAreKeptApart() throws Exception {
        for (String way : ways) new Crowd(MANY).get(port(), path(way));
    }

    @Test
    void pipelinedRequestsAreKeptApart() throws Exception {
        String[] paths = new String[ways.length];
        for (int i = 0; i < ways.length; i++) paths[i] = path(ways[i]);
        Pipeline.get(port(), MANY, paths);
    }

    @Test
    void aBodyThatComesInPartsIsOfItsRequest() throws Exception {
        try (Wire wire = new Wire(port())) {
            for (int i = 0; i < TURNS; i++) {
                Map<String, String> headers = headersOf(i);
                wire.write(Wire.request(
                        "POST",
                        path("body"),
                        Trace.lines(headers),
                        "Transfer-Encoding: chunked",
                        "Content-Type: text/plain"));
                for (int part = 0; part < 4; part++) wire.write("5\r\n12345\r\n");
                wire.write("0\r\n\r\n");
                Answer answer = wire.read();
                assertThat(answer.body).contains("length/20\n");
                assertSeen(answer, "body", headers);
            }
        }
    }
}
