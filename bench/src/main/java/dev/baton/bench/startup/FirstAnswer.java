// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.startup;

import dev.baton.bench.Launch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The end of a start. */
final class FirstAnswer {
    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\ntraceparent: 00-"
            + TRACE_ID + "-00f067aa0ba902b7-01\r\n\r\n";

    private FirstAnswer() {}

    /**
     * Waits until the program is up and, if it is a server, has answered its first request.
     *
     * @return whether the request it made in turn bore the trace of the one it got
     */
    static boolean await(Launch launch) throws IOException {
        String port = launch.awaitReady();
        if (port.equals("hello")) return false;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port))) {
            socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            if (!answer.startsWith("HTTP/1.1 200 ")) throw new IOException("the server answered: " + answer);
            return answer.contains(TRACE_ID);
        }
    }
}
