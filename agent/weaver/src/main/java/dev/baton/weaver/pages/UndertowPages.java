// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.pages;

import dev.baton.weaver.Edge;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.handlers.ServletRequestContext;
import io.undertow.util.HeaderMap;
import io.undertow.util.HttpString;
import java.nio.ByteBuffer;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.FieldValue;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import org.jspecify.annotations.Nullable;

/**
 * The pages of Undertow's servlets, 1.4–2.3. The length of a body is settled when its channel is made, so only what is
 * there by then is looked at: what is in the stream's buffer when it is first written, or does not fit into it any more.
 * The buffer gets the pair in place, for which {@link Reserve} keeps some of it free until then: a page that would just
 * have fitted is sent in chunks.
 */
public final class UndertowPages {
    private UndertowPages() {}

    public static Edge edge() {
        return Edge.page("undertowpages", "Undertow 1.4–2.3")
                .type("io.undertow.servlet.spec.ServletOutputStreamImpl")
                .advice("buffer", Reserve.class)
                .advice("writeBufferBlocking|createChannel|flushBufferAsync", WriteBuffer.class)
                .advice("write", WriteThrough.class, "[B", "int", "int");
    }

    static final class Reserve {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(
                @FieldValue("servletRequestContext") ServletRequestContext context,
                @FieldValue("channel") @Nullable Object channel,
                @FieldValue("buffer") ByteBuffer buffer) {
            if (channel != null || buffer.position() != 0 || buffer.capacity() < 1024) return;
            HttpServerExchange exchange = context.getExchange();
            String type = exchange.getResponseHeaders().getFirst("Content-Type");
            if (type == null || !type.regionMatches(true, 0, "text/html", 0, 9)) return;
            if (Baton.owed(exchange) != null) buffer.limit(buffer.capacity() - 128);
        }
    }

    static final class WriteBuffer {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @FieldValue("servletRequestContext") ServletRequestContext context,
                @FieldValue("channel") @Nullable Object channel,
                @FieldValue("buffer") @Nullable ByteBuffer buffer) {
            if (channel != null || buffer == null || buffer.capacity() - buffer.position() < 128) return;
            HttpServerExchange exchange = context.getExchange();
            if (Baton.owed(exchange) == null || exchange.isResponseStarted()) return;
            ByteBuffer body = buffer.duplicate();
            body.flip();
            String[] headers = null;
            HeaderMap carrier = exchange.getResponseHeaders();
            if (!exchange.getRequestMethod().toString().equals("HEAD")) {
                String[] names = Baton.pageNames();
                headers = new String[names.length];
                for (int key = 0; key < names.length; key++) headers[key] = carrier.getFirst(names[key]);
            }
            String length = Baton.page(exchange, exchange.getStatusCode(), headers, body);
            if (length != null) carrier.put(new HttpString("Content-Length"), length);
            ByteBuffer linked = Baton.linked(exchange, body);
            Baton.page(exchange, 0, null, body);
            if (linked == body) return;
            buffer.clear();
            buffer.put(linked);
        }
    }

    /** Of a write that fills the buffer: what is in there and what is to be written become one, and are written at once. */
    static final class WriteThrough {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @FieldValue("servletRequestContext") ServletRequestContext context,
                @FieldValue("channel") @Nullable Object channel,
                @FieldValue("buffer") @Nullable ByteBuffer buffer,
                @FieldValue("bufferSize") @Nullable Integer bufferSize,
                @FieldValue(value = "written", readOnly = false) long written,
                @Argument(value = 0, readOnly = false) byte[] bytes,
                @Argument(value = 1, readOnly = false) int offset,
                @Argument(value = 2, readOnly = false) int length) {
            if (channel != null || length < 1) return;
            HttpServerExchange exchange = context.getExchange();
            if (Baton.owed(exchange) == null || exchange.isResponseStarted()) return;
            int room;
            if (buffer != null) room = buffer.remaining();
            else if (bufferSize != null) room = bufferSize - 128;
            else room = exchange.getConnection().getByteBufferPool().getBufferSize() - 128;
            if (length < room) return;
            int buffered = buffer == null ? 0 : buffer.position();
            ByteBuffer body = ByteBuffer.allocate(buffered + length);
            if (buffer != null) {
                ByteBuffer before = buffer.duplicate();
                before.flip();
                body.put(before);
            }
            body.put(bytes, offset, length);
            body.flip();
            String[] headers = null;
            HeaderMap carrier = exchange.getResponseHeaders();
            if (!exchange.getRequestMethod().toString().equals("HEAD")) {
                String[] names = Baton.pageNames();
                headers = new String[names.length];
                for (int key = 0; key < names.length; key++) headers[key] = carrier.getFirst(names[key]);
            }
            String said = Baton.page(exchange, exchange.getStatusCode(), headers, body);
            if (said != null) carrier.put(new HttpString("Content-Length"), said);
            ByteBuffer linked = Baton.linked(exchange, body);
            Baton.page(exchange, 0, null, body);
            if (linked == body) return;
            written -= linked.remaining() - length;
            bytes = linked.array();
            offset = 0;
            length = linked.remaining();
            if (buffer == null) return;
            // Full, so that nothing stays in there: what has been decided must not be reset any more.
            buffer.clear();
            buffer.limit(0);
        }
    }
}
