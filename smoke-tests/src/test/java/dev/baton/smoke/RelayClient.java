// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Starts the application {@code Relay} and asks it what its outbound calls carry. */
final class RelayClient {
    static final String TRACEPARENT = "00-00000000000000004d65822107fcfd52-78629a0f5f3f164f-01";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private RelayClient() {}

    /** The libraries that {@code Relay} needs on its class path. */
    static List<Path> libraries() {
        return Arrays.stream(System.getProperty("smoke.tomcat").split(":"))
                .map(Path::of)
                .toList();
    }

    static Launch relay(Launch launch) {
        return launch.application("Relay", libraries());
    }

    static int awaitPort(Jvm relay) throws Exception {
        return Integer.parseInt(relay.awaitOut("port (\\d+)").group(1));
    }

    /** The header lines of the call that {@code Relay} made while it handled a request with these headers. */
    static List<String> relayed(Jvm relay, String... namesAndValues) throws Exception {
        return get(relay, "/", namesAndValues);
    }

    /** The lines that the server of {@code jvm} answers to a request with these headers. */
    static List<String> get(Jvm jvm, String path, String... namesAndValues) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + awaitPort(jvm) + path));
        if (namesAndValues.length > 0) request.headers(namesAndValues);
        return send(request.build()).body().lines().toList();
    }

    /** The lines of {@link #relayed} that Baton knows by name. */
    static List<String> traceHeaders(List<String> lines) {
        return lines.stream().filter(RelayClient::isTraceHeader).sorted().toList();
    }

    private static boolean isTraceHeader(String line) {
        String name = line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT);
        return name.startsWith("trace") || name.startsWith("x-") || name.equals("b3") || name.equals("baggage");
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
