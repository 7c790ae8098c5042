// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import java.net.http.HttpClient;
import org.junit.jupiter.api.Test;

/** {@code sendAsync}, over HTTP/2 and TLS. */
class JdkHttpClientH2Test extends ClientContract {
    private final HttpClient client = JdkHttpClients.of(HttpClient.Version.HTTP_2);

    @Override
    Prepared prepare(Call call) {
        return JdkHttpClients.sendsAsync(client, call);
    }

    @Override
    Origin startOrigin() throws Exception {
        return TomcatOrigin.h2();
    }

    @Test
    void keepsTenThousandCallsApart() throws Exception {
        assertKeepsApart(10_000, "/ok?");
    }
}
