// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.client.Call;
import dev.baton.tests.client.Client;
import dev.baton.tests.client.Prepared;
import feign.Feign;
import feign.RequestLine;
import feign.Response;
import feign.okhttp.OkHttpClient;
import java.net.URI;

/** Feign, sending by OkHttp. */
public final class OkHttpFeign implements Client {
    /** What the application wants of a server. */
    public interface Api {
        @RequestLine("GET")
        Response get(URI uri);
    }

    private final Api api = Feign.builder().client(new OkHttpClient()).target(Api.class, "http://localhost");

    @Override
    public Prepared prepare(String way, Call call) {
        return () -> Client.outcome(() -> {
            try (Response response = api.get(call.uri)) {
                return response.status();
            }
        });
    }

    @Override
    public void close() {
        // its client is its own
    }
}
