// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.client.Call;
import dev.baton.tests.client.Client;
import dev.baton.tests.client.Prepared;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.asynchttpclient.AsyncHttpClient;
import org.asynchttpclient.DefaultAsyncHttpClientConfig;
import org.asynchttpclient.Dsl;
import org.asynchttpclient.ListenableFuture;
import org.asynchttpclient.Request;
import org.asynchttpclient.RequestBuilder;
import org.asynchttpclient.Response;

/** AsyncHttpClient 2 and 3. */
public final class AsyncHttp implements Client {
    private static final int PATIENCE_MILLIS = 60_000;

    private final AsyncHttpClient client;

    public AsyncHttp() {
        DefaultAsyncHttpClientConfig.Builder config = Dsl.config()
                .setFollowRedirect(true)
                .setMaxConnectionsPerHost(0)
                .setRealm(Dsl.basicAuthRealm("name", "password")
                        .setUsePreemptiveAuth(false)
                        .build());
        timeout(config, "setRequestTimeout", PATIENCE_MILLIS);
        client = Dsl.asyncHttpClient(config);
    }

    /** Milliseconds until 3. */
    private static void timeout(Object target, String setter, int millis) {
        try {
            try {
                target.getClass().getMethod(setter, int.class).invoke(target, millis);
            } catch (NoSuchMethodException newer) {
                target.getClass().getMethod(setter, Duration.class).invoke(target, Duration.ofMillis(millis));
            }
        } catch (ReflectiveOperationException fault) {
            throw new IllegalStateException(fault);
        }
    }

    @Override
    public Prepared prepare(String way, Call call) {
        RequestBuilder builder = Dsl.request(call.method, call.uri.toString());
        for (String[] header : call.headers) builder.addHeader(header[0], header[1]);
        if (call.isStreamed) builder.setBody(new ByteArrayInputStream(call.body));
        else if (call.body.length > 0) builder.setBody(call.body);
        if (call.expectsContinue) builder.setHeader("Expect", "100-continue");
        if (call.timeoutMillis > 0) timeout(builder, "setRequestTimeout", call.timeoutMillis);
        Request request = builder.build();
        return () -> {
            ListenableFuture<Response> response = client.executeRequest(request);
            call.cancelledBy(() -> response.cancel(true));
            CompletableFuture<Integer> status = new CompletableFuture<>();
            response.toCompletableFuture().whenComplete((answer, fault) -> {
                if (fault == null) status.complete(answer.getStatusCode());
                else status.completeExceptionally(fault);
            });
            return status;
        };
    }

    @Override
    public void close() throws Exception {
        client.close();
    }
}
