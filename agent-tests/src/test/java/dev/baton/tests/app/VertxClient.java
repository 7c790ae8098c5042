// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.client.Call;
import dev.baton.tests.client.Client;
import dev.baton.tests.client.Prepared;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.util.concurrent.CompletableFuture;

/** {@code HttpClient} and {@code WebClient} of Vert.x, over pools of five connections. */
public final class VertxClient implements Client {
    private final Vertx vertx = Vertxs.start();
    private final Object client = Vertxs.call(vertx, "createHttpClient");
    private final WebClient webClient = WebClient.create(vertx);

    @Override
    public Prepared prepare(String way, Call call) {
        int port = call.uri.getPort();
        String path = call.uri.getRawPath() + (call.uri.getRawQuery() == null ? "" : '?' + call.uri.getRawQuery());
        return () -> {
            CompletableFuture<Integer> outcome = new CompletableFuture<>();
            if (way.equals("web")) {
                CompletableFuture<Object> response = new CompletableFuture<>();
                Vertxs.call(
                        webClient.get(port, "localhost", path), "send", result -> Vertxs.complete(response, result));
                return response.thenApply(any -> {
                    @SuppressWarnings("unchecked") // what send() is of
                    HttpResponse<Buffer> answer = (HttpResponse<Buffer>) any;
                    return answer.statusCode();
                });
            }
            Vertxs.get(client, port, path, () -> {}, answer -> {
                if (answer.failed()) outcome.completeExceptionally(answer.cause());
                else outcome.complete(answer.result().toString().equals("ok") ? 200 : 500);
            });
            return outcome;
        };
    }

    @Override
    public void close() throws Exception {
        Vertxs.close(vertx);
    }
}
