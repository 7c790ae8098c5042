// SPDX-License-Identifier: Apache-2.0
package dev.baton.demo;

import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Backends that call one another, each in its own JVM: all with the agent, or all without. */
final class Chain {
    /** The modules of demo-backends, in the order in which they call one another. */
    static final List<String> USUAL = List.of("tomcat9", "tomcat11", "jdk");

    private static final String FIRST = "tomcat9"; // answers pages of any origin
    private static final List<String> CALLING = List.of("tomcat11", "jetty", "undertow");
    private static final List<String> LAST = List.of("jdk", "netty"); // call nobody

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<String> kinds;
    private final List<Backend> backends;
    private final String url;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private Chain(List<String> kinds, List<Backend> backends, String url) {
        this.kinds = kinds;
        this.backends = backends;
        this.url = url;
    }

    /** One that runs already, and that somebody else ends. */
    static Chain at(String url) {
        return new Chain(USUAL, List.of(), url);
    }

    /** The kinds that {@code --chain} names, if they can call one another in that order. */
    static List<String> kinds(String option) throws DemoException {
        List<String> kinds = List.of(option.split(","));
        int last = kinds.size() - 1;
        boolean fits = last > 0
                && kinds.get(0).equals(FIRST)
                && LAST.contains(kinds.get(last))
                && CALLING.containsAll(kinds.subList(1, last))
                && kinds.stream().distinct().count() == kinds.size();
        if (fits) return kinds;
        throw new DemoException("--chain " + option + " is no chain: it begins with " + FIRST + ", ends with "
                + String.join(" or ", LAST) + ", and between them may be " + String.join(", ", CALLING)
                + ", each once: --chain tomcat9,jetty,undertow,netty");
    }

    /** Starts them all at once, without waiting; their directories are {@code scratch/NAME-KIND}. */
    static Chain start(List<String> kinds, String name, Path root, @Nullable Path agent, Path scratch)
            throws IOException, DemoException {
        Deque<Backend> backends = new ArrayDeque<>();
        String next = null;
        for (int i = kinds.size() - 1; i >= 0; i--) {
            String kind = kinds.get(i);
            Backend backend = Backend.start(kind, root, agent, Ports.free(), next, scratch.resolve(name + "-" + kind));
            backends.addFirst(backend);
            next = backend.url();
        }
        return new Chain(kinds, List.copyOf(backends), backends.getFirst().url());
    }

    void await() throws DemoException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (Backend backend : backends) {
            backend.await(deadline);
        }
    }

    /** Where a browser calls the chain. */
    String url() {
        return url;
    }

    /** Sends one request through the chain and returns what each hop saw of it. */
    List<Hop> send(Headers headers) throws DemoException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url())).timeout(PATIENCE);
        headers.lines().forEach(line -> request.header(line.name(), line.value()));
        List<Hop> hops;
        try {
            String body = http.send(request.build(), BodyHandlers.ofString()).body();
            hops = Hop.unfold(JsonParser.object().from(body));
        } catch (IOException | JsonParserException e) {
            throw new DemoException(kinds.get(0) + " gave no answer in JSON: " + e + "." + logTailOf(0));
        }
        check(hops);
        return hops;
    }

    private void check(List<Hop> hops) throws DemoException {
        for (int i = 0; i < kinds.size(); i++) {
            String kind = kinds.get(i);
            if (i == hops.size()) {
                throw new DemoException(kinds.get(i - 1) + " did not reach " + kind + "." + logTailOf(i - 1));
            }
            if (!hops.get(i).name().equals(kind)) {
                throw new DemoException(hops.get(i).name() + " answers where " + kind + " should, at "
                        + backends.get(i).url());
            }
        }
    }

    private String logTailOf(int position) {
        return backends.get(position).logTail();
    }

    void stop() throws InterruptedException {
        backends.forEach(Backend::stop);
        for (Backend backend : backends) {
            backend.stopForGood();
        }
    }
}
