// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import java.io.ByteArrayInputStream;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The two ways of sending with {@code java.net.http.HttpClient}. */
final class JdkHttpClients {
    private JdkHttpClients() {}

    static HttpClient of(HttpClient.Version version) {
        return HttpClient.newBuilder()
                .version(version)
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .sslContext(Keys.made().context)
                .authenticator(new Authenticator() {
                    @Override
                    protected PasswordAuthentication getPasswordAuthentication() {
                        return new PasswordAuthentication("name", "password".toCharArray());
                    }
                })
                .build();
    }

    static HttpRequest request(Call call) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(call.uri).method(call.method, body(call)).expectContinue(call.expectsContinue);
        if (call.timeoutMillis > 0) request.timeout(Duration.ofMillis(call.timeoutMillis));
        for (String[] header : call.headers) request.header(header[0], header[1]);
        return request.build();
    }

    private static HttpRequest.BodyPublisher body(Call call) {
        if (call.body.length == 0) return BodyPublishers.noBody();
        return call.isStreamed
                ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(call.body))
                : BodyPublishers.ofByteArray(call.body);
    }

    static Prepared sends(HttpClient client, Call call) {
        HttpRequest request = request(call);
        return () -> {
            call.cancelledBy(Thread.currentThread()::interrupt);
            try {
                return CompletableFuture.completedFuture(
                        client.send(request, BodyHandlers.ofString()).statusCode());
            } catch (Exception fault) {
                return CompletableFuture.failedFuture(fault);
            }
        };
    }

    static Prepared sendsAsync(HttpClient client, Call call) {
        HttpRequest request = request(call);
        return () -> {
            CompletableFuture<HttpResponse<String>> response = client.sendAsync(request, BodyHandlers.ofString());
            call.cancelledBy(() -> response.cancel(true));
            return response.thenApply(HttpResponse::statusCode);
        };
    }
}
