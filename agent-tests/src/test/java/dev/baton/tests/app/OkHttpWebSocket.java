// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import java.util.concurrent.CompletableFuture;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;

/** What OkHttp has since 3.5. */
final class OkHttpWebSocket extends WebSocketListener {
    private final CompletableFuture<Integer> status = new CompletableFuture<>();

    /** Done when the first message is there: with 0 if it finds a context, which is not its own. */
    static CompletableFuture<Integer> listen(OkHttpClient client, Request request) {
        OkHttpWebSocket listener = new OkHttpWebSocket();
        client.newWebSocket(request, listener);
        return listener.status;
    }

    @Override
    public void onMessage(WebSocket socket, String message) {
        status.complete(Baton.current() == null ? 101 : 0);
        socket.cancel();
    }

    @Override
    public void onFailure(WebSocket socket, Throwable fault, Response response) {
        status.completeExceptionally(fault);
    }
}
