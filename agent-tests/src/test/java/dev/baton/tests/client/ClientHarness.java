// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.Woken;
import dev.baton.tests.matrix.LacksExtension;
import dev.baton.tests.matrix.Library;
import dev.baton.tests.matrix.LibraryLoader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.AfterClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.Parameter;

/**
 * A client and a server that notes what it is sent. The client follows redirects and answers challenges with a name and a
 * password. A test of a library is tagged with its name in the matrix and says with {@link Sends} how to send; any other
 * overrides {@link #prepare}.
 */
abstract class ClientHarness implements LacksExtension.OfLibrary {
    static final int PATIENCE_SECONDS = 20;

    /** None where the client is the JDK's own. */
    @Parameter
    Library library;

    private LibraryLoader loader;
    private Client client;
    Origin origin;

    /** Lets go of a library when its version's turn is over; no method may be annotated to, for not every test has one. */
    static final class Unload implements AfterClassTemplateInvocationCallback {
        @Override
        public void afterClassTemplateInvocation(ExtensionContext context) throws Exception {
            ((ClientHarness) context.getRequiredTestInstance()).unload();
        }
    }

    private synchronized Client client() throws Exception {
        if (client == null) {
            loader = new LibraryLoader(library);
            client = loader.create(
                    Client.class, getClass().getAnnotation(Sends.class).with());
        }
        return client;
    }

    synchronized void unload() throws Exception {
        if (client == null) return;
        client.close();
        loader.close();
        client = null;
    }

    @Override
    public Library library() {
        return library;
    }

    Prepared prepare(Call call) throws Exception {
        return prepare(getClass().getAnnotation(Sends.class).way(), call);
    }

    Prepared prepare(String way, Call call) throws Exception {
        return client().prepare(way, call);
    }

    Origin startOrigin() throws Exception {
        return WireOrigin.plain();
    }

    @BeforeAll
    static void wake() {
        Woken.up();
    }

    @BeforeEach
    void start() throws Exception {
        origin = startOrigin();
    }

    @AfterEach
    void nothingIsLeftOnThisThread() {
        origin.close();
        assertThat(Baton.current()).isNull();
    }

    /** Sends under a context of these headers (null: none) and waits for the answer. */
    void send(Map<String, String> carried, Prepared prepared) throws Exception {
        begin(carried, prepared).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    void send(Map<String, String> carried, Call call) throws Exception {
        send(carried, prepare(call));
    }

    /** Sends after a call that was given up: the connection may be closing still, and a user would try again. */
    void sendNext(Map<String, String> carried, Call call) throws Exception {
        for (int tries = 3; ; tries--) {
            try {
                send(carried, call);
                return;
            } catch (ExecutionException e) {
                if (tries == 1 || !(e.getCause() instanceof IOException)) throw e;
            }
        }
    }

    static CompletableFuture<Integer> begin(Map<String, String> carried, Prepared prepared) throws Exception {
        if (carried == null) return prepared.send();
        Object scope = Woken.open(carried);
        try {
            return prepared.send();
        } finally {
            Baton.close(scope);
        }
    }

    Received onlyReceived() {
        List<Received> received = origin.received();
        assertThat(received).hasSize(1);
        return received.get(0);
    }

    /** The request that is on its way from another thread. */
    Received awaitReceived() throws InterruptedException {
        List<Received> received = receivedWithin(PATIENCE_SECONDS);
        if (received.isEmpty()) throw new AssertionError("nothing came");
        return received.get(0);
    }

    List<Map<String, List<String>>> receivedTraces() {
        return traces(origin.received());
    }

    /** Not of what was given up before, and may be noted late. */
    List<Map<String, List<String>>> tracesOfOk() {
        List<Received> received = origin.received();
        received.removeIf(request -> !request.target.endsWith("/ok"));
        return traces(received);
    }

    /** Of what is noted within a second. */
    List<Map<String, List<String>>> tracesSoon() throws InterruptedException {
        return traces(receivedWithin(1));
    }

    /** As soon as there is any. */
    private List<Received> receivedWithin(int seconds) throws InterruptedException {
        List<Received> received = origin.received();
        for (int patience = seconds * 100; received.isEmpty() && patience > 0; patience--) {
            Thread.sleep(10);
            received = origin.received();
        }
        return received;
    }

    private static List<Map<String, List<String>>> traces(List<Received> received) {
        List<Map<String, List<String>>> traces = new ArrayList<>();
        for (Received request : received) traces.add(request.trace());
        return traces;
    }

    void assertEveryRequestHad(Map<String, String> headers, int requests) {
        assertThat(receivedTraces()).hasSize(requests).containsOnly(Trace.once(headers));
    }

    /** Begins all calls before it waits for the first. */
    void assertKeepsApart(int calls, String... paths) throws Exception {
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        for (int number = 0; number < calls; number++) {
            Call call = Call.get(origin.uri(paths[number % paths.length] + "n=" + number));
            answers.add(begin(isBare(number) ? null : Trace.all(number), prepare(call)));
        }
        int patience = PATIENCE_SECONDS + calls / 100; // who is redirected waits for all the others
        for (CompletableFuture<Integer> answer : answers) {
            assertThat(answer.get(patience, TimeUnit.SECONDS)).isEqualTo(200);
        }
        assertEveryRequestHadItsOwn(origin.received(), calls);
    }

    static boolean isBare(int number) {
        return number % 5 == 4;
    }

    static void assertEveryRequestHadItsOwn(List<Received> received, int calls) {
        assertThat(received).hasSizeGreaterThanOrEqualTo(calls);
        for (Received request : received) {
            // Some clients encode the question mark of where they are to be redirected to.
            int number = Integer.parseInt(request.target.substring(request.target.lastIndexOf('=') + 1));
            Map<String, String> own = isBare(number) ? Collections.<String, String>emptyMap() : Trace.all(number);
            assertThat(request.trace()).as(request.target).isEqualTo(Trace.once(own));
        }
    }
}
