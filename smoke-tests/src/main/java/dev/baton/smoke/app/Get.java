// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;

/** An outbound call as applications make it. */
final class Get {
    private Get() {}

    /** The body of the answer. */
    static String of(URL url) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] buffer = new byte[1024];
        try (InputStream in = connection.getInputStream()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) body.write(buffer, 0, count);
        }
        return new String(body.toByteArray(), StandardCharsets.UTF_8);
    }
}
