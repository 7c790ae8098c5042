// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.webflux;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Calls by the JDK's own client, that of Java 8. */
final class ByJdk {
    private static final ExecutorService POOL = Executors.newFixedThreadPool(8);

    private ByJdk() {}

    static String blocking(URI url) {
        try {
            HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
            try (BufferedReader body =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII))) {
                return body.readLine();
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    static CompletableFuture<String> future(URI url) {
        return CompletableFuture.supplyAsync(() -> blocking(url), POOL);
    }
}
