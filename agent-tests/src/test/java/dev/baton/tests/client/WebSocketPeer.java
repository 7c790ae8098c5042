// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The server's side of a WebSocket (RFC 6455): the handshake, one text message, and an ear until the client leaves. */
final class WebSocketPeer {
    static final String GREETING = "hello";
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private WebSocketPeer() {}

    static void serve(String key, InputStream in, OutputStream out) throws IOException {
        String handshake = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + accept(key) + "\r\n\r\n";
        out.write(handshake.getBytes(StandardCharsets.US_ASCII));
        byte[] greeting = GREETING.getBytes(StandardCharsets.US_ASCII);
        out.write(0x81);
        out.write(greeting.length);
        out.write(greeting);
        out.flush();
        while (in.read() >= 0) {
            // what the client says does not matter, that it goes does
        }
    }

    private static String accept(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
