// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.Woken;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** WebSockets of {@code java.net.http}: the handshake is a request like any other, what follows belongs to none. */
class WebSocketTest {
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
    }

    @Test
    void sendsWithTheHandshakeAndListensWithoutContext() throws Exception {
        Listener listener = new Listener();
        open(HttpClient.newHttpClient().newWebSocketBuilder(), listener);
        assertThat(origin.received()).extracting(Received::trace).containsExactly(Trace.once(Trace.all(1)));
        assertThat(listener.text.get(ClientContract.PATIENCE_SECONDS, TimeUnit.SECONDS))
                .isEqualTo(WebSocketPeer.GREETING);
        assertThat(listener.context.join()).isEmpty();
    }

    @Test
    void leavesTheCallersOwnHeader() throws Exception {
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        open(builder.header("Baggage", "own=1"), new Listener());
        assertThat(origin.received().get(0).trace().get("baggage")).containsExactly("own=1");
    }

    @Test
    void sendsNothingWithoutContextThoughTheBuilderHadOneBefore() throws Exception {
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        open(builder, new Listener());
        assertThat(origin.received()).extracting(Received::trace).containsExactly(Trace.once(Trace.all(1)));
        builder.buildAsync(uri(), new Listener())
                .get(ClientContract.PATIENCE_SECONDS, TimeUnit.SECONDS)
                .abort();
        assertThat(origin.received().get(0).trace()).isEmpty();
    }

    @Test
    void listensWithoutTheContextOfWhoeverAsksForMore() throws Exception {
        Listener listener = new Listener();
        listener.isPatient = true;
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(uri(), listener)
                .get(ClientContract.PATIENCE_SECONDS, TimeUnit.SECONDS);
        Object scope = Woken.open(Trace.all(1));
        try {
            socket.request(1);
            listener.text.get(ClientContract.PATIENCE_SECONDS, TimeUnit.SECONDS);
        } finally {
            Woken.close(scope);
        }
        assertThat(listener.context.join()).isEmpty();
        socket.abort();
    }

    @Test
    void tellsAProxyThatTunnelsNothing() throws Exception {
        try (WireOrigin proxy = WireOrigin.plain()) {
            HttpClient client = HttpClient.newBuilder()
                    .proxy(ProxySelector.of(new InetSocketAddress("localhost", proxy.port())))
                    .build();
            open(client.newWebSocketBuilder(), new Listener());
            Received connect = proxy.received().get(0);
            assertThat(connect.method).isEqualTo("CONNECT");
            assertThat(connect.trace()).isEmpty();
            assertThat(origin.received()).extracting(Received::trace).containsExactly(Trace.once(Trace.all(1)));
        }
    }

    private URI uri() {
        return URI.create(origin.uri("/ok").toString().replace("http:", "ws:"));
    }

    private void open(WebSocket.Builder builder, Listener listener) throws Exception {
        Object scope = Woken.open(Trace.all(1));
        CompletableFuture<WebSocket> opening;
        try {
            opening = builder.buildAsync(uri(), listener);
        } finally {
            Woken.close(scope);
        }
        WebSocket socket = opening.get(ClientContract.PATIENCE_SECONDS, TimeUnit.SECONDS);
        listener.text.get(ClientContract.PATIENCE_SECONDS, TimeUnit.SECONDS);
        socket.abort();
    }

    private static final class Listener implements WebSocket.Listener {
        final CompletableFuture<String> text = new CompletableFuture<>();
        final CompletableFuture<Optional<Object>> context = new CompletableFuture<>();

        boolean isPatient;

        @Override
        public void onOpen(WebSocket socket) {
            if (!isPatient) socket.request(1);
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence message, boolean last) {
            context.complete(Optional.ofNullable(Woken.current()));
            text.complete(message.toString());
            return null;
        }
    }
}
