// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.requests;

import dev.baton.bench.Agent;
import dev.baton.bench.Launch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a request took in one JVM that is warm.
 *
 * @param cpuMicros user and system time of the whole process
 * @param bytes allocated by all its threads
 * @param perSecond requests
 * @param carries whether the request's trace reached the one who was called, each time
 */
public record Sample(double cpuMicros, double bytes, double perSecond, boolean carries) {
    /** No agent: the service's own code hands trace headers on. */
    static final Agent BY_HAND = new Agent("by hand", "");

    /** As long as that the compilers are at work, and at another length of it under each agent. */
    private static final int WARM_UPS = 3;

    /** The service calls from as many threads as it is called on, and they keep their connections. */
    private static final String KEEP_CONNECTIONS = "-Dhttp.maxConnections=1024";

    /** @param requests to measure, after {@value #WARM_UPS} times as many */
    static Sample take(
            Service service, Agent agent, Traffic traffic, int requests, List<String> jvmArguments, Path directory)
            throws IOException {
        List<String> jvm = new ArrayList<>(jvmArguments);
        jvm.add(KEEP_CONNECTIONS);
        try (Peer peer = new Peer();
                Launch launch = Launch.start(
                        service.program,
                        List.of(service.jars),
                        agent,
                        jvm,
                        directory,
                        Integer.toString(peer.port()),
                        Boolean.toString(agent == BY_HAND))) {
            int port = Integer.parseInt(launch.awaitReady());
            String answer = traffic.sendOne(port);
            traffic.send(port, WARM_UPS * requests, answer);
            double[] before = figures(port);
            double perSecond = traffic.send(port, requests, answer);
            double[] after = figures(port);
            return new Sample(
                    (after[0] - before[0]) / 1e3 / requests,
                    (after[1] - before[1]) / requests,
                    perSecond,
                    answer.equals(Traffic.TRACE_ID));
        }
    }

    private static double[] figures(int port) throws IOException {
        try (Connection connection = new Connection(new Socket(InetAddress.getLoopbackAddress(), port))) {
            connection.write(("GET " + ServiceProgram.FIGURES + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            String head = connection.readHead();
            if (head == null) throw new IOException("no figures");
            String[] words = connection.readBody(head).split(" ", -1);
            return new double[] {Double.parseDouble(words[0]), Double.parseDouble(words[1])};
        }
    }
}
