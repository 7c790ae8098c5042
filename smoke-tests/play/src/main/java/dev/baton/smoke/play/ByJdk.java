// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.play;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;

/** Calls by the JDK's own client. */
final class ByJdk {
    private ByJdk() {}

    static String blocking(String url) {
        try {
            HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
            try (BufferedReader body =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII))) {
                return body.readLine();
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
