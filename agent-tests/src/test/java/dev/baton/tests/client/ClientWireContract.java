// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@link ClientContract} leaves out, since not every client has it: interceptors, proxies, TLS. */
abstract class ClientWireContract extends ClientHarness {
    /** A tracer in the application has its word first. */
    @Test
    void leavesWhatTheApplicationsInterceptorAdds() throws Exception {
        String trace = Long.toHexString(Trace.id(1));
        Call call = Call.get(origin.uri("/ok"));
        call.lateHeaders.add(new String[] {"TraceParent", "00-0000000000000000" + trace + "-00f067aa0ba902b7-01"});
        send(Trace.all(1), call);
        Map<String, List<String>> sent = onlyReceived().trace();
        assertThat(sent.get("traceparent")).containsExactly(call.lateHeaders.get(0)[1]);
        assertThat(sent.get("b3")).containsExactly(trace + "-00f067aa0ba902b7-1");
    }

    @Test
    void sendsOverTls() throws Exception {
        try (WireOrigin secure = WireOrigin.tls(Keys.made().context)) {
            send(Trace.all(1), Call.get(secure.uri("/302?/ok")));
            assertThat(secure.received()).hasSize(2).extracting(Received::trace).containsOnly(Trace.once(Trace.all(1)));
        }
    }

    @Test
    void sendsThroughAProxy() throws Exception {
        try (WireOrigin proxy = WireOrigin.plain()) {
            Call call = Call.get(origin.uri("/ok"));
            call.proxyPort = proxy.port();
            send(Trace.all(1), call);
            Received received = proxy.received().get(0);
            assertThat(received.target).isEqualTo(origin.uri("/ok").toString());
            assertThat(received.trace()).isEqualTo(Trace.once(Trace.all(1)));
        }
    }

    @Test
    void tellsAProxyThatTunnelsNothing() throws Exception {
        try (WireOrigin secure = WireOrigin.tls(Keys.made().context);
                WireOrigin proxy = WireOrigin.plain()) {
            Call call = Call.get(secure.uri("/ok"));
            call.proxyPort = proxy.port();
            send(Trace.all(1), call);
            Received connect = proxy.received().get(0);
            assertThat(connect.method).isEqualTo("CONNECT");
            assertThat(connect.trace()).isEmpty();
            assertThat(secure.received()).extracting(Received::trace).containsExactly(Trace.once(Trace.all(1)));
        }
    }
}
