// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import java.net.http.HttpClient;

/** {@code sendAsync}, over HTTP/2 that begins as an upgraded HTTP/1.1 request. */
class JdkHttpClientH2cTest extends ClientContract {
    private final HttpClient client = JdkHttpClients.of(HttpClient.Version.HTTP_2);

    @Override
    Prepared prepare(Call call) {
        return JdkHttpClients.sendsAsync(client, call);
    }

    @Override
    Origin startOrigin() throws Exception {
        return TomcatOrigin.h2c();
    }
}
