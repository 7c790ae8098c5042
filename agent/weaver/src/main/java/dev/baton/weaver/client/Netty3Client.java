// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.client;

import dev.baton.weaver.Edge;
import java.util.Map;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.This;
import org.jboss.netty.buffer.ChannelBuffer;
import org.jboss.netty.channel.ChannelEvent;
import org.jboss.netty.channel.MessageEvent;
import org.jboss.netty.handler.codec.http.HttpMessage;
import org.jboss.netty.handler.codec.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * Netty 3's HTTP codec, 3.9–3.10, on the way out: headers are written behind the request's own into the buffer that goes onto
 * the wire, and the request object stays as it is. A request is encoded in the context in which it was written to the channel:
 * the thread may be another's, which found both requests in the queue of a {@code ChunkedWriteHandler}.
 */
public final class Netty3Client {
    private Netty3Client() {}

    public static Edge edge() {
        return Edge.out("netty3client", "Netty HTTP client 3.9–3.10")
                .type("org.jboss.netty.handler.codec.http.HttpMessageEncoder")
                .advice("encodeHeaders", EncodeHeaders.class)
                .type("org.jboss.netty.channel.DownstreamMessageEvent")
                .advice("<init>", Write.class)
                .type("org.jboss.netty.handler.codec.oneone.OneToOneEncoder")
                .advice("handleDownstream", Encode.class);
    }

    static final class Write {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@This Object event, @Argument(2) Object message) {
            if (message instanceof HttpRequest) Baton.keep(event);
        }
    }

    static final class Encode {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Argument(1) ChannelEvent event) {
            if (!(event instanceof MessageEvent)) return null;
            return ((MessageEvent) event).getMessage() instanceof HttpRequest ? Baton.reopenOrNone(event) : null;
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            Baton.close(scope);
        }
    }

    static final class EncodeHeaders {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@Argument(0) ChannelBuffer carrier, @Argument(1) HttpMessage message) {
            if (!(message instanceof HttpRequest)) return;
            if (((HttpRequest) message).getMethod().getName().equals("CONNECT")) return;
            Object context = Baton.departing();
            if (context == null) return;
            String[] present = null;
            for (Map.Entry<String, String> header : message.headers()) {
                int key = Baton.key(header.getKey());
                if (key >= 0) present = Baton.add(present, key, header.getValue());
            }
            String[] values = Baton.inject(context, present, carrier.readableBytes());
            for (int key = 0; key < values.length; key++) {
                if (values[key] == null) continue;
                String line = Baton.names()[key] + ": " + values[key] + "\r\n";
                for (int i = 0; i < line.length(); i++) carrier.writeByte(line.charAt(i));
            }
        }
    }
}
