// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.pages;

import dev.baton.weaver.Edge;
import java.nio.ByteBuffer;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.FieldValue;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import org.eclipse.jetty.server.HttpChannel;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/**
 * The pages of Jetty 9.2–11. Whatever is written to an {@code HttpOutput}, blocking or not, passes one method of it, out
 * of the buffer and above Jetty's compression (in 9.2 below it: there it wraps the response, and encoded pages are left
 * alone); the first bytes come with the head. What has been written is compared with what was said, so both grow.
 */
public final class JettyPages {
    private JettyPages() {}

    public static Edge edge() {
        return Edge.page("jettypages", "Jetty 9.2–11")
                .type("org.eclipse.jetty.server.HttpOutput")
                .advice("write|channelWrite", Write.class, "java.nio.ByteBuffer", "boolean", "*");
    }

    static final class Write {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @FieldValue("_channel") HttpChannel channel,
                @FieldValue(value = "_written", readOnly = false) long written,
                @Argument(value = 0, readOnly = false) @Nullable ByteBuffer content) {
            ByteBuffer body = content == null ? ByteBuffer.allocate(0) : content;
            if (!channel.isCommitted()) {
                Response response = channel.getResponse();
                String[] headers = null;
                if (Baton.owed(channel) != null
                        && !"HEAD".equals(channel.getRequest().getMethod())) {
                    String[] names = Baton.pageNames();
                    headers = new String[names.length];
                    for (int key = 0; key < names.length; key++) headers[key] = response.getHeader(names[key]);
                }
                String length = Baton.page(channel, response.getStatus(), headers, body);
                if (length != null) {
                    long before = Long.parseLong(response.getHeader("Content-Length"));
                    response.setHeader("Content-Length", length);
                    // While a servlet is included nobody may set headers.
                    if (length.equals(response.getHeader("Content-Length"))) written += Long.parseLong(length) - before;
                    else Baton.page(channel, response.getStatus(), null, body);
                }
            }
            ByteBuffer linked = Baton.linked(channel, body);
            if (linked != body) content = linked;
        }
    }
}
