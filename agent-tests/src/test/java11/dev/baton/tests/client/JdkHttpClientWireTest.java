// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.tests.Woken;
import java.io.ByteArrayInputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ways in which {@code java.net.http.HttpClient} differs from other clients. */
class JdkHttpClientWireTest {
    private static final Map<String, List<String>> ONCE = Trace.once(Trace.all(1));
    private static final Map<String, List<String>> NEVER = new TreeMap<>();

    private final HttpClient client = JdkHttpClients.of(HttpClient.Version.HTTP_1_1);
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
        assertThat(Woken.current()).isNull();
    }

    @Test
    void sendsWithAStreamedBody() throws Exception {
        byte[] body = "what was posted".getBytes(StandardCharsets.US_ASCII);
        HttpRequest request = HttpRequest.newBuilder(origin.uri("/ok"))
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .expectContinue(true)
                .build();
        assertThat(underContext(client, request).statusCode()).isEqualTo(200);
        List<Received> received = origin.received();
        assertThat(received).extracting(Received::trace).containsExactly(ONCE);
        assertThat(received.get(0).text()).isEqualTo("what was posted");
    }

    @Test
    void sendsAPostAgainWhereTheServerWantsIt() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(origin.uri("/307?/ok"))
                .POST(BodyPublishers.ofString("what was posted"))
                .build();
        assertThat(underContext(client, request).statusCode()).isEqualTo(200);
        List<Received> received = origin.received();
        assertThat(received).extracting(Received::trace).containsExactly(ONCE, ONCE);
        assertThat(received.get(1).text()).isEqualTo("what was posted");
    }

    @Test
    void sendsOverTls() throws Exception {
        try (WireOrigin secure = WireOrigin.tls(Keys.made().context)) {
            assertThat(underContext(client, get(secure.uri("/302?/ok"))).statusCode())
                    .isEqualTo(200);
            assertThat(secure.received()).extracting(Received::trace).containsExactly(ONCE, ONCE);
        }
    }

    @Test
    void sendsThroughAProxy() throws Exception {
        try (WireOrigin proxy = WireOrigin.plain()) {
            assertThat(underContext(through(proxy), get(origin.uri("/ok"))).statusCode())
                    .isEqualTo(200);
            Received received = proxy.received().get(0);
            assertThat(received.target).isEqualTo(origin.uri("/ok").toString());
            assertThat(received.trace()).isEqualTo(ONCE);
        }
    }

    @Test
    void tellsAProxyThatTunnelsNothing() throws Exception {
        try (WireOrigin secure = WireOrigin.tls(Keys.made().context);
                WireOrigin proxy = WireOrigin.plain()) {
            assertThat(underContext(through(proxy), get(secure.uri("/ok"))).statusCode())
                    .isEqualTo(200);
            Received connect = proxy.received().get(0);
            assertThat(connect.method).isEqualTo("CONNECT");
            assertThat(connect.trace()).isEmpty();
            assertThat(secure.received()).extracting(Received::trace).containsExactly(ONCE);
        }
    }

    @Test
    void showsTheApplicationNothing() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(origin.uri("/302?/ok"))
                .header("x-own", "1")
                .build();
        HttpResponse<String> response = underContext(client, request);
        HttpHeaders own = HttpHeaders.of(Map.of("x-own", List.of("1")), (name, value) -> true);
        assertThat(request.headers()).isEqualTo(own);
        assertThat(response.request().headers()).isEqualTo(own);
        assertThat(response.previousResponse().orElseThrow().request().headers())
                .isEqualTo(own);
    }

    @Test
    void sendsARequestAgainThatAResponseGaveBack() throws Exception {
        HttpRequest sent = underContext(client, get(origin.uri("/ok"))).request();
        client.send(sent, BodyHandlers.ofString());
        assertThat(origin.received()).extracting(Received::trace).containsExactly(ONCE, NEVER);
    }

    @Test
    void takesARequestOfTheCallersOwnClass() throws Exception {
        HttpRequest plain = get(origin.uri("/ok"));
        HttpRequest own = new HttpRequest() {
            @Override
            public Optional<BodyPublisher> bodyPublisher() {
                return plain.bodyPublisher();
            }

            @Override
            public String method() {
                return plain.method();
            }

            @Override
            public Optional<Duration> timeout() {
                return plain.timeout();
            }

            @Override
            public boolean expectContinue() {
                return plain.expectContinue();
            }

            @Override
            public URI uri() {
                return plain.uri();
            }

            @Override
            public Optional<HttpClient.Version> version() {
                return plain.version();
            }

            @Override
            public HttpHeaders headers() {
                return HttpHeaders.of(Map.of("B3", List.of("0")), (name, value) -> true);
            }
        };
        assertThat(underContext(client, own).statusCode()).isEqualTo(200);
        Map<String, List<String>> trace = origin.received().get(0).trace();
        assertThat(trace.get("b3")).containsExactly("0");
        assertThat(trace).containsAllEntriesOf(Trace.once(Trace.tracecontext(1)));
    }

    @Test
    void leavesNothingBehindAfterATimeout() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(origin.uri("/hang"))
                .timeout(Duration.ofSeconds(2)) // which connecting is part of
                .build();
        assertThatThrownBy(() -> underContext(client, request)).isInstanceOf(HttpTimeoutException.class);
        client.send(get(origin.uri("/ok")), BodyHandlers.ofString());
        assertThat(origin.received()).extracting(Received::trace).containsExactly(ONCE, NEVER);
    }

    @Test
    void leavesNothingBehindAfterACancellation() throws Exception {
        Object scope = Woken.open(Trace.all(1));
        CompletableFuture<HttpResponse<String>> call;
        try {
            call = client.sendAsync(get(origin.uri("/hang")), BodyHandlers.ofString());
        } finally {
            Woken.close(scope);
        }
        call.cancel(true);
        client.send(get(origin.uri("/ok")), BodyHandlers.ofString());
        assertThat(origin.received())
                .filteredOn(received -> received.target.equals("/ok"))
                .singleElement()
                .satisfies(received -> assertThat(received.trace()).isEmpty());
    }

    private static HttpRequest get(URI uri) {
        return HttpRequest.newBuilder(uri).build();
    }

    private static HttpClient through(WireOrigin proxy) {
        return HttpClient.newBuilder()
                .sslContext(Keys.made().context)
                .proxy(ProxySelector.of(new InetSocketAddress("localhost", proxy.port())))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    private static HttpResponse<String> underContext(HttpClient client, HttpRequest request) throws Exception {
        Object scope = Woken.open(Trace.all(1));
        try {
            return client.send(request, BodyHandlers.ofString());
        } finally {
            Woken.close(scope);
        }
    }
}
