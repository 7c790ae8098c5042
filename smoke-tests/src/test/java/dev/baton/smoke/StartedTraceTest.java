// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke;

import static dev.baton.smoke.RelayClient.TRACEPARENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code start=always}: a request that brings no trace begins one, and the application finds it on the request. */
class StartedTraceTest {
    private static final String SOME_TRACEPARENT = "00-[0-9a-f]{32}-[0-9a-f]{16}-01";

    /** Tomcat's {@code maxHeaderCount}, unless it is told otherwise. */
    private static final int MAX_HEADER_COUNT = 100;

    private static Jvm jvm;

    @BeforeAll
    static void start() throws Exception {
        jvm = start("start=always");
    }

    private static Jvm start(String arguments) throws IOException {
        return Launch.java()
                .agent(arguments)
                .application("TwoPasses", RelayClient.libraries())
                .start();
    }

    @AfterAll
    static void stop() throws Exception {
        jvm.close();
    }

    @Test
    void eachRequestBeginsATraceOfItsOwnAndKeepsItOverAsyncDispatch() throws Exception {
        Set<String> started = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            List<String> traceparents = get("");
            assertThat(traceparents).hasSize(4).containsOnly(traceparents.get(0));
            assertThat(traceparents.get(0)).matches(SOME_TRACEPARENT);
            started.add(traceparents.get(0));
        }
        assertThat(started).hasSize(20);
    }

    @Test
    void soItIsWhereWhatIsWrittenIsNotRead() throws Exception {
        try (Jvm other = start("start=always,extract=datadog,inject=tracecontext")) {
            List<String> traceparents = get(other, "");
            assertThat(traceparents).hasSize(4).containsOnly(traceparents.get(0));
            assertThat(traceparents.get(0)).matches(SOME_TRACEPARENT);
        }
    }

    @Test
    void aTraceThatArrivesIsKept() throws Exception {
        assertThat(get("traceparent: " + TRACEPARENT + "\r\n")).hasSize(4).containsOnly(TRACEPARENT);
    }

    @Test
    void aRequestThatHasAsManyHeadersAsTomcatTakesIsServed() throws Exception {
        StringBuilder headers = new StringBuilder();
        for (int i = 2; i < MAX_HEADER_COUNT; i++)
            headers.append("x-").append(i).append(": any\r\n");
        List<String> traceparents = get(headers.toString());
        assertThat(traceparents).hasSize(4);
        assertThat(traceparents.get(1)).matches(SOME_TRACEPARENT);
    }

    private static List<String> get(String headers) throws Exception {
        return get(jvm, headers);
    }

    /** With two headers of its own. */
    private static List<String> get(Jvm asked, String headers) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RelayClient.awaitPort(asked))) {
            String request = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return body(new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)));
        }
    }

    private static List<String> body(BufferedReader in) throws IOException {
        String status = in.readLine();
        assertThat(status).contains(" 200");
        while (!in.readLine().isEmpty()) {
            // headers
        }
        return in.lines()
                .filter(line -> line.startsWith("00-") || line.equals("null"))
                .toList();
    }
}
