// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.backends;

import com.sun.net.httpserver.Headers;
import dev.baton.smoke.Jvm;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** What happens to a backend in one run, from its start to its end, and what was seen of it. */
public final class Trip {
    private static final Duration START = Duration.ofSeconds(400);
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What it said, see {@link Talk}. */
    final List<String> said;
    /** Lines of Baton's own. */
    final List<String> saidByBaton;
    /** What went wrong while it served. */
    final List<String> failures;
    /** What went wrong with the traces it was sent. */
    final List<String> losses;

    /** The process with all its output, for whoever has to find out. */
    final String transcript;

    private Trip(Jvm jvm, Run run, List<String> failures, List<String> losses) {
        said = Talk.of(jvm, run);
        saidByBaton = Talk.ofBaton(jvm);
        transcript = jvm.toString();
        this.failures = failures;
        this.losses = losses;
    }

    /** Starts it, sends a request in each format and one with none, and ends it as a service manager does. */
    static Trip of(Backend backend, Run run, Origin origin) throws Exception {
        List<String> failures = new ArrayList<>();
        List<String> losses = new ArrayList<>();
        try (Jvm jvm = backend.launch(run).start()) {
            awaitReady(jvm, run.uri(backend.ready()));
            backend.prepare(run);
            for (Format format : Format.values()) {
                HttpRequest.Builder request = backend.call(run).headers(format.sent());
                for (Headers call : calls(backend, request, origin, format.toString(), failures)) {
                    if (!Format.arrived(call).equals(format.arriving()))
                        losses.add(format + " went on as " + Format.arrived(call));
                }
            }
            for (Headers call : calls(backend, backend.call(run), origin, "no trace", failures)) {
                if (!Format.arrived(call).isEmpty()) losses.add("no trace went on as " + Format.arrived(call));
            }
            jvm.terminate();
            jvm.awaitExit();
            return new Trip(jvm, run, failures, losses);
        }
    }

    private static List<Headers> calls(
            Backend backend, HttpRequest.Builder request, Origin origin, String what, List<String> failures)
            throws IOException, InterruptedException {
        origin.calls();
        HttpResponse<String> answer = CLIENT.send(request.timeout(ANSWER).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200)
            failures.add(what + " was answered " + answer.statusCode() + ' ' + answer.body());
        List<Headers> calls = origin.calls().stream()
                .filter(call -> backend.isCall(call.path()))
                .map(Origin.Call::headers)
                .toList();
        if (calls.isEmpty()) failures.add(what + ": nobody was called");
        return calls;
    }

    public static void awaitReady(Jvm jvm, java.net.URI uri) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(ANSWER).build();
        long deadline = System.nanoTime() + START.toNanos();
        String last = "";
        while (System.nanoTime() < deadline) {
            try {
                int status = CLIENT.send(request, BodyHandlers.discarding()).statusCode();
                if (status == 200) return;
                last = "answers " + status;
            } catch (IOException notYet) {
                last = notYet.toString();
            }
            if (!jvm.isAlive()) throw new IOException(jvm + "\nended before it served");
            Thread.sleep(200);
        }
        throw new TimeoutException(jvm + "\ndoes not serve " + uri + ": " + last);
    }
}
