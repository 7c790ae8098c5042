// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import java.net.http.HttpClient;

/** {@code sendAsync}, over HTTP/1.1. */
class JdkHttpClientAsyncTest extends Http1ClientContract {
    private final HttpClient client = JdkHttpClients.of(HttpClient.Version.HTTP_1_1);

    @Override
    Prepared prepare(Call call) {
        return JdkHttpClients.sendsAsync(client, call);
    }
}
