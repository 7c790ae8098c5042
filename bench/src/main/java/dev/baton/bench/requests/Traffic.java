// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.requests;

import dev.baton.bench.formats.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What reaches the service: the request of a page under RUM, from each connection again as soon as it is answered.
 *
 * @param connections kept alive
 * @param headers of a request, at least as many as a browser and the RUM SDK send
 */
public record Traffic(int connections, int headers) {
    static final String TRACE_ID = Request.TRACE_ID;

    /** @return the answer */
    String sendOne(int port) throws IOException {
        try (Connection connection = new Connection(new Socket(InetAddress.getLoopbackAddress(), port))) {
            return answer(connection, request());
        }
    }

    /**
     * @param expected each answer
     * @return requests a second
     */
    double send(int port, int requests, String expected) throws IOException {
        ExecutorService clients = Executors.newFixedThreadPool(connections);
        byte[] request = request();
        List<Future<?>> all = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < connections; i++) {
            all.add(clients.submit(() -> {
                send(port, request, requests / connections, expected);
                return null;
            }));
        }
        clients.shutdown();
        try {
            for (Future<?> one : all) one.get();
        } catch (ExecutionException | InterruptedException fault) {
            throw new IOException(fault);
        }
        return requests / connections * connections / ((System.nanoTime() - start) / 1e9);
    }

    private static void send(int port, byte[] request, int times, String expected) throws IOException {
        try (Connection connection = new Connection(new Socket(InetAddress.getLoopbackAddress(), port))) {
            for (int i = 0; i < times; i++) {
                String answer = answer(connection, request);
                if (!answer.equals(expected)) throw new IOException("not " + expected + " but " + answer);
            }
        }
    }

    private static String answer(Connection connection, byte[] request) throws IOException {
        connection.write(request);
        String head = connection.readHead();
        if (head == null || !head.startsWith("HTTP/1.1 200 ")) throw new IOException("the service answers: " + head);
        return connection.readBody(head);
    }

    private byte[] request() {
        StringBuilder head = new StringBuilder("GET / HTTP/1.1\r\n");
        int lines = Request.FOUR_FORMATS_FORWARDED.appendTo(head);
        for (; lines < headers; lines++)
            head.append("x-further-").append(lines).append(": of the application's own\r\n");
        return head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }
}
