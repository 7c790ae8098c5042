// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.webflux;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;

/** Calls by the JDK's own client. */
final class ByJdk {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private ByJdk() {}

    static String blocking(URI url) {
        return future(url).join();
    }

    static CompletableFuture<String> future(URI url) {
        return CLIENT.sendAsync(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString())
                .thenApply(HttpResponse::body);
    }
}
