// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.PasswordAuthentication;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class UrlConnectionTest extends Http1ClientContract {
    @BeforeAll
    static void answerChallenges() {
        Authenticator.setDefault(new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication("name", "password".toCharArray());
            }
        });
    }

    @AfterAll
    static void answerNoMore() {
        Authenticator.setDefault(null);
    }

    @Override
    Prepared prepare(Call call) {
        return () -> {
            try {
                return CompletableFuture.completedFuture(
                        send((HttpURLConnection) call.uri.toURL().openConnection(), call));
            } catch (IOException fault) {
                CompletableFuture<Integer> failed = new CompletableFuture<>();
                failed.completeExceptionally(fault);
                return failed;
            }
        };
    }

    static int send(HttpURLConnection connection, Call call) throws IOException {
        connection.setRequestMethod(call.method);
        for (String[] header : call.headers) connection.addRequestProperty(header[0], header[1]);
        if (call.expectsContinue) connection.setRequestProperty("Expect", "100-continue");
        connection.setReadTimeout(call.timeoutMillis);
        call.cancelledBy(connection::disconnect);
        if (call.body.length > 0) {
            connection.setDoOutput(true);
            if (call.isStreamed) connection.setChunkedStreamingMode(0);
            else if (call.expectsContinue) connection.setFixedLengthStreamingMode(call.body.length);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(call.body);
            }
        }
        int status = connection.getResponseCode();
        try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            while (in.read() >= 0) {
                // to the end, so that the connection is used again
            }
        }
        return status;
    }
}
