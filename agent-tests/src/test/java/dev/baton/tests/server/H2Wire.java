// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One HTTP/2 connection without TLS. Knows as much of RFC 9113 as a test needs: header blocks go out as literals and come
 * in in one frame each, and no body is large enough for the flow control of its stream.
 */
final class H2Wire implements Closeable {
    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int GOAWAY = 7;
    private static final int WINDOW_UPDATE = 8;
    private static final int END_STREAM = 1;
    private static final int ACK = 1;
    private static final int END_HEADERS = 4;
    private static final int PADDED = 8;
    private static final int PRIORITY = 0x20;
    private static final int PRIORITY_BYTES = 5;
    private static final int WINDOW = 65_535; // bytes of data that a peer may send before it is told of more room

    // RFC 7541: a field of the static table as it stands, and places in that table. Tomcat 10.1.59 takes pseudo-header
    // names from there only.
    private static final int INDEXED = 0x80;
    private static final int AUTHORITY = 1;
    private static final int METHOD_GET = 2;
    private static final int PATH = 4;
    private static final int SCHEME_HTTP = 6;

    private final Wire wire;
    private final DataInputStream in;
    private final DefaultHttp2HeadersDecoder decoder = new DefaultHttp2HeadersDecoder(false);
    private final Map<Integer, StringBuilder> heads = new HashMap<>();
    private final Map<Integer, StringBuilder> bodies = new HashMap<>();
    private final Map<Integer, Answer> answers = new HashMap<>();
    private final Set<Integer> ended = new HashSet<>();
    private final List<String> frames = new ArrayList<>(); // as they came, for who asks why no more do
    private int nextStream = 1;
    private boolean isSettled; // whether the peer's first frame, its settings, is here

    /** Bytes of data that the peer has not been told of; not at once, for servers take small updates for an attack. */
    private int consumed;

    private H2Wire(Wire wire) throws IOException {
        this.wire = wire;
        in = new DataInputStream(wire.in);
    }

    /** With prior knowledge. */
    static H2Wire connect(int port) throws IOException {
        H2Wire h2 = new H2Wire(new Wire(port));
        h2.begin();
        return h2;
    }

    /** By an HTTP/1.1 request that asks for it; {@link #read} of stream 1 gives its answer. */
    static H2Wire upgrade(int port, String path, Collection<String> headers) throws IOException {
        Wire wire = new Wire(port);
        wire.write(Wire.request(
                "GET",
                path,
                headers,
                "Connection: Upgrade, HTTP2-Settings",
                "Upgrade: h2c",
                "HTTP2-Settings: AAQAAP__"));
        Answer switching = wire.read();
        if (switching.status != 101) throw new IOException("not upgraded: " + switching);
        H2Wire h2 = new H2Wire(wire);
        h2.nextStream = 3;
        h2.begin();
        return h2;
    }

    /**
     * In one piece, as clients do, and nothing behind it before the peer has changed over: Jetty 9.3.0 now and then takes
     * for an error what comes meanwhile.
     */
    private void begin() throws IOException {
        ByteArrayOutputStream preface = new ByteArrayOutputStream();
        preface.write(PREFACE.getBytes(StandardCharsets.ISO_8859_1));
        preface.write(frameOf(SETTINGS, 0, 0, new byte[0]));
        wire.write(preface.toByteArray());
        while (!isSettled) readFrame();
    }

    /** @return the stream, for {@link #read} */
    int send(String path, Collection<String> headers) throws IOException {
        return send("GET", path, headers);
    }

