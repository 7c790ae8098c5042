// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.server;

import dev.baton.weaver.Edge;
import java.util.Enumeration;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.FieldValue;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import org.apache.coyote.Request;
import org.apache.tomcat.util.buf.ByteChunk;
import org.apache.tomcat.util.buf.MessageBytes;
import org.apache.tomcat.util.http.MimeHeaders;

/**
 * Tomcat 7.0–11, embedded and standalone. Every request enters through {@code CoyoteAdapter}: {@code service} first,
 * {@code asyncDispatch} whenever it resumes (dispatches, timeouts, errors, read and write listeners); HTTP/1.1, HTTP/2
 * and AJP alike. {@code org.apache.coyote.Request} has never been a servlet type, so {@code javax} against {@code jakarta}
 * does not arise.
 *
 * <p>The end of an asynchronous request is told to its listeners after the adapter has returned, by {@code
 * AsyncContextImpl}.
 */
public final class Tomcat {
    private Tomcat() {}

    public static Edge edge() {
        return Edge.in("tomcat", "Tomcat 7.0–11")
                .type("org.apache.catalina.connector.CoyoteAdapter")
                .advice("service|asyncDispatch", Service.class, "org.apache.coyote.Request")
                .type("org.apache.catalina.core.AsyncContextImpl")
                .advice("fireOnComplete", Complete.class);
    }

    /**
     * Names are compared as the bytes they arrived in (HTTP/1.1, most of AJP), so that foreign headers cost no string;
     * with HTTP/2, and where the application has asked for it, they are strings already. Nothing that Tomcat has yet to
     * parse is converted: {@code MessageBytes.toString} does so in place in 10.1.0.
     */
    static final class Service {
        @OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Argument(0) Request request) {
            MimeHeaders carrier = request.getMimeHeaders();
            String[] headers = null;
            for (int i = 0, size = carrier.size(); i < size; i++) {
                MessageBytes name = carrier.getName(i);
                int key;
                if (name.getType() == MessageBytes.T_BYTES) {
                    ByteChunk bytes = name.getByteChunk();
                    key = Baton.key(bytes.getBuffer(), bytes.getStart(), bytes.getLength());
                } else {
                    key = Baton.key(name.toString());
                }
                if (key >= 0)
                    headers = Baton.add(headers, key, carrier.getValue(i).toString());
            }
            Object context = Baton.extract(headers);
            String[] additions = Baton.inbound(context);
            for (int key = 0; key < additions.length; key++) {
                if (additions[key] == null) continue;
                try {
                    carrier.addValue(Baton.names()[key]).setString(additions[key]);
                } catch (IllegalStateException full) {
                    // maxHeaderCount: the trace goes on without the application knowing it.
                    break;
                }
            }
            return Baton.serve(context);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter Object scope) {
            Baton.close(scope);
        }
    }

    static final class Complete {
        @OnMethodEnter(suppress = Throwable.class)
        static Object enter(@FieldValue("request") org.apache.catalina.connector.Request request) {
            MimeHeaders carrier = request.getCoyoteRequest().getMimeHeaders();
            String[] names = Baton.names();
            String[] headers = null;
            for (int key = 0; key < names.length; key++) {
                Enumeration<String> values = carrier.values(names[key]);
                while (values.hasMoreElements()) headers = Baton.add(headers, key, values.nextElement());
            }
            return Baton.open(Baton.extract(headers));
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter Object scope) {
            Baton.close(scope);
        }
    }
}
