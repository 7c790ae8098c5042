// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
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
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(60_000);
            InputStream in = new BufferedInputStream(socket.getInputStream());
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
                String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                String answer = answer(in);
                if (!answer.equals(expected)) mistakes.add(path + ": " + answer + " instead of " + expected);
            }
        }
        return mistakes;
    }

    private static String hex() {
        long id = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
        return String.format("%016x", id);
    }

    private static String answer(InputStream in) throws IOException {
        int length = 0;
        String status = line(in);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.regionMatches(true, 0, "content-length:", 0, 15))
                length = Integer.parseInt(line.substring(15).trim());
        }
        String body = new String(in.readNBytes(length), StandardCharsets.US_ASCII);
        return status.contains(" 200") ? body : status;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) throw new IOException("closed after: " + line);
            if (next != '\r') line.append((char) next);
        }
        return line.toString();
    }
}
