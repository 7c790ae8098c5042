// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.client.Call;
import dev.baton.tests.client.Client;
import dev.baton.tests.client.Prepared;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.client.DefaultHttpClientConfiguration;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.HttpClientConfiguration;
import reactor.core.publisher.Mono;

/** Micronaut's client, over a pool that is smaller than the crowd. */
public final class MicronautClient implements Client {
    private static final int CONNECTIONS = 5;

    private final HttpClient client = HttpClient.create(null, configuration());

    private static HttpClientConfiguration configuration() {
        DefaultHttpClientConfiguration configuration = new DefaultHttpClientConfiguration();
        configuration.getConnectionPoolConfiguration().setMaxConcurrentHttp1Connections(CONNECTIONS);
        return configuration;
    }

    @Override
    public Prepared prepare(String way, Call call) {
        return () -> Mono.from(client.exchange(HttpRequest.GET(call.uri)))
                .map(response -> response.getStatus().getCode())
                .toFuture();
    }

    @Override
    public void close() {
        client.close();
    }
}
