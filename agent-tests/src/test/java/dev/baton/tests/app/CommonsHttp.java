// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.client.Call;
import dev.baton.tests.client.Client;
import dev.baton.tests.client.Prepared;
import java.io.ByteArrayInputStream;
import org.apache.commons.httpclient.HostConfiguration;
import org.apache.commons.httpclient.HttpClient;
import org.apache.commons.httpclient.HttpMethodBase;
import org.apache.commons.httpclient.MultiThreadedHttpConnectionManager;
import org.apache.commons.httpclient.UsernamePasswordCredentials;
import org.apache.commons.httpclient.auth.AuthScope;
import org.apache.commons.httpclient.methods.ByteArrayRequestEntity;
import org.apache.commons.httpclient.methods.GetMethod;
import org.apache.commons.httpclient.methods.InputStreamRequestEntity;
import org.apache.commons.httpclient.methods.PostMethod;
import org.apache.commons.httpclient.protocol.Protocol;
import org.apache.commons.httpclient.protocol.ProtocolSocketFactory;

/** Apache Commons HttpClient 3.1. A method object is used once; so each sending makes its own. */
public final class CommonsHttp implements Client {
    private final Quiet quiet = new Quiet("org.apache.commons.httpclient");
    private final HttpClient client = new HttpClient(new MultiThreadedHttpConnectionManager());

    public CommonsHttp() {
        Protocol.registerProtocol("https", new Protocol("https", (ProtocolSocketFactory) new CommonsTls(), 443));
        client.getHttpConnectionManager().getParams().setDefaultMaxConnectionsPerHost(50);
        client.getHttpConnectionManager().getParams().setMaxTotalConnections(50);
        client.getParams().setBooleanParameter("http.protocol.allow-circular-redirects", true);
        client.getState().setCredentials(AuthScope.ANY, new UsernamePasswordCredentials("name", "password"));
    }

    @Override
    public Prepared prepare(String way, Call call) {
        return () -> {
            // Where it looks for a logging framework, whenever one more of its classes is needed.
            Thread.currentThread().setContextClassLoader(CommonsHttp.class.getClassLoader());
            HttpMethodBase method = method(call);
            call.cancelledBy(method::abort);
            return Client.outcome(() -> {
                try {
                    int status = client.executeMethod(host(call), method);
                    method.getResponseBody();
                    return status;
                } finally {
                    method.releaseConnection();
                }
            });
        };
    }

    private HostConfiguration host(Call call) {
        HostConfiguration host = new HostConfiguration();
        if (call.proxyPort > 0) host.setProxy("localhost", call.proxyPort);
        return host;
    }

    private static HttpMethodBase method(Call call) throws Exception {
        HttpMethodBase method;
        if (call.method.equals("POST")) {
            PostMethod post = new PostMethod(call.uri.toString());
            post.setRequestEntity(
                    call.isStreamed
                            ? new InputStreamRequestEntity(new ByteArrayInputStream(call.body))
                            : new ByteArrayRequestEntity(call.body));
            post.setContentChunked(call.isStreamed);
            post.getParams().setBooleanParameter("http.protocol.expect-continue", call.expectsContinue);
            method = post;
        } else {
            method = new GetMethod(call.uri.toString());
        }
        for (String[] header : call.headers) method.addRequestHeader(header[0], header[1]);
        if (call.timeoutMillis > 0) method.getParams().setSoTimeout(call.timeoutMillis);
        return method;
    }

    @Override
    public void close() {
        ((MultiThreadedHttpConnectionManager) client.getHttpConnectionManager()).shutdown();
    }
}
