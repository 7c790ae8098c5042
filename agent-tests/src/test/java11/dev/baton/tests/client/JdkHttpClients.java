// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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
        HttpRequest.Builder request = HttpRequest.newBuilder(call.uri)
                .method(
                        call.method,
                        call.body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(call.body));
        for (String[] header : call.headers) request.header(header[0], header[1]);
        return request.build();
    }

    static ClientContract.Prepared sends(HttpClient client, Call call) {
        HttpRequest request = request(call);
        return () -> {
            try {
                return CompletableFuture.completedFuture(
                        client.send(request, BodyHandlers.ofString()).statusCode());
            } catch (Exception fault) {
                return CompletableFuture.failedFuture(fault);
            }
        };
    }

    static ClientContract.Prepared sendsAsync(HttpClient client, Call call) {
        HttpRequest request = request(call);
        return () -> client.sendAsync(request, BodyHandlers.ofString()).thenApply(HttpResponse::statusCode);
    }
}
