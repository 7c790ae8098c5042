// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.tests.Ports;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What Baton promises of every client, as seen by the server. A subclass says how to send. */
abstract class ClientContract extends ClientHarness {
    @Test
    void sendsWhatWasCarriedVerbatim() throws Exception {
        for (Map<String, String> carried : Trace.everyFormat(1)) {
            send(carried, Call.get(origin.uri("/ok")));
            assertThat(onlyReceived().trace()).containsAllEntriesOf(Trace.once(carried));
        }
    }

    @Test
    void sendsTheOtherFormatsToo() throws Exception {
        send(Trace.tracecontext(1), Call.get(origin.uri("/ok")));
        Map<String, List<String>> trace = onlyReceived().trace();
        assertThat(trace).containsAllEntriesOf(Trace.once(Trace.tracecontext(1)));
        assertThat(trace).containsAllEntriesOf(Trace.once(Trace.b3(1)));
        assertThat(trace.get("X-B3-TraceId")).containsExactly(Long.toHexString(Trace.id(1)));
        assertThat(trace.get("x-datadog-trace-id")).containsExactly(Long.toString(Trace.id(1)));
    }

    @Test
    void sendsWithABody() throws Exception {
        send(Trace.all(1), Call.post(origin.uri("/ok"), "what was posted"));
        Received received = onlyReceived();
        assertThat(received.trace()).isEqualTo(Trace.once(Trace.all(1)));
        assertThat(received.text()).isEqualTo("what was posted");
    }

    @Test
    void sendsAStreamedBodyByteForByte() throws Exception {
        send(null, Call.get(origin.uri("/ok"))); // what begins a connection may have to be short
        onlyReceived();
        Call call = Call.post(origin.uri("/ok"), bytes(100_000));
        call.isStreamed = true;
        send(Trace.all(1), call);
        Received received = onlyReceived();
        assertThat(received.trace()).isEqualTo(Trace.once(Trace.all(1)));
        assertThat(received.body).isEqualTo(call.body);
    }

    static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    @Test
    void sendsNothingWithoutContext() throws Exception {
        send(null, Call.get(origin.uri("/ok")));
        assertThat(onlyReceived().trace()).isEmpty();
    }

    @Test
    void sendsNothingWithoutContextOnAConnectionThatHadOne() throws Exception {
        for (int number = 1; number <= 3; number++) {
            send(Trace.all(number), Call.get(origin.uri("/ok")));
            assertThat(onlyReceived().trace()).isEqualTo(Trace.once(Trace.all(number)));
            send(null, Call.get(origin.uri("/ok")));
            assertThat(onlyReceived().trace()).isEmpty();
        }
    }

    @Test
    void leavesTheCallersOwnHeader() throws Exception {
        String own = "00-0000000000000000" + Long.toHexString(Trace.id(7)) + "-78629a0f5f3f164f-01";
        send(Trace.all(1), Call.get(origin.uri("/ok")).header("TraceParent", own));
        Map<String, List<String>> trace = onlyReceived().trace();
        assertThat(trace.get("traceparent")).containsExactly(own);
        assertThat(trace).doesNotContainKey("tracestate");
    }

    /** A tracer in the application goes on with the trace and has a span of its own. */
    @Test
    void translatesTheCallersOwnHeaderIntoTheOtherFormats() throws Exception {
        String trace = Long.toHexString(Trace.id(1));
        String own = "00-0000000000000000" + trace + "-00f067aa0ba902b7-01";
        send(Trace.all(1), Call.get(origin.uri("/ok")).header("TRACEPARENT", own));
        Map<String, List<String>> sent = onlyReceived().trace();
        assertThat(sent.get("traceparent")).containsExactly(own);
        assertThat(sent.get("b3")).containsExactly(trace + "-00f067aa0ba902b7-1");
        assertThat(sent.get("X-B3-SpanId")).containsExactly("00f067aa0ba902b7");
        assertThat(sent.get("x-datadog-parent-id")).containsExactly(Long.toString(0x00f067aa0ba902b7L));
    }

    @Test
    void leavesAFormatOfWhichTheCallerSetAPart() throws Exception {
        send(Trace.all(1), Call.get(origin.uri("/ok")).header("x-b3-sampled", "0"));
        Map<String, List<String>> trace = onlyReceived().trace();
        assertThat(trace.get("X-B3-Sampled")).containsExactly("0");
        assertThat(trace).doesNotContainKeys("X-B3-TraceId", "X-B3-SpanId");
        assertThat(trace).containsKey("traceparent");
    }

    @Test
    void leavesTheCallersRepeatedHeader() throws Exception {
        Call call = Call.get(origin.uri("/ok")).header("Baggage", "a=1").header("baggage", "b=2");
        send(Trace.all(1), call);
        Map<String, List<String>> trace = onlyReceived().trace();
        assertThat(trace.get("baggage")).containsExactlyInAnyOrder("a=1", "b=2");
        assertThat(trace).containsAllEntriesOf(Trace.once(Trace.tracecontext(1)));
    }

    @Test
    void neverSendsTwiceWhatTheCallerForwarded() throws Exception {
        Call call = Call.get(origin.uri("/302?" + origin.uri("/ok")));
        for (Map.Entry<String, String> header : Trace.all(1).entrySet()) {
            call.header(header.getKey(), header.getValue());
        }
        send(Trace.all(1), call);
        assertThat(receivedTraces()).containsExactly(Trace.once(Trace.all(1)), Trace.once(Trace.all(1)));
    }

