// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One AJP/1.3 connection, as a web server in front of Tomcat keeps it. Knows GET requests without a body. */
final class AjpWire implements Closeable {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int TO_CONTAINER = 0x1234;
    private static final int FORWARD_REQUEST = 2;
    private static final int GET = 2;
    private static final int END_OF_ATTRIBUTES = 0xff;
    private static final int SEND_BODY_CHUNK = 3;
    private static final int END_RESPONSE = 5;

    private final Wire wire;
    private final DataInputStream in;

    AjpWire(int port) throws IOException {
        wire = new Wire(port, PATIENCE_MILLIS);
        in = new DataInputStream(wire.in);
    }

    Answer get(String path, Map<String, String> headers) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream request = new DataOutputStream(bytes);
        request.writeByte(FORWARD_REQUEST);
        request.writeByte(GET);
        for (String text : new String[] {"HTTP/1.1", path, "127.0.0.1", "localhost", "localhost"}) {
            string(request, text);
        }
        request.writeShort(80);
        request.writeBoolean(false);
        request.writeShort(headers.size());
        for (Map.Entry<String, String> header : headers.entrySet()) {
            string(request, header.getKey());
            string(request, header.getValue());
        }
        request.writeByte(END_OF_ATTRIBUTES);

        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        DataOutputStream head = new DataOutputStream(packet);
        head.writeShort(TO_CONTAINER);
        head.writeShort(bytes.size());
        bytes.writeTo(packet);
        wire.write(packet.toByteArray());
        return read();
    }

    private Answer read() throws IOException {
        StringBuilder body = new StringBuilder();
        while (true) {
            in.readUnsignedShort();
            byte[] packet = new byte[in.readUnsignedShort()];
            in.readFully(packet);
            if (packet[0] == END_RESPONSE) return new Answer(200, "", body.toString());
            if (packet[0] == SEND_BODY_CHUNK) {
                int length = (packet[1] & 0xff) << 8 | packet[2] & 0xff;
                body.append(new String(packet, 3, length, StandardCharsets.ISO_8859_1));
            }
        }
    }

    private static void string(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        out.writeShort(bytes.length);
        out.write(bytes);
        out.writeByte(0);
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
