// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.startup;

import dev.baton.bench.Launch;
import dev.baton.bench.formats.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The end of a start: the program is up and, if it is a server, has answered its first request. */
final class FirstAnswer {
    private final int port;
    private final String answer;

    /** @param port 0 for a program that is no server */
    private FirstAnswer(int port, String answer) {
        this.port = port;
        this.answer = answer;
    }

    static FirstAnswer await(Launch launch) throws IOException {
        String ready = launch.awaitReady();
        if (ready.equals(Hello.SAYS)) return new FirstAnswer(0, "");
        int port = Integer.parseInt(ready);
        return new FirstAnswer(port, get(port, "/"));
    }

    /** Whether the request that the server made in turn bore the trace of the one it got. */
    boolean carries() {
        return answer.contains(Request.TRACE_ID);
    }

    /** See {@link Counts#beans}. */
    int beans() throws IOException {
        if (port == 0) return 0;
        String said = get(port, Server.BEANS);
        return Integer.parseInt(said.substring(said.lastIndexOf('\n') + 1));
    }

    private static String get(int port, String path) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n" + "traceparent: "
                + Request.TRACEPARENT + "\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            if (!answer.startsWith("HTTP/1.1 200 ")) throw new IOException("the server answered: " + answer);
            return answer;
        }
    }
}
