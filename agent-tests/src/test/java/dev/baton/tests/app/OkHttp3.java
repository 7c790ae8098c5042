// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.client.Call;
import dev.baton.tests.client.Client;
import dev.baton.tests.client.Keys;
import dev.baton.tests.client.Prepared;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.Callback;
import okhttp3.Credentials;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;

/** OkHttp of any version since 3.0: {@code execute}, {@code enqueue}, and WebSockets where it has them. */
public final class OkHttp3 implements Client {
    private final OkHttpClient client;

    public OkHttp3() throws ReflectiveOperationException {
        OkHttpClient.Builder builder = new OkHttpClient.Builder().authenticator((route, response) -> response.request()
                .newBuilder()
                .header("Authorization", Credentials.basic("name", "password"))
                .build());
        builder.networkInterceptors().add(chain -> {
            Request.Builder request = chain.request().newBuilder();
            for (String[] header : ((Call) chain.request().tag()).lateHeaders) request.addHeader(header[0], header[1]);
            return chain.proceed(request.build());
        });
        SSLSocketFactory sockets = Keys.made().context.getSocketFactory();
        try {
            OkHttpClient.Builder.class
                    .getMethod("sslSocketFactory", SSLSocketFactory.class, X509TrustManager.class)
                    .invoke(builder, sockets, Keys.made().trust);
        } catch (NoSuchMethodException older) {
            OkHttpClient.Builder.class
                    .getMethod("sslSocketFactory", SSLSocketFactory.class)
                    .invoke(builder, sockets);
        }
        client = builder.build();
        client.dispatcher().setMaxRequests(5); // as for one host: else it looks at all that wait, each time
    }

    @Override
    public Prepared prepare(String way, Call call) {
        OkHttpClient client = client(way, call);
        Request.Builder builder = new Request.Builder().url(call.uri.toString()).tag(call);
        builder.method(call.method, call.body.length == 0 ? null : new Body(call, way.equals("duplex")));
        for (String[] header : call.headers) builder.addHeader(header[0], header[1]);
        if (call.expectsContinue) builder.header("Expect", "100-continue");
        Request request = builder.build();
        if (way.equals("websocket")) return () -> OkHttpWebSocket.listen(client, request);
        return () -> {
            okhttp3.Call sent = client.newCall(request);
            call.cancelledBy(sent::cancel);
            if (way.equals("execute")) return Client.outcome(() -> read(sent.execute()));
            Outcome outcome = new Outcome();
            sent.enqueue(outcome);
            return outcome.status;
        };
    }

    private OkHttpClient client(String way, Call call) {
        OkHttpClient.Builder builder = client.newBuilder();
        if (call.timeoutMillis > 0) builder.readTimeout(call.timeoutMillis, TimeUnit.MILLISECONDS);
        if (call.proxyPort > 0) {
            builder.proxy(new Proxy(Proxy.Type.HTTP, new InetSocketAddress("localhost", call.proxyPort)));
        }
        if (way.equals("http1")) builder.protocols(Collections.singletonList(Protocol.HTTP_1_1));
        return builder.build();
    }

    private static int read(Response response) throws IOException {
        response.body().bytes();
        return response.code();
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    private static final class Outcome implements Callback {
        final CompletableFuture<Integer> status = new CompletableFuture<>();

        @Override
        public void onResponse(okhttp3.Call call, Response response) throws IOException {
            status.complete(read(response));
        }

        @Override
        public void onFailure(okhttp3.Call call, IOException fault) {
            status.completeExceptionally(fault);
        }
    }

    private static final class Body extends RequestBody {
        private final Call call;
        private final boolean isDuplex;

        Body(Call call, boolean isDuplex) {
            this.call = call;
            this.isDuplex = isDuplex;
        }

        @Override
        public MediaType contentType() {
            return null;
        }

        @Override
        public long contentLength() {
            return call.isStreamed || isDuplex ? -1 : call.body.length;
        }

        /** Overrides that of 3.13 and later. */
        @SuppressWarnings("MissingOverride")
        public boolean isDuplex() {
            return isDuplex;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            sink.write(call.body);
            if (isDuplex) sink.close();
        }
    }
}
