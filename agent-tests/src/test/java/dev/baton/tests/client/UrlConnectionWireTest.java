// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.tests.Woken;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.HttpsURLConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ways in which {@code HttpURLConnection} differs from other clients. */
class UrlConnectionWireTest {
    private static final Map<String, List<String>> ONCE = Trace.once(Trace.all(1));
    private static final byte[] BODY = "what was posted".getBytes(StandardCharsets.US_ASCII);

    private WireOrigin origin;

    @BeforeAll
    static void wake() {
        Woken.up();
    }

    @BeforeEach
    void start() throws Exception {
        origin = WireOrigin.plain();
    }

    @AfterEach
    void close() {
        origin.close();
        assertThat(Baton.current()).isNull();
    }

    @Test
    void sendsWithAChunkedStream() throws Exception {
        HttpURLConnection connection = open(origin.uri("/ok"));
        connection.setChunkedStreamingMode(4);
        post(connection);
        assertThat(connection.getResponseCode()).isEqualTo(200);
        assertPosted(onlyReceived());
    }

    @Test
    void sendsWithAStreamOfFixedLength() throws Exception {
        HttpURLConnection connection = open(origin.uri("/ok"));
        connection.setFixedLengthStreamingMode(BODY.length);
        post(connection);
        assertThat(connection.getResponseCode()).isEqualTo(200);
        assertPosted(onlyReceived());
    }

    @Test
    void sendsWhenTheServerIsAskedToAgreeFirst() throws Exception {
        HttpURLConnection connection = open(origin.uri("/ok"));
        connection.setRequestProperty("Expect", "100-continue");
        connection.setFixedLengthStreamingMode(BODY.length);
        post(connection);
        assertThat(connection.getResponseCode()).isEqualTo(200);
        assertPosted(onlyReceived());
    }

    @Test
    void sendsTheContextOfTheMomentWhenTheRequestGoesOut() throws Exception {
        HttpURLConnection connection = open(origin.uri("/ok"));
        connection.connect();
        Object scope = Woken.open(Trace.all(1));
        try {
            assertThat(connection.getResponseCode()).isEqualTo(200);
        } finally {
            Baton.close(scope);
        }
        assertThat(connection.getInputStream().read()).isEqualTo('o');
        assertThat(onlyReceived().trace()).isEqualTo(ONCE);
    }

    @Test
    void sendsOverTls() throws Exception {
        try (WireOrigin secure = WireOrigin.tls(Keys.made().context)) {
            HttpsURLConnection connection = trusting(open(secure.uri("/302?/ok")));
            assertThat(statusUnderContext(connection)).isEqualTo(200);
            assertThat(secure.received()).extracting(Received::trace).containsExactly(ONCE, ONCE);
        }
    }

    @Test
    void sendsThroughAProxy() throws Exception {
        try (WireOrigin proxy = WireOrigin.plain()) {
            HttpURLConnection connection =
                    (HttpURLConnection) origin.uri("/ok").toURL().openConnection(proxyAt(proxy));
            assertThat(statusUnderContext(connection)).isEqualTo(200);
            Received received = proxy.received().get(0);
            assertThat(received.target).isEqualTo(origin.uri("/ok").toString());
            assertThat(received.trace()).isEqualTo(ONCE);
        }
    }

    @Test
    void tellsAProxyThatTunnelsNothing() throws Exception {
        try (WireOrigin secure = WireOrigin.tls(Keys.made().context);
                WireOrigin proxy = WireOrigin.plain()) {
            HttpsURLConnection connection =
                    trusting((HttpURLConnection) secure.uri("/ok").toURL().openConnection(proxyAt(proxy)));
            assertThat(statusUnderContext(connection)).isEqualTo(200);
            Received connect = proxy.received().get(0);
            assertThat(connect.method).isEqualTo("CONNECT");
            assertThat(connect.trace()).isEmpty();
            assertThat(secure.received()).extracting(Received::trace).containsExactly(ONCE);
        }
    }

    @Test
    void showsTheApplicationNothing() throws Exception {
        HttpURLConnection bare = open(origin.uri("/ok"));
        bare.setRequestProperty("x-own", "1");
        assertThat(bare.getResponseCode()).isEqualTo(200);
        bare.disconnect();

        HttpURLConnection connection = open(origin.uri("/ok"));
        connection.setRequestProperty("x-own", "1");
        assertThat(statusUnderContext(connection)).isEqualTo(200);
        assertThat(connection.getRequestProperty("traceparent")).isNull();
        connection.disconnect();
        assertThat(connection.getRequestProperties()).isEqualTo(bare.getRequestProperties());
        assertThat(origin.received()).extracting(Received::trace).containsExactly(Collections.emptyMap(), ONCE);
    }

    @Test
    void leavesNothingBehindAfterATimeout() throws Exception {
        HttpURLConnection connection = open(origin.uri("/hang"));
        connection.setReadTimeout(2000); // time to take the request, too
        assertThatThrownBy(() -> statusUnderContext(connection)).isInstanceOf(SocketTimeoutException.class);
        assertThat(Baton.current()).isNull();
        assertThat(open(origin.uri("/ok")).getResponseCode()).isEqualTo(200);
        assertThat(origin.received())
                .extracting(Received::trace)
                .containsExactly(ONCE, new TreeMap<String, List<String>>());
    }

    @Test
    void leavesAHeaderThatTheCallerEmptied() throws Exception {
        HttpURLConnection connection = open(origin.uri("/ok"));
        connection.setRequestProperty("B3", null);
        assertThat(statusUnderContext(connection)).isEqualTo(200);
        Map<String, List<String>> trace = onlyReceived().trace();
        assertThat(trace.get("b3")).containsExactly("");
        assertThat(trace).containsAllEntriesOf(Trace.once(Trace.tracecontext(1)));
    }

    private static HttpURLConnection open(URI uri) throws Exception {
        return (HttpURLConnection) uri.toURL().openConnection();
    }

    private static HttpsURLConnection trusting(HttpURLConnection connection) {
        HttpsURLConnection secure = (HttpsURLConnection) connection;
        secure.setSSLSocketFactory(Keys.made().context.getSocketFactory());
        return secure;
    }

    private static Proxy proxyAt(WireOrigin proxy) {
        return new Proxy(Proxy.Type.HTTP, new InetSocketAddress("localhost", proxy.port()));
    }

    private static int statusUnderContext(HttpURLConnection connection) throws Exception {
        Object scope = Woken.open(Trace.all(1));
        try {
            return connection.getResponseCode();
        } finally {
            Baton.close(scope);
        }
    }

    private static void post(HttpURLConnection connection) throws Exception {
        connection.setDoOutput(true);
        Object scope = Woken.open(Trace.all(1));
        try (OutputStream out = connection.getOutputStream()) {
            out.write(BODY);
        } finally {
            Baton.close(scope);
        }
    }

    private static void assertPosted(Received received) {
        assertThat(received.trace()).isEqualTo(ONCE);
        assertThat(received.body).isEqualTo(BODY);
    }

    private Received onlyReceived() {
        List<Received> received = origin.received();
        assertThat(received).hasSize(1);
        return received.get(0);
    }
}