    @Test
    void sendsOnRedirects() throws Exception {
        send(Trace.all(1), Call.get(origin.uri("/302?" + origin.uri("/302?" + "/ok"))));
        assertEveryRequestHad(Trace.all(1), 3);
    }

    @Test
    void sendsOnARedirectToAnotherOrigin() throws Exception {
        try (Origin other = startOrigin()) {
            send(Trace.all(1), Call.get(origin.uri("/302?" + other.uri("/ok"))));
            assertEveryRequestHad(Trace.all(1), 1);
            assertThat(other.received()).extracting(Received::trace).containsExactly(Trace.once(Trace.all(1)));
        }
    }

    @Test
    void sendsOnAPostThatIsRedirected() throws Exception {
        send(Trace.all(1), Call.post(origin.uri("/302?/ok"), "what was posted"));
        assertEveryRequestHad(Trace.all(1), 2);
    }

    @Test
    void sendsAgainOnAChallenge() throws Exception {
        send(Trace.all(1), Call.get(origin.uri("/locked")));
        assertEveryRequestHad(Trace.all(1), 2);
    }

    @Test
    void sendsNothingOnRedirectsAndChallengesWithoutContext() throws Exception {
        send(null, Call.get(origin.uri("/302?/locked")));
        assertEveryRequestHad(Collections.emptyMap(), 3);
    }

    @Test
    void keepsTheCallersOwnHeaderOnRedirects() throws Exception {
        send(Trace.all(1), Call.get(origin.uri("/302?/locked")).header("b3", "0"));
        List<Map<String, List<String>>> traces = receivedTraces();
        assertThat(traces).hasSize(3).allSatisfy(trace -> {
            assertThat(trace.get("b3")).containsExactly("0");
            assertThat(trace).containsAllEntriesOf(Trace.once(Trace.tracecontext(1)));
        });
    }

    @Test
    void keepsASharedRequestUnchanged() throws Exception {
        Prepared shared = prepare(Call.get(origin.uri("/302?/ok")).header("x-own", "1"));
        send(Trace.all(1), shared);
        assertEveryRequestHad(Trace.all(1), 2);
        send(Trace.all(2), shared);
        assertEveryRequestHad(Trace.all(2), 2);
        send(null, shared);
        assertEveryRequestHad(Collections.emptyMap(), 2);
    }

    @Test
    void usesTheContextOfTheCallWhateverElseIsUnderWay() throws Exception {
        send(null, Call.get(origin.uri("/ok"))); // a connection to share
        onlyReceived();
        assertKeepsApart(120, "/ok?", "/302?/ok?", "/locked?", "/302?/locked?");
    }

    @Test
    void keepsConcurrentCallersApart() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> calls = new ArrayList<>();
            for (int number = 0; number < 200; number++) {
                int own = number;
                calls.add(callers.submit(() -> {
                    String path = own % 2 == 0 ? "/ok?n=" : "/302?/ok?n=";
                    send(isBare(own) ? null : Trace.all(own), Call.get(origin.uri(path + own)));
                    return null;
                }));
            }
            for (Future<?> call : calls) call.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertEveryRequestHadItsOwn(origin.received(), calls.size());
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void leavesNothingBehindWhenTheServerIsNotThere() throws Exception {
        int nobody = Ports.free();
        Prepared lost = prepare(Call.get(URI.create(origin.uri("/ok").getScheme() + "://localhost:" + nobody + "/")));
        assertThatThrownBy(() -> send(Trace.all(1), lost)).isNotNull();
        send(null, Call.get(origin.uri("/ok")));
        assertThat(onlyReceived().trace()).isEmpty();
    }

    @Test
    void leavesNothingBehindAfterATimeout() throws Exception {
        try (Origin other = startOrigin()) { // so that the timeout is not over before a client new to it all has sent
            send(null, Call.get(other.uri("/ok")));
        }
        List<Map<String, List<String>>> traces = Collections.emptyList();
        for (int millis = 500; traces.isEmpty() && millis <= 8_000; millis *= 4) { // it may be over before all is sent
            Call call = Call.get(origin.uri("/hang"));
            call.timeoutMillis = millis;
            assertThatThrownBy(() -> send(Trace.all(1), call)).isInstanceOf(ExecutionException.class);
            traces = tracesSoon();
        }
        assertThat(traces).isNotEmpty().containsOnly(Trace.once(Trace.all(1))); // it may have sent it again
        sendNext(null, Call.get(origin.uri("/ok")));
        assertThat(tracesOfOk()).isNotEmpty().containsOnly(Collections.emptyMap());
        send(Trace.all(2), Call.get(origin.uri("/ok")));
        assertEveryRequestHad(Trace.all(2), 1);
    }

    @Test
    void leavesNothingBehindWhenCancelled() throws Exception {
        Call call = Call.get(origin.uri("/hang"));
        Prepared prepared = prepare(call);
        ExecutorService caller = Executors.newSingleThreadExecutor();
        try {
            Future<?> lost = caller.submit(() -> {
                send(Trace.all(1), prepared);
                return null;
            });
            assertThat(awaitReceived().trace()).isEqualTo(Trace.once(Trace.all(1)));
            call.cancel();
            assertThatThrownBy(() -> lost.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class);
            Future<?> next = caller.submit(() -> {
                sendNext(null, Call.get(origin.uri("/ok")));
                return null;
            });
            next.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(receivedTraces()).isNotEmpty().containsOnly(Collections.emptyMap());
        } finally {
            caller.shutdownNow();
        }
    }
}
