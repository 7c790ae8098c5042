// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.client.Call;
import dev.baton.tests.client.Client;
import dev.baton.tests.client.Keys;
import dev.baton.tests.client.Prepared;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleResponseConsumer;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.async.MinimalHttpAsyncClient;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequestInterceptor;
import org.apache.hc.core5.http.nio.AsyncClientEndpoint;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.config.H2Config;
import org.apache.hc.core5.reactor.IOReactorConfig;

/** The asynchronous clients of Apache HttpClient 5, built and minimal, over HTTP/1.1 and HTTP/2. */
@SuppressWarnings("deprecation")
public final class ApacheAsync50 implements Client {
    private static final String CALL = "call";

    private final TlsStrategy tls =
            ClientTlsStrategyBuilder.create().setSslContext(Keys.made().context).build();
    private final Map<String, CloseableHttpAsyncClient> clients = new LinkedHashMap<>();

    public ApacheAsync50() {
        BasicCredentialsProvider credentials = new BasicCredentialsProvider();
        credentials.setCredentials(
                new AuthScope(null, -1), new UsernamePasswordCredentials("name", "password".toCharArray()));
        HttpRequestInterceptor late = (request, entity, context) -> {
            for (String[] header : ((Call) context.getAttribute(CALL)).lateHeaders) {
                request.addHeader(header[0], header[1]);
            }
        };
        clients.put(
                "h1",
                HttpAsyncClients.custom()
                        .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                        .setConnectionManager(pool())
                        .setDefaultCredentialsProvider(credentials)
                        .addRequestInterceptorLast(late)
                        .build());
        clients.put(
                "h2",
                HttpAsyncClients.customHttp2()
                        .setTlsStrategy(tls)
                        .setDefaultCredentialsProvider(credentials)
                        .addRequestInterceptorLast(late)
                        .build());
        clients.put("minimal", HttpAsyncClients.createMinimal(pool()));
        clients.put("minimal h2", HttpAsyncClients.createHttp2Minimal(H2Config.DEFAULT, IOReactorConfig.DEFAULT, tls));
        for (CloseableHttpAsyncClient client : clients.values()) client.start();
    }

    private PoolingAsyncClientConnectionManager pool() {
        return PoolingAsyncClientConnectionManagerBuilder.create()
                .setTlsStrategy(tls)
                .setMaxConnTotal(100)
                .setMaxConnPerRoute(100)
                .build();
    }

    @Override
    public Prepared prepare(String way, Call call) {
        SimpleHttpRequest request = new SimpleHttpRequest(call.method, call.uri);
        request.setConfig(Apache50.config(call));
        for (String[] header : call.headers) request.addHeader(header[0], header[1]);
        return () -> {
            AsyncEntityProducer body = call.body.length == 0
                    ? null
                    : new BasicAsyncEntityProducer(call.body, ContentType.APPLICATION_OCTET_STREAM, call.isStreamed);
            CompletableFuture<Integer> outcome = new CompletableFuture<>();
            HttpClientContext context = HttpClientContext.create();
            context.setAttribute(CALL, call);
            if (way.equals("leased")) return leased(new BasicRequestProducer(request, body), call, context, outcome);
            Future<?> future = clients.get(way)
                    .execute(
                            new BasicRequestProducer(request, body),
                            SimpleResponseConsumer.create(),
                            context,
                            new Outcome(outcome));
            call.cancelledBy(() -> future.cancel(true));
            if (way.equals("h2") && call.timeoutMillis > 0) cancelLater(future, call.timeoutMillis);
            return outcome;
        };
    }

    /** As who has many exchanges on a connection does. */
    private CompletableFuture<Integer> leased(
            BasicRequestProducer request, Call call, HttpClientContext context, CompletableFuture<Integer> outcome)
            throws Exception {
        HttpHost server = new HttpHost(call.uri.getScheme(), call.uri.getHost(), call.uri.getPort());
        AsyncClientEndpoint connection = ((MinimalHttpAsyncClient) clients.get("minimal"))
                .lease(server, null)
                .get();
        connection.execute(request, SimpleResponseConsumer.create(), context, new Outcome(outcome));
        outcome.whenComplete((status, fault) -> connection.releaseAndReuse());
        return outcome;
    }

    /** Over HTTP/2 it has a timeout for a connection only. */
    private static void cancelLater(Future<?> future, int millis) {
        CompletableFuture.runAsync(() -> {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            future.cancel(true);
        });
    }

    @Override
    public void close() throws Exception {
        for (CloseableHttpAsyncClient client : clients.values()) client.close();
    }

    private static final class Outcome implements FutureCallback<SimpleHttpResponse> {
        private final CompletableFuture<Integer> outcome;

        Outcome(CompletableFuture<Integer> outcome) {
            this.outcome = outcome;
        }

        @Override
        public void completed(SimpleHttpResponse response) {
            outcome.complete(response.getCode());
        }

        @Override
        public void failed(Exception fault) {
            outcome.completeExceptionally(new IOException(fault));
        }

        @Override
        public void cancelled() {
            outcome.completeExceptionally(new InterruptedException());
        }
    }
}
