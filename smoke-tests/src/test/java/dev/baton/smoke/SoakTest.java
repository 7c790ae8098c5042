// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Fifty busy connections for a hundred thousand requests: each gets its own ids back, and no other's. */
class SoakTest {
    private static final int CONNECTIONS = 50;
    private static final int REQUESTS_EACH = 2_040;
    private static final String[] PATHS = {"/sync", "/async", "/executor", "/future"};

    @Test
    void notOneIdIsWrongMissingOrForeign() throws Exception {
        try (Jvm jvm = Launch.java()
                .agent("")
                .application("Soak", RelayClient.libraries())
                .start()) {
            int port = RelayClient.awaitPort(jvm);
            ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS);
            List<Future<List<String>>> mistakes = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                int first = i;
                mistakes.add(clients.submit(() -> mistakes(port, first)));
            }
            for (Future<List<String>> ofOne : mistakes) assertThat(ofOne.get()).isEmpty();
            clients.shutdown();
            assertThat(jvm.err().lines()).singleElement().asString().startsWith("baton: ");
        }
    }

    /** Sends its share over one connection, and returns what came back and should not have. */
    private static List<String> mistakes(int port, int first) throws IOException {
        List<String> mistakes = new ArrayList<>();
        try (Connection connection = new Connection(port)) {
            for (int i = 0; i < REQUESTS_EACH; i++) {
                String path = PATHS[(first + i / 3) % PATHS.length];
                String trace = hex();
                String span = hex();
                String w3c = "00-0000000000000000" + trace + "-" + span + "-01";
                String b3 = trace + "-" + span + "-1";
                String headers;
                String expected;
                switch (i % 3) {
                    case 0:
                        headers = "";
                        expected = "null|null|null";
                        break;
                    case 1:
                        headers = "traceparent: " + w3c + "\r\nbaggage: session.id=" + trace + "\r\n";
                        expected = w3c + "|" + b3 + "|session.id=" + trace;
                        break;
                    default:
                        headers = "B3: " + b3 + "\r\n";
                        expected = w3c + "|" + b3 + "|null";
                }
                String answer = connection.get(path, headers);
                if (!answer.equals(expected)) mistakes.add(path + ": " + answer + " instead of " + expected);
            }
        }
        return mistakes;
    }

    private static String hex() {
        long id = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
        return String.format("%016x", id);
    }
}
