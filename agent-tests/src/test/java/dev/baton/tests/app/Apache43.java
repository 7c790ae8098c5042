// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.client.Call;
import dev.baton.tests.client.Client;
import dev.baton.tests.client.Keys;
import dev.baton.tests.client.Prepared;
import java.io.ByteArrayInputStream;
import org.apache.http.HttpHost;
import org.apache.http.auth.AuthScope;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.fluent.Executor;
import org.apache.http.client.fluent.Request;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.client.protocol.HttpClientContext;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.entity.InputStreamEntity;
import org.apache.http.impl.client.BasicCredentialsProvider;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.client.LaxRedirectStrategy;
import org.apache.http.util.EntityUtils;

/** The clients of Apache HttpClient 4.3 and later: what the builder builds, the minimal one, the fluent API. */
@SuppressWarnings("deprecation")
public final class Apache43 implements Client {
    private static final String CALL = "call";

    private final Quiet quiet = new Quiet("org.apache.http");
    private final CloseableHttpClient minimal = HttpClients.createMinimal();
    private final CloseableHttpClient client;

    public Apache43() {
        BasicCredentialsProvider credentials = new BasicCredentialsProvider();
        credentials.setCredentials(AuthScope.ANY, new UsernamePasswordCredentials("name", "password"));
        client = HttpClientBuilder.create()
                .setMaxConnTotal(50)
                .setMaxConnPerRoute(50)
                .setSslcontext(Keys.made().context)
                .setDefaultCredentialsProvider(credentials)
                .setRedirectStrategy(new LaxRedirectStrategy())
                .addInterceptorLast(
                        (org.apache.http.HttpRequest request, org.apache.http.protocol.HttpContext context) -> {
                            Call call = (Call) context.getAttribute(CALL);
                            if (call == null) return;
                            for (String[] header : call.lateHeaders) request.addHeader(header[0], header[1]);
                        })
                .build();
    }

    @Override
    public Prepared prepare(String way, Call call) {
        if (way.equals("fluent")) return fluent(call);
        HttpUriRequest request = request(call);
        return () -> {
            call.cancelledBy(request::abort);
            return Client.outcome(() -> {
                HttpClientContext context = HttpClientContext.create();
                context.setAttribute(CALL, call);
                try (CloseableHttpResponse response =
                        (way.equals("minimal") ? minimal : client).execute(request, context)) {
                    EntityUtils.consume(response.getEntity());
                    return response.getStatusLine().getStatusCode();
                }
            });
        };
    }

    private static HttpUriRequest request(Call call) {
        RequestBuilder request = RequestBuilder.create(call.method).setUri(call.uri);
        for (String[] header : call.headers) request.addHeader(header[0], header[1]);
        RequestConfig.Builder config = RequestConfig.custom()
                .setExpectContinueEnabled(call.expectsContinue)
                .setSocketTimeout(call.timeoutMillis);
        if (call.proxyPort > 0) config.setProxy(new HttpHost("localhost", call.proxyPort));
        request.setConfig(config.build());
        if (call.isStreamed) request.setEntity(new InputStreamEntity(new ByteArrayInputStream(call.body), -1));
        else if (call.body.length > 0) request.setEntity(new ByteArrayEntity(call.body));
        return request.build();
    }

    private Prepared fluent(Call call) {
        Request request = call.method.equals("POST") ? Request.Post(call.uri) : Request.Get(call.uri);
        for (String[] header : call.headers) request.addHeader(header[0], header[1]);
        if (call.expectsContinue) request.useExpectContinue();
        if (call.timeoutMillis > 0) request.socketTimeout(call.timeoutMillis);
        if (call.isStreamed) request.bodyStream(new ByteArrayInputStream(call.body));
        else if (call.body.length > 0) request.bodyByteArray(call.body);
        return () -> {
            call.cancelledBy(request::abort);
            return Client.outcome(() -> Executor.newInstance(client)
                    .execute(request)
                    .returnResponse()
                    .getStatusLine()
                    .getStatusCode());
        };
    }

    @Override
    public void close() throws Exception {
        minimal.close();
        client.close();
    }
}
