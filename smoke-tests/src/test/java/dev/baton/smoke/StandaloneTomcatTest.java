// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke;

import static dev.baton.smoke.RelayClient.TRACEPARENT;
import static dev.baton.smoke.RelayClient.traceHeaders;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent in Tomcat's own distributions: their start script, their class loaders, a war, JSPs, a WebSocket. */
class StandaloneTomcatTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    Path base;

    static List<Path> distributions() throws Exception {
        return StandaloneTomcat.distributions();
    }

    @ParameterizedTest
    @MethodSource("distributions")
    void aWebApplicationSendsOnWhatArrived(Path distribution) throws Exception {
        try (Jvm tomcat = StandaloneTomcat.start(distribution, base)) {
            int port = StandaloneTomcat.awaitPort(tomcat);
            List<String> sentOn =
                    call(port, "traceparent", TRACEPARENT, "tracestate", "dd=s:1;o:rum", "baggage", "a=b");
            assertThat(traceHeaders(sentOn))
                    .contains("traceparent: " + TRACEPARENT, "tracestate: dd=s:1;o:rum", "baggage: a=b")
                    .contains("x-datadog-trace-id: 5577006791947779410");
            assertThat(traceHeaders(call(port))).isEmpty();
            assertThat(echoedByWebSocket(port, "a message")).isEqualTo("a message");

            tomcat.terminate();
            tomcat.awaitExit();
            assertThat(tomcat.err().lines().filter(line -> line.startsWith("baton: ")))
                    .as(tomcat::toString)
                    .hasSize(1);
            assertThat(tomcat.err()).doesNotContain("SEVERE").doesNotContain("memory leak");
        }
    }

    private static List<String> call(int port, String... namesAndValues) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/call/call.jsp"));
        if (namesAndValues.length > 0) request.headers(namesAndValues);
        return CLIENT.send(request.build(), BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> line.indexOf(':') > 0)
                .toList();
    }

    private static String echoedByWebSocket(int port, String message) throws Exception {
        CompletableFuture<String> echo = new CompletableFuture<>();
        WebSocket socket = CLIENT.newWebSocketBuilder()
                .header("traceparent", TRACEPARENT)
                .buildAsync(
                        URI.create("ws://127.0.0.1:" + port + "/examples/websocket/echoProgrammatic"),
                        new WebSocket.Listener() {
                            @Override
                            public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean isLast) {
                                echo.complete(text.toString());
                                return null;
                            }
                        })
                .get(60, TimeUnit.SECONDS);
        socket.sendText(message, true).get(60, TimeUnit.SECONDS);
        String answer = echo.get(60, TimeUnit.SECONDS);
        socket.abort();
        return answer;
    }
}
