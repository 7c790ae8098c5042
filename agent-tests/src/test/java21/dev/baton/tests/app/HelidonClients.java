// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.client.Call;
import dev.baton.tests.client.Client;
import dev.baton.tests.client.Keys;
import dev.baton.tests.client.Prepared;
import io.helidon.common.tls.Tls;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.webclient.api.ClientRequest;
import io.helidon.webclient.api.HttpClient;
import io.helidon.webclient.api.HttpClientResponse;
import io.helidon.webclient.api.Proxy;
import io.helidon.webclient.http1.Http1Client;
import io.helidon.webclient.http1.Http1ClientConfig;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;

/**
 * The client of Helidon 4, each call on a virtual thread, which can be interrupted. It leaves challenges to its callers, who see to redirects, too.
 */
public final class HelidonClients implements Client {
    private static final int UNAUTHORIZED = 401;
    private static final String SECRET =
            "Basic " + Base64.getEncoder().encodeToString("name:password".getBytes(StandardCharsets.US_ASCII));

    private final Tls tls = Tls.builder().sslContext(Keys.made().context).build();
    private final Http1Client http1 = http1().build();
    private final Http1Client asking = http1().sendExpectContinue(true).build();

    private Http1ClientConfig.Builder http1() {
        return Http1Client.builder().tls(tls).sendExpectContinue(false);
    }

    @Override
    public Prepared prepare(String way, Call call) {
        return () -> {
            CompletableFuture<Integer> outcome = new CompletableFuture<>();
            Thread thread = Thread.ofVirtual().unstarted(() -> {
                try {
                    outcome.complete(send(call, call.uri, false));
                } catch (Throwable fault) {
                    outcome.completeExceptionally(fault);
                }
            });
            call.cancelledBy(thread::interrupt);
            thread.start();
            return outcome;
        };
    }

    private int send(Call call, URI uri, boolean isChallenged) {
        ClientRequest<?> request =
                client(call).method(Method.create(call.method)).uri(uri);
        request.followRedirects(false).skipUriEncoding(true).headers(headers -> {
            for (String[] header : call.headers) headers.add(HeaderValues.create(header[0], header[1]));
            if (isChallenged) headers.set(HeaderValues.create(HeaderNames.AUTHORIZATION, SECRET));
        });
        if (call.timeoutMillis > 0) request.readTimeout(Duration.ofMillis(call.timeoutMillis));
        if (call.proxyPort > 0) {
            request.proxy(Proxy.builder().host("127.0.0.1").port(call.proxyPort).build());
        }
        int status;
        String location = null;
        try (HttpClientResponse response = answer(request, call)) {
            response.as(byte[].class);
            status = response.status().code();
            if (response.headers().contains(HeaderNames.LOCATION)) {
                location =
                        response.headers().get(HeaderNames.LOCATION).allValues().get(0);
            }
        }
        if (location != null) {
            // It ends a parameter without a value with an equals sign, and the server repeats that.
            return send(call, uri.resolve(location.replaceFirst("=$", "")), isChallenged);
        }
        return status == UNAUTHORIZED && !isChallenged ? send(call, uri, true) : status;
    }

    private HttpClient<?> client(Call call) {
        if (call.lateHeaders.isEmpty()) return call.expectsContinue ? asking : http1;
        Http1ClientConfig.Builder intercepted = http1().addService((chain, request) -> {
            for (String[] header : call.lateHeaders) request.headers().add(HeaderValues.create(header[0], header[1]));
            return chain.proceed(request);
        });
        return intercepted.build();
    }

    private static HttpClientResponse answer(ClientRequest<?> request, Call call) {
        if (call.isStreamed || call.expectsContinue) {
            if (!call.isStreamed) {
                request.header(HeaderNames.CONTENT_LENGTH, Integer.toString(call.body.length));
            }
            return request.outputStream(out -> {
                try (out) {
                    out.write(call.body);
                }
            });
        }
        return call.body.length > 0 ? request.submit(call.body) : request.request();
    }

    @Override
    public void close() {
        http1.closeResource();
        asking.closeResource();
    }
}
