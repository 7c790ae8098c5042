// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What applications read, with or without servlets. */
final class Bodies {
    private Bodies() {}

    /** Calls another server, and tells what reached it. */
    static String ofCall(String port) throws IOException {
        URL url = new URL("http://localhost:" + Integer.parseInt(port) + '/');
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        StringBuilder lines = new StringBuilder("call/\n");
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int colon = line.indexOf(':');
                lines.append("call/").append(line.substring(0, colon).toLowerCase(Locale.ROOT));
                lines.append(line.substring(colon)).append('\n');
            }
        }
        return lines.toString();
    }

    /** Reads to the end. */
    static int length(InputStream in) throws IOException {
        int length = 0;
        byte[] buffer = new byte[1000];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) length += count;
        return length;
    }
}
