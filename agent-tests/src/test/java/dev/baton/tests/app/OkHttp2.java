// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import com.squareup.okhttp.Authenticator;
import com.squareup.okhttp.Callback;
import com.squareup.okhttp.ConnectionPool;
import com.squareup.okhttp.Credentials;
import com.squareup.okhttp.MediaType;
import com.squareup.okhttp.OkHttpClient;
import com.squareup.okhttp.Request;
import com.squareup.okhttp.RequestBody;
import com.squareup.okhttp.Response;
import dev.baton.tests.client.Call;
import dev.baton.tests.client.Client;
import dev.baton.tests.client.Keys;
import dev.baton.tests.client.Prepared;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okio.BufferedSink;

/** OkHttp 2: {@code execute} and {@code enqueue}. */
public final class OkHttp2 implements Client {
    private final OkHttpClient client = new OkHttpClient();

    public OkHttp2() {
        client.setAuthenticator(new Authenticator() {
            @Override
            public Request authenticate(Proxy proxy, Response response) {
                return response.request()
                        .newBuilder()
                        .header("Authorization", Credentials.basic("name", "password"))
                        .build();
            }

            @Override
            public Request authenticateProxy(Proxy proxy, Response response) {
                return null;
            }
        });
        client.networkInterceptors().add(chain -> {
            Request.Builder request = chain.request().newBuilder();
            for (String[] header : ((Call) chain.request().tag()).lateHeaders) request.addHeader(header[0], header[1]);
            return chain.proceed(request.build());
        });
        client.getDispatcher().setMaxRequests(5); // as for one host: else it looks at all that wait, each time
        client.setConnectionPool(new ConnectionPool(50, 60_000));
        client.setSslSocketFactory(Keys.made().context.getSocketFactory());
    }

    @Override
    public Prepared prepare(String way, Call call) {
        OkHttpClient client = client(call);
        Request.Builder builder = new Request.Builder().url(call.uri.toString()).tag(call);
        builder.method(call.method, call.body.length == 0 ? null : new Body(call));
        for (String[] header : call.headers) builder.addHeader(header[0], header[1]);
        if (call.expectsContinue) builder.header("Expect", "100-continue");
        Request request = builder.build();
        return () -> {
            com.squareup.okhttp.Call sent = client.newCall(request);
            call.cancelledBy(sent::cancel);
            if (way.equals("execute")) return Client.outcome(() -> read(sent.execute()));
            Outcome outcome = new Outcome();
            sent.enqueue(outcome);
            return outcome.status;
        };
    }

    private OkHttpClient client(Call call) {
        OkHttpClient client = this.client.clone();
        if (call.timeoutMillis > 0) client.setReadTimeout(call.timeoutMillis, TimeUnit.MILLISECONDS);
        if (call.proxyPort > 0) {
            client.setProxy(new Proxy(Proxy.Type.HTTP, new InetSocketAddress("localhost", call.proxyPort)));
        }
        return client;
    }

    private static int read(Response response) throws IOException {
        response.body().bytes();
        return response.code();
    }

    @Override
    public void close() {
        client.getConnectionPool().evictAll();
    }

    private static final class Outcome implements Callback {
        final CompletableFuture<Integer> status = new CompletableFuture<>();

        @Override
        public void onResponse(Response response) throws IOException {
            status.complete(read(response));
        }

        @Override
        public void onFailure(Request request, IOException fault) {
            status.completeExceptionally(fault);
        }
    }

    private static final class Body extends RequestBody {
        private final Call call;

        Body(Call call) {
            this.call = call;
        }

        @Override
        public MediaType contentType() {
            return null;
        }

        @Override
        public long contentLength() {
            return call.isStreamed ? -1 : call.body.length;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            sink.write(call.body);
        }
    }
}
