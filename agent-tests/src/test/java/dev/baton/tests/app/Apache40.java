// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.client.Call;
import dev.baton.tests.client.Client;
import dev.baton.tests.client.Keys;
import dev.baton.tests.client.Prepared;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Constructor;
import org.apache.http.HttpHost;
import org.apache.http.HttpResponse;
import org.apache.http.auth.AuthScope;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.apache.http.client.HttpClient;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.client.methods.HttpRequestBase;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.conn.params.ConnManagerParams;
import org.apache.http.conn.params.ConnPerRouteBean;
import org.apache.http.conn.params.ConnRouteParams;
import org.apache.http.conn.scheme.PlainSocketFactory;
import org.apache.http.conn.scheme.Scheme;
import org.apache.http.conn.scheme.SchemeRegistry;
import org.apache.http.conn.ssl.SSLSocketFactory;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.entity.InputStreamEntity;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.http.impl.client.DefaultRedirectHandler;
import org.apache.http.impl.conn.tsccm.ThreadSafeClientConnManager;
import org.apache.http.params.BasicHttpParams;
import org.apache.http.params.HttpConnectionParams;
import org.apache.http.params.HttpParams;
import org.apache.http.params.HttpProtocolParams;
import org.apache.http.protocol.BasicHttpContext;
import org.apache.http.protocol.HttpContext;

/** {@code DefaultHttpClient}, the client of Apache HttpClient 4.0 that 4.5 still has. */
@SuppressWarnings("deprecation")
public final class Apache40 implements Client {
    private static final String CALL = "call";

    private final Quiet quiet = new Quiet("org.apache.http");
    private final DefaultHttpClient client;

    public Apache40() throws ReflectiveOperationException {
        SchemeRegistry schemes = new SchemeRegistry();
        schemes.register(new Scheme("http", PlainSocketFactory.getSocketFactory(), 80));
        schemes.register(https());
        BasicHttpParams params = new BasicHttpParams();
        ConnManagerParams.setMaxTotalConnections(params, 50);
        ConnManagerParams.setMaxConnectionsPerRoute(params, new ConnPerRouteBean(50));
        client = new DefaultHttpClient(new ThreadSafeClientConnManager(params, schemes), params);
        client.getCredentialsProvider()
                .setCredentials(AuthScope.ANY, new UsernamePasswordCredentials("name", "password"));
        client.setRedirectHandler(new DefaultRedirectHandler() {
            @Override
            public boolean isRedirectRequested(HttpResponse response, HttpContext context) {
                int status = response.getStatusLine().getStatusCode();
                return status == 302 || status == 307;
            }
        });
        client.addRequestInterceptor((request, context) -> {
            for (String[] header : ((Call) context.getAttribute(CALL)).lateHeaders) {
                request.addHeader(header[0], header[1]);
            }
        });
    }

    @Override
    public Prepared prepare(String way, Call call) {
        HttpUriRequest request = request(call);
        return () -> {
            call.cancelledBy(request::abort);
            return Client.outcome(() -> {
                HttpContext context = new BasicHttpContext();
                context.setAttribute(CALL, call);
                HttpResponse response = ((HttpClient) client).execute(request, context);
                if (response.getEntity() != null) response.getEntity().consumeContent();
                return response.getStatusLine().getStatusCode();
            });
        };
    }

    @Override
    public void close() {
        client.getConnectionManager().shutdown();
    }

    private static HttpUriRequest request(Call call) {
        HttpRequestBase request = call.method.equals("POST") ? post(call) : new HttpGet(call.uri);
        for (String[] header : call.headers) request.addHeader(header[0], header[1]);
        HttpParams params = request.getParams();
        HttpProtocolParams.setUseExpectContinue(params, call.expectsContinue);
        HttpConnectionParams.setSoTimeout(params, call.timeoutMillis);
        if (call.proxyPort > 0) ConnRouteParams.setDefaultProxy(params, new HttpHost("localhost", call.proxyPort));
        return request;
    }

    private static HttpPost post(Call call) {
        HttpPost post = new HttpPost(call.uri);
        if (call.isStreamed) {
            InputStreamEntity entity = new InputStreamEntity(new ByteArrayInputStream(call.body), -1);
            entity.setChunked(true);
            post.setEntity(entity);
        } else {
            post.setEntity(new ByteArrayEntity(call.body));
        }
        return post;
    }

    /** Made in the way of 4.0, it does not tunnel in 4.2, which cannot be told at compile time. */
    private static Scheme https() throws ReflectiveOperationException {
        SSLSocketFactory factory = new SSLSocketFactory(Keys.made().context);
        for (Constructor<?> newer : Scheme.class.getConstructors()) {
            if (newer.getParameterTypes()[1] == int.class) return (Scheme) newer.newInstance("https", 443, factory);
        }
        return new Scheme("https", factory, 443);
    }
}
