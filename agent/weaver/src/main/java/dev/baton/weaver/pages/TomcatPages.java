// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.pages;

import dev.baton.weaver.Edge;
import java.nio.ByteBuffer;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.FieldValue;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.This;
import net.bytebuddy.implementation.bytecode.assign.Assigner.Typing;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.buf.ByteChunk;

/**
 * The pages of Tomcat 7.0–11. All bytes of a body pass {@code org.apache.coyote.Response.doWrite}, encoded, and not yet
 * compressed or cut into chunks; not so files that the kernel sends. What fits into Tomcat's buffer is written after its
 * head, so that has to be looked at when it is flushed.
 */
public final class TomcatPages {
    private TomcatPages() {}

    public static Edge edge() {
        return Edge.page("tomcatpages", "Tomcat 7.0–11")
                .type("org.apache.catalina.connector.CoyoteAdapter")
                .advice("service", Begin.class, "org.apache.coyote.Request")
                .type("org.apache.catalina.connector.OutputBuffer")
                .advice("doFlush", Flush.class, "boolean")
                .type("org.apache.coyote.Response")
                .advice("doWrite", Write.class, "java.nio.ByteBuffer")
                .advice("doWrite", WriteChunk.class, "org.apache.tomcat.util.buf.ByteChunk"); // up to 8.5
    }

    /** The same object serves a connection's next request. */
    static final class Begin {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(0) Request request) {
            Baton.page(request, 0, null, null);
        }
    }

    static final class Flush {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @FieldValue("suspended") boolean isSuspended,
                @FieldValue("initial") boolean isInitial,
                @FieldValue("coyoteResponse") Response response,
                @FieldValue(value = "bb", typing = Typing.DYNAMIC) Object buffer) {
            if (isSuspended || !isInitial || response.isCommitted()) return;
            ByteBuffer body = ByteBuffer.allocate(0);
            if (buffer instanceof ByteBuffer) {
                body = (ByteBuffer) buffer;
            } else {
                ByteChunk bytes = (ByteChunk) buffer;
                if (bytes.getLength() > 0) {
                    body = ByteBuffer.wrap(bytes.getBuffer(), bytes.getStart(), bytes.getLength());
                }
            }
            Request request = response.getRequest();
            String[] headers = null;
            if (Baton.owed(request) != null && !request.method().equals("HEAD")) {
                String[] names = Baton.pageNames();
                headers = new String[names.length];
                for (int key = 0; key < names.length; key++) {
                    if (names[key].equals("Content-Type")) headers[key] = response.getContentType();
                    else if (!names[key].equals("Content-Length"))
                        headers[key] = response.getMimeHeaders().getHeader(names[key]);
                    else if (response.getContentLengthLong() >= 0)
                        headers[key] = Long.toString(response.getContentLengthLong());
                }
            }
            String length = Baton.page(request, response.getStatus(), headers, body);
            if (length != null) response.setContentLength(Long.parseLong(length));
        }
    }

    static final class Write {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@This Response response, @Argument(value = 0, readOnly = false) ByteBuffer body) {
            Request request = response.getRequest();
            if (!response.isCommitted()) {
                String[] headers = null;
                if (Baton.owed(request) != null && !request.method().equals("HEAD")) {
                    String[] names = Baton.pageNames();
                    headers = new String[names.length];
                    for (int key = 0; key < names.length; key++) {
                        if (names[key].equals("Content-Type")) headers[key] = response.getContentType();
                        else if (!names[key].equals("Content-Length"))
                            headers[key] = response.getMimeHeaders().getHeader(names[key]);
                        else if (response.getContentLengthLong() >= 0)
                            headers[key] = Long.toString(response.getContentLengthLong());
                    }
                }
                String length = Baton.page(request, response.getStatus(), headers, body);
                if (length != null) response.setContentLength(Long.parseLong(length));
            }
            body = Baton.linked(request, body);
        }
    }

    static final class WriteChunk {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@This Response response, @Argument(value = 0, readOnly = false) ByteChunk chunk) {
            Request request = response.getRequest();
            ByteBuffer body = ByteBuffer.wrap(chunk.getBuffer(), chunk.getStart(), chunk.getLength());
            if (!response.isCommitted()) {
                String[] headers = null;
                if (Baton.owed(request) != null && !request.method().equals("HEAD")) {
                    String[] names = Baton.pageNames();
                    headers = new String[names.length];
                    for (int key = 0; key < names.length; key++) {
                        if (names[key].equals("Content-Type")) headers[key] = response.getContentType();
                        else if (!names[key].equals("Content-Length"))
                            headers[key] = response.getMimeHeaders().getHeader(names[key]);
                        else if (response.getContentLengthLong() >= 0)
                            headers[key] = Long.toString(response.getContentLengthLong());
                    }
                }
                String length = Baton.page(request, response.getStatus(), headers, body);
                if (length != null) response.setContentLength(Long.parseLong(length));
            }
            ByteBuffer linked = Baton.linked(request, body);
            if (linked == body) return;
            chunk = new ByteChunk();
            chunk.setBytes(linked.array(), 0, linked.remaining());
        }
    }
}