    /** As {@link #send(String, Collection)}, with another method. */
    int send(String method, String path, Collection<String> headers) throws IOException {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        if (method.equals("GET")) {
            block.write(INDEXED | METHOD_GET);
        } else {
            block.write(METHOD_GET);
            string(block, method);
        }
        block.write(INDEXED | SCHEME_HTTP);
        block.write(PATH);
        string(block, path);
        block.write(AUTHORITY);
        string(block, "localhost");
        for (String header : headers) {
            int colon = header.indexOf(':');
            literal(
                    block,
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).trim());
        }
        int stream = nextStream;
        nextStream += 2;
        frame(HEADERS, END_STREAM | END_HEADERS, stream, block.toByteArray());
        return stream;
    }

    /** Waits for the end of a stream. */
    Answer read(int stream) throws IOException {
        try {
            while (!answers.containsKey(stream)) readFrame();
        } catch (EOFException end) {
            throw new IOException("closed before the end of stream " + stream + ", after the frames " + frames, end);
        }
        return answers.remove(stream);
    }

    private void readFrame() throws IOException {
        int length = (in.readUnsignedByte() << 16) | in.readUnsignedShort();
        int type = in.readUnsignedByte();
        int flags = in.readUnsignedByte();
        int stream = in.readInt() & Integer.MAX_VALUE;
        byte[] payload = new byte[length];
        in.readFully(payload);
        frames.add(type + "/" + flags + " on " + stream + ", " + length + " bytes");
        // Tomcat resets streams that are over.
        if (type == GOAWAY || (type == RST_STREAM && !ended.contains(stream))) {
            throw new IOException("refused: frame " + type + " on " + stream + ": " + Arrays.toString(payload));
        }
        if (type == SETTINGS && (flags & ACK) == 0) {
            isSettled = true;
            frame(SETTINGS, ACK, 0, new byte[0]);
        }
        if (type == PING && (flags & ACK) == 0) frame(PING, ACK, 0, payload);
        if (type == DATA) consumed += length;
        if (consumed > WINDOW / 2) {
            frame(WINDOW_UPDATE, 0, 0, new byte[] {0, (byte) (consumed >> 16), (byte) (consumed >> 8), (byte) consumed
            });
            consumed = 0;
        }
        if (type == DATA) {
            int padding = (flags & PADDED) == 0 ? 0 : 1 + (payload[0] & 0xff);
            int start = padding == 0 ? 0 : 1;
            bodies.computeIfAbsent(stream, any -> new StringBuilder())
                    .append(new String(payload, start, length - padding, StandardCharsets.ISO_8859_1));
        }
        if (type == HEADERS) {
            int start = ((flags & PADDED) == 0 ? 0 : 1) + ((flags & PRIORITY) == 0 ? 0 : PRIORITY_BYTES);
            int end = length - ((flags & PADDED) == 0 ? 0 : payload[0] & 0xff);
            head(stream, Unpooled.wrappedBuffer(payload, start, end - start));
        }
        if ((type == DATA || type == HEADERS) && (flags & END_STREAM) != 0) {
            StringBuilder body = bodies.remove(stream);
            Answer answer = new Answer(0, heads.remove(stream).toString(), body == null ? "" : body.toString());
            int status = Integer.parseInt(answer.head.replaceAll("(?s).*:status: (\\d+).*", "$1"));
            ended.add(stream);
            answers.put(stream, new Answer(status, answer.head, answer.body));
        }
    }

    private void head(int stream, ByteBuf block) throws IOException {
        Http2Headers headers;
        try {
            headers = decoder.decodeHeaders(stream, block);
        } catch (Http2Exception bad) {
            throw new IOException(bad);
        }
        StringBuilder head = heads.computeIfAbsent(stream, any -> new StringBuilder());
        for (Map.Entry<CharSequence, CharSequence> header : headers) {
            if (!header.getKey().toString().equals("date")) {
                head.append(header.getKey())
                        .append(": ")
                        .append(header.getValue())
                        .append('\n');
            }
        }
    }

    private void frame(int type, int flags, int stream, byte[] payload) throws IOException {
        wire.write(frameOf(type, flags, stream, payload));
    }

    private static byte[] frameOf(int type, int flags, int stream, byte[] payload) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        for (int shift = 16; shift >= 0; shift -= 8) frame.write(payload.length >> shift);
        frame.write(type);
        frame.write(flags);
        for (int shift = 24; shift >= 0; shift -= 8) frame.write(stream >> shift);
        frame.write(payload);
        return frame.toByteArray();
    }

    /** RFC 7541, 6.2.2: a field that is not indexed, its name new, neither Huffman-coded. */
    private static void literal(ByteArrayOutputStream block, String name, String value) throws IOException {
        block.write(0);
        string(block, name);
        string(block, value);
    }

    private static void string(ByteArrayOutputStream block, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        int length = bytes.length;
        if (length < 127) {
            block.write(length);
        } else {
            block.write(127);
            for (length -= 127; length >= 128; length >>= 7) block.write(length & 127 | 128);
            block.write(length);
        }
        block.write(bytes);
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
