// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.client;

import dev.baton.weaver.Edge;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.AsciiString;
import java.util.Locale;
import java.util.Map;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.This;

/**
 * Netty's HTTP/2 codec, 4.1–4.2, on the way out. However a client is built, its requests' headers come to {@code
 * writeHeaders} of the connection's encoder; a {@code StreamBufferingEncoder} in front of it keeps requests back while
 * there are too many streams, and sends them when another one's ends, so they get their headers there already. What is
 * written is a copy, so that the application's headers are what they were when they are sent again.
 *
 * <p>Trailers get nothing, and neither does a {@code CONNECT} to a proxy; one with a {@code :protocol} is the handshake of
 * a WebSocket (RFC 8441) and a request like any other.
 */
public final class NettyHttp2Client {
    private static final String CONTEXT = "io.netty.channel.ChannelHandlerContext";
    private static final String HEADERS = "io.netty.handler.codec.http2.Http2Headers";

    private NettyHttp2Client() {}

    public static Edge edge() {
        return Edge.out("nettyhttp2client", "Netty HTTP/2 client 4.1–4.2")
                .relocated("io.netty")
                .type("io.netty.handler.codec.http2.DefaultHttp2ConnectionEncoder")
                .advice("writeHeaders", WriteHeaders.class, CONTEXT, "int", HEADERS)
                .type("io.netty.handler.codec.http2.StreamBufferingEncoder")
                .advice("writeHeaders", WriteHeaders.class, CONTEXT, "int", HEADERS);
    }

    static final class WriteHeaders {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@This Object encoder, @Argument(value = 2, readOnly = false) Http2Headers carrier) {
            if (((Http2ConnectionEncoder) encoder).connection().isServer()) return;
            Object context = Baton.departing();
            if (context == null) return;
            boolean isForeign = !(carrier instanceof DefaultHttp2Headers);
            if (isForeign && carrier.getClass().getName().startsWith("io.grpc.")) return; // they cannot be asked
            if (carrier.method() == null) return;
            if (carrier.method().toString().equals("CONNECT") && !carrier.contains(new AsciiString(":protocol")))
                return;
            int size = 0;
            String[] present = null;
            for (Map.Entry<CharSequence, CharSequence> header : carrier) {
                size += header.getKey().length() + header.getValue().length() + 4;
                int key = Baton.key(header.getKey().toString());
                if (key >= 0)
                    present = Baton.add(present, key, header.getValue().toString());
            }
            String[] names = Baton.names();
            String[] values = Baton.inject(context, present, size);
            Http2Headers copy = null;
            for (int key = 0; key < values.length; key++) {
                if (values[key] == null) continue;
                if (copy == null) {
                    copy = new DefaultHttp2Headers(false);
                    copy.add(carrier);
                }
                copy.add(new AsciiString(names[key].toLowerCase(Locale.ROOT)), new AsciiString(values[key]));
            }
            if (copy != null) carrier = copy;
        }
    }
}
