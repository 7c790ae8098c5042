// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.client.Call;
import dev.baton.tests.client.Client;
import dev.baton.tests.client.Keys;
import dev.baton.tests.client.Prepared;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.http.HttpHost;
import org.apache.http.HttpResponse;
import org.apache.http.auth.AuthScope;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.client.protocol.HttpClientContext;
import org.apache.http.concurrent.FutureCallback;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.impl.client.BasicCredentialsProvider;
import org.apache.http.impl.client.LaxRedirectStrategy;
import org.apache.http.impl.nio.client.CloseableHttpAsyncClient;
import org.apache.http.impl.nio.client.HttpAsyncClients;
import org.apache.http.util.EntityUtils;

/** Apache HttpAsyncClient 4: the client that the builder builds, and the minimal one. */
public final class ApacheAsync40 implements Client {
    private static final String CALL = "call";

    private final CloseableHttpAsyncClient minimal = HttpAsyncClients.createMinimal();
    private final CloseableHttpAsyncClient client;

    public ApacheAsync40() {
        BasicCredentialsProvider credentials = new BasicCredentialsProvider();
        credentials.setCredentials(AuthScope.ANY, new UsernamePasswordCredentials("name", "password"));
        client = HttpAsyncClients.custom()
                .setMaxConnTotal(100)
                .setMaxConnPerRoute(100)
                .setSSLContext(Keys.made().context)
                .setDefaultCredentialsProvider(credentials)
                .setRedirectStrategy(new LaxRedirectStrategy())
                .addInterceptorLast(
                        (org.apache.http.HttpRequest request, org.apache.http.protocol.HttpContext context) -> {
                            Call call = (Call) context.getAttribute(CALL);
                            for (String[] header : call.lateHeaders) request.addHeader(header[0], header[1]);
                        })
                .build();
        client.start();
        minimal.start();
    }

    @Override
    public Prepared prepare(String way, Call call) {
        RequestBuilder builder = RequestBuilder.create(call.method).setUri(call.uri);
        for (String[] header : call.headers) builder.addHeader(header[0], header[1]);
        RequestConfig.Builder config = RequestConfig.custom()
                .setExpectContinueEnabled(call.expectsContinue)
                .setSocketTimeout(call.timeoutMillis);
        if (call.proxyPort > 0) config.setProxy(new HttpHost("localhost", call.proxyPort));
        builder.setConfig(config.build());
        if (call.body.length > 0) {
            ByteArrayEntity entity = new ByteArrayEntity(call.body);
            entity.setChunked(call.isStreamed);
            builder.setEntity(entity);
        }
        HttpUriRequest request = builder.build();
        return () -> {
            HttpClientContext context = HttpClientContext.create();
            context.setAttribute(CALL, call);
            Outcome outcome = new Outcome();
            Future<?> future = (way.equals("minimal") ? minimal : client).execute(request, context, outcome);
            call.cancelledBy(() -> future.cancel(true));
            return outcome.status;
        };
    }

    @Override
    public void close() throws Exception {
        minimal.close();
        client.close();
    }

    private static final class Outcome implements FutureCallback<HttpResponse> {
        final CompletableFuture<Integer> status = new CompletableFuture<>();

        @Override
        public void completed(HttpResponse response) {
            EntityUtils.consumeQuietly(response.getEntity());
            status.complete(response.getStatusLine().getStatusCode());
        }

        @Override
        public void failed(Exception fault) {
            status.completeExceptionally(fault);
        }

        @Override
        public void cancelled() {
            status.completeExceptionally(new InterruptedException());
        }
    }
}
