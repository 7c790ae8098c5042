// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.client.Call;
import dev.baton.tests.client.Client;
import dev.baton.tests.client.Prepared;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Reactor Netty's client, over a pool that is smaller than the crowd. */
public final class ReactorClient implements Client {
    private static final int CONNECTIONS = 5;

    private final ConnectionProvider pool = pool();
    private final HttpClient client = HttpClient.create(pool);

    private static ConnectionProvider pool() {
        try {
            return ConnectionProvider.builder("contract")
                    .maxConnections(CONNECTIONS)
                    .pendingAcquireMaxCount(-1)
                    .build();
        } catch (NoSuchMethodError before094) {
            try {
                return (ConnectionProvider) ConnectionProvider.class
                        .getMethod("fixed", String.class, int.class)
                        .invoke(null, "contract", CONNECTIONS);
            } catch (ReflectiveOperationException fault) {
                throw new IllegalStateException(fault);
            }
        }
    }

    @Override
    public Prepared prepare(String way, Call call) {
        return () -> client.get()
                .uri(call.uri.toString())
                .responseSingle(
                        (response, body) -> body.thenReturn(response.status().code()))
                .toFuture();
    }

    @Override
    public void close() {
        pool.dispose();
    }
}
