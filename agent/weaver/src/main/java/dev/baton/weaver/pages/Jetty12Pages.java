// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.pages;

import dev.baton.weaver.Edge;
import java.nio.ByteBuffer;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.This;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ContextResponse;
import org.eclipse.jetty.server.internal.HttpChannelState.ChannelRequest;
import org.eclipse.jetty.server.internal.HttpChannelState.ChannelResponse;
import org.jspecify.annotations.Nullable;

/**
 * The pages of Jetty 12.0 and 12.1. What a context answers, servlets of EE 8 to 11 as well as plain handlers inside a
 * context, passes the {@code ContextResponse} that wraps the server's response, above a {@code GzipHandler} that is around
 * the context; one inside of it has encoded the page by then, and it is left alone. The first bytes come with the head.
 */
public final class Jetty12Pages {
    private Jetty12Pages() {}

    public static Edge edge() {
        return Edge.page("jetty12pages", "Jetty 12.0 and 12.1")
                .type("org.eclipse.jetty.server.handler.ContextResponse")
                .advice("write", Write.class, "boolean", "java.nio.ByteBuffer", "*");
    }

    static final class Write {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @This ContextResponse context, @Argument(value = 1, readOnly = false) @Nullable ByteBuffer content) {
            Object wrapped = context.getWrapped();
            while (wrapped instanceof Response.Wrapper) {
                // Only the innermost of several contexts sees each byte once.
                if (wrapped instanceof ContextResponse) return;
                wrapped = ((Response.Wrapper) wrapped).getWrapped();
            }
            if (!(wrapped instanceof ChannelResponse)) return;
            ChannelResponse response = (ChannelResponse) wrapped;
            HttpFields.Mutable fields = response.getHeaders();
            ByteBuffer body = content == null ? ByteBuffer.allocate(0) : content;
            if (!response.isCommitted()) {
                ChannelRequest request = (ChannelRequest) (Object) response.getRequest();
                String[] headers = null;
                if (Baton.owed(fields) != null && !"HEAD".equals(request.getMethod())) {
                    String[] names = Baton.pageNames();
                    headers = new String[names.length];
                    for (int key = 0; key < names.length; key++) headers[key] = fields.get(names[key]);
                }
                String length = Baton.page(fields, response.getStatus(), headers, body);
                if (length != null) fields.put("Content-Length", length);
            }
            ByteBuffer linked = Baton.linked(fields, body);
            if (linked != body) content = linked;
        }
    }
}
