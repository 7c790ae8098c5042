// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.client.Call;
import dev.baton.tests.client.Client;
import dev.baton.tests.client.Keys;
import dev.baton.tests.client.Prepared;
import java.io.ByteArrayInputStream;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.fluent.Executor;
import org.apache.hc.client5.http.fluent.Request;
import org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.CloseableHttpResponse;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.classic.MinimalHttpClient;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.SSLConnectionSocketFactory;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.util.TimeValue;

/** The blocking clients of Apache HttpClient 5: what the builder builds, the minimal one, the fluent API. */
@SuppressWarnings("deprecation")
public final class Apache50 implements Client {
    private static final String CALL = "call";

    private final CloseableHttpClient client;
    private final MinimalHttpClient minimal = HttpClients.createMinimal();

    public Apache50() {
        BasicCredentialsProvider credentials = new BasicCredentialsProvider();
        credentials.setCredentials(
                new AuthScope(null, -1), new UsernamePasswordCredentials("name", "password".toCharArray()));
        client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(50)
                        .setMaxConnPerRoute(50)
                        .setSSLSocketFactory(new SSLConnectionSocketFactory(Keys.made().context))
                        .build())
                .setDefaultCredentialsProvider(credentials)
                .setRetryStrategy(new DefaultHttpRequestRetryStrategy(2, TimeValue.ofMilliseconds(1)))
                .addRequestInterceptorLast((request, entity, context) -> {
                    Call call = (Call) context.getAttribute(CALL);
                    if (call == null) return;
                    for (String[] header : call.lateHeaders) request.addHeader(header[0], header[1]);
                })
                .build();
    }

    static RequestConfig config(Call call) {
        RequestConfig.Builder config = RequestConfig.custom().setExpectContinueEnabled(call.expectsContinue);
        if (call.timeoutMillis > 0) config.setResponseTimeout(call.timeoutMillis, TimeUnit.MILLISECONDS);
        if (call.proxyPort > 0) config.setProxy(new HttpHost("localhost", call.proxyPort));
        return config.build();
    }

    @Override
    public Prepared prepare(String way, Call call) {
        if (way.equals("fluent")) return fluent(call);
        HttpUriRequestBase request = new HttpUriRequestBase(call.method, call.uri);
        request.setConfig(config(call));
        for (String[] header : call.headers) request.addHeader(header[0], header[1]);
        if (call.isStreamed) {
            request.setEntity(new InputStreamEntity(
                    new ByteArrayInputStream(call.body), -1, ContentType.APPLICATION_OCTET_STREAM));
        } else if (call.body.length > 0) {
            request.setEntity(new ByteArrayEntity(call.body, ContentType.APPLICATION_OCTET_STREAM));
        }
        return () -> {
            call.cancelledBy(request::abort);
            return Client.outcome(() -> {
                HttpClientContext context = HttpClientContext.create();
                context.setAttribute(CALL, call);
                try (CloseableHttpResponse response =
                        (way.equals("minimal") ? minimal : client).execute(request, context)) {
                    EntityUtils.consume(response.getEntity());
                    return response.getCode();
                }
            });
        };
    }

    private Prepared fluent(Call call) {
        Request request = Request.get(call.uri);
        for (String[] header : call.headers) request.addHeader(header[0], header[1]);
        return () -> Client.outcome(() ->
                Executor.newInstance(client).execute(request).returnResponse().getCode());
    }

    @Override
    public void close() throws Exception {
        minimal.close();
        client.close();
    }
}
