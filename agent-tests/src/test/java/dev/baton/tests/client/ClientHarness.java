// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.Woken;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/**
 * A client and a server that notes what it is sent. The client follows redirects and answers challenges with a name and a
 * password.
 */
abstract class ClientHarness {
    static final int PATIENCE_SECONDS = 20;

    /** A call made into the library's request, ready to be sent, more than once if the library permits that. */
    interface Prepared {
        /** @return the status, when the response has been read to its end */
        CompletableFuture<Integer> send() throws Exception;
    }

    Origin origin;

    abstract Prepared prepare(Call call) throws Exception;

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

    List<Map<String, List<String>>> receivedTraces() {
        List<Map<String, List<String>>> traces = new ArrayList<>();
        for (Received received : origin.received()) traces.add(received.trace());
        return traces;
    }

    void assertEveryRequestHad(Map<String, String> headers, int requests) {
        assertThat(receivedTraces()).hasSize(requests).containsOnly(Trace.once(headers));
    }

    static boolean isBare(int number) {
        return number % 5 == 4;
    }

    static void assertEveryRequestHadItsOwn(List<Received> received, int calls) {
        assertThat(received).hasSizeGreaterThanOrEqualTo(calls);
        for (Received request : received) {
            int number = Integer.parseInt(request.target.substring(request.target.indexOf("n=") + 2));
            Map<String, String> own = isBare(number) ? Collections.<String, String>emptyMap() : Trace.all(number);
            assertThat(request.trace()).as(request.target).isEqualTo(Trace.once(own));
        }
    }
}
