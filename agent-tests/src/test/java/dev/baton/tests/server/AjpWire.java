// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One AJP/1.3 connection, as a web server in front of Tomcat keeps it. Knows requests without a body. */
final class AjpWire implements Closeable {
    private static final int PATIENCE_MILLIS = 60_000;
    private static final int TO_CONTAINER = 0x1234;
    private static final int FORWARD_REQUEST = 2;
    private static final int OPTIONS = 1;
    private static final int GET = 2;
    private static final int QUERY = 5;
    private static final int END_OF_ATTRIBUTES = 0xff;
    private static final int SEND_BODY_CHUNK = 3;
    private static final int SEND_HEADERS = 4;
    private static final int CODED = 0xa0; // the first byte in place of a name that has a code
    private static final int END_RESPONSE = 5;

    private final Wire wire;
    private final DataInputStream in;

    AjpWire(int port) throws IOException {
        wire = new Wire(port, PATIENCE_MILLIS);
        in = new DataInputStream(wire.in);
    }

    Answer get(String path, Map<String, String> headers) throws IOException {
        return send(GET, path, headers);
    }

    Answer options(String path, Map<String, String> headers) throws IOException {
        return send(OPTIONS, path, headers);
    }

    private Answer send(int method, String path, Map<String, String> headers) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream request = new DataOutputStream(bytes);
        request.writeByte(FORWARD_REQUEST);
        request.writeByte(method);
        int query = path.indexOf('?');
        String uri = query < 0 ? path : path.substring(0, query);
        for (String text : new String[] {"HTTP/1.1", uri, "127.0.0.1", "localhost", "localhost"}) {
            string(request, text);
        }
        request.writeShort(80);
        request.writeBoolean(false);
        request.writeShort(headers.size());
        for (Map.Entry<String, String> header : headers.entrySet()) {
            string(request, header.getKey());
            string(request, header.getValue());
        }
        if (query >= 0) {
            request.writeByte(QUERY);
            string(request, path.substring(query + 1));
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
        StringBuilder head = new StringBuilder();
        StringBuilder body = new StringBuilder();
        int status = 0;
        while (true) {
            in.readUnsignedShort();
            byte[] packet = new byte[in.readUnsignedShort()];
            in.readFully(packet);
            if (packet[0] == END_RESPONSE) return new Answer(status, head.toString(), body.toString());
            if (packet[0] == SEND_HEADERS) {
                DataInputStream headers = new DataInputStream(new ByteArrayInputStream(packet, 1, packet.length - 1));
                status = headers.readUnsignedShort();
                string(headers);
                for (int left = headers.readUnsignedShort(); left > 0; left--) {
                    headers.mark(1);
                    boolean isCoded = headers.readUnsignedByte() == CODED;
                    headers.reset();
                    String name = isCoded ? "code " + headers.readUnsignedShort() : string(headers);
                    head.append(name).append(": ").append(string(headers)).append('\n');
                }
            }
            if (packet[0] == SEND_BODY_CHUNK) {
                int length = (packet[1] & 0xff) << 8 | packet[2] & 0xff;
                body.append(new String(packet, 3, length, StandardCharsets.ISO_8859_1));
            }
        }
    }

    private static String string(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readUnsignedShort()];
        in.readFully(bytes);
        in.readByte();
        return new String(bytes, StandardCharsets.ISO_8859_1);
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
