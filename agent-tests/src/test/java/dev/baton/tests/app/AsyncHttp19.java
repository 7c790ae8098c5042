// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import com.ning.http.client.AsyncCompletionHandler;
import com.ning.http.client.AsyncHttpClient;
import com.ning.http.client.AsyncHttpClientConfig;
import com.ning.http.client.ListenableFuture;
import com.ning.http.client.Realm;
import com.ning.http.client.Request;
import com.ning.http.client.RequestBuilder;
import com.ning.http.client.Response;
import com.ning.http.client.generators.InputStreamBodyGenerator;
import dev.baton.tests.client.Call;
import dev.baton.tests.client.Client;
import dev.baton.tests.client.Prepared;
import java.io.ByteArrayInputStream;
import java.util.concurrent.CompletableFuture;

/** AsyncHttpClient 1.9. */
public final class AsyncHttp19 implements Client {
    private static final int PATIENCE_MILLIS = 60_000;

    private final AsyncHttpClient client = new AsyncHttpClient(new AsyncHttpClientConfig.Builder()
            .setFollowRedirect(true)
            .setRequestTimeout(PATIENCE_MILLIS)
            .setHostnameVerifier((host, session) -> true) // its own needs a class that the JDK 17 does not give out
            .setRealm(new Realm.RealmBuilder()
                    .setPrincipal("name")
                    .setPassword("password")
                    .setScheme(Realm.AuthScheme.BASIC)
                    .setUsePreemptiveAuth(false)
                    .build())
            .build());

    @Override
    public Prepared prepare(String way, Call call) {
        RequestBuilder builder = new RequestBuilder(call.method, true).setUrl(call.uri.toString());
        for (String[] header : call.headers) builder.addHeader(header[0], header[1]);
        if (call.isStreamed) builder.setBody(new InputStreamBodyGenerator(new ByteArrayInputStream(call.body)));
        else if (call.body.length > 0) builder.setBody(call.body);
        if (call.expectsContinue) builder.setHeader("Expect", "100-continue");
        if (call.timeoutMillis > 0) builder.setRequestTimeout(call.timeoutMillis);
        Request request = builder.build();
        return () -> {
            CompletableFuture<Integer> status = new CompletableFuture<>();
            ListenableFuture<Integer> response = client.executeRequest(request, new Completion(status));
            call.cancelledBy(() -> response.cancel(true));
            return status;
        };
    }

    @Override
    public void close() {
        client.close();
    }

    private static final class Completion extends AsyncCompletionHandler<Integer> {
        private final CompletableFuture<Integer> status;

        Completion(CompletableFuture<Integer> status) {
            this.status = status;
        }

        @Override
        public Integer onCompleted(Response response) {
            status.complete(response.getStatusCode());
            return response.getStatusCode();
        }

        @Override
        public void onThrowable(Throwable fault) {
            status.completeExceptionally(fault);
        }
    }
}
