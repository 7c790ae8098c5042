// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.client.Call;
import dev.baton.tests.client.Client;
import dev.baton.tests.client.Prepared;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.api.Request;
import org.eclipse.jetty.client.util.BasicAuthentication;

/**
 * Jetty's client of any version since 9.2, blocking and asynchronous, over HTTP/1.1 and HTTP/2. A request object is good
 * for one exchange, so each sending makes its own.
 */
public final class Jetty9 implements Client {
    private final Map<String, HttpClient> clients = new ConcurrentHashMap<>();

    @Override
    public Prepared prepare(String way, Call call) throws Exception {
        HttpClient client = client(way.equals("h2"), call.proxyPort);
        return () -> {
            Request request = request(client, call);
            call.cancelledBy(() -> JettyMethods.abort(request));
            if (way.equals("blocking"))
                return Client.outcome(() -> request.send().getStatus());
            CompletableFuture<Integer> outcome = new CompletableFuture<>();
            request.send(result -> {
                if (result.isFailed()) outcome.completeExceptionally(result.getFailure());
                else outcome.complete(result.getResponse().getStatus());
            });
            return outcome;
        };
    }

    private synchronized HttpClient client(boolean isHttp2, int proxyPort) throws Exception {
        String kind = isHttp2 + " " + proxyPort;
        HttpClient client = clients.get(kind);
        if (client != null) return client;
        client = isHttp2 ? JettyMethods.http2Client() : JettyMethods.client();
        client.setMaxRequestsQueuedPerDestination(20_000);
        if (proxyPort > 0) JettyMethods.proxy(client, proxyPort);
        client.start();
        clients.put(kind, client);
        return client;
    }

    private static Request request(HttpClient client, Call call) {
        URI origin = call.uri.resolve("/");
        client.getAuthenticationStore().addAuthentication(new BasicAuthentication(origin, "here", "name", "password"));
        Request request = client.newRequest(call.uri).method(call.method);
        for (String[] header : call.headers) JettyMethods.add(request, header);
        if (call.expectsContinue) JettyMethods.add(request, new String[] {"Expect", "100-continue"});
        if (call.timeoutMillis > 0) request.timeout(call.timeoutMillis, TimeUnit.MILLISECONDS);
        if (call.body.length > 0) JettyMethods.body(request, call.body, call.isStreamed);
        request.onRequestHeaders(shown -> {
            for (String[] header : call.lateHeaders) JettyMethods.add(shown, header);
        });
        return request;
    }

    @Override
    public void close() throws Exception {
        for (HttpClient client : clients.values()) client.stop();
    }
}
