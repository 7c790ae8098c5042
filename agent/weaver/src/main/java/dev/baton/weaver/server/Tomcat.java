// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.server;

import dev.baton.weaver.Edge;
import java.util.Enumeration;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.FieldValue;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.This;
import org.apache.coyote.AbstractProcessor;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
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
        String adapter = "org.apache.catalina.connector.CoyoteAdapter";
        String listeners = "org.apache.catalina.core.AsyncContextImpl";
        return Edge.in("tomcat", "Tomcat 7.0–11")
                .wokenBy(adapter, listeners)
                .type(adapter)
                .advice("service", Service.class, "org.apache.coyote.Request", "org.apache.coyote.Response")
                .advice("asyncDispatch", Dispatch.class, "org.apache.coyote.Request")
                .type("org.apache.coyote.http11.Http11Processor")
                .advice("prepareResponse", Commit.class)
                .type("org.apache.coyote.http11.AbstractHttp11Processor") // up to 8.0
                .advice("prepareResponse", Commit.class)
                .type("org.apache.coyote.ajp.AjpProcessor")
                .advice("prepareResponse", Commit.class)
                .type("org.apache.coyote.ajp.AbstractAjpProcessor") // up to 8.0
                .advice("prepareResponse", Commit.class)
                .type("org.apache.coyote.http2.Stream")
                .advice("writeHeaders", CommitStream.class)
                .type(listeners)
                .advice("fireOnComplete", Complete.class);
    }

    /**
     * Names are compared as the bytes they arrived in (HTTP/1.1, most of AJP), so that foreign headers cost no string;
     * with HTTP/2, and where the application has asked for it, they are strings already. Nothing that Tomcat has yet to
     * parse is converted: {@code MessageBytes.toString} does so in place in 10.1.0.
     */
    static final class Service {
        @OnMethodEnter(suppress = Throwable.class, skipOn = String[].class)
        static Object enter(@Argument(0) Request request, @Argument(1) Response response) {
            MimeHeaders carrier = request.getMimeHeaders();
            if (request.method().equals("OPTIONS")) {
                String asked = null;
                Enumeration<String> lines = carrier.values("Access-Control-Request-Headers");
                while (lines.hasMoreElements()) {
                    String line = lines.nextElement();
                    asked = asked == null ? line : asked + ',' + line;
                }
                Object preflight = Baton.preflight(
                        carrier.getHeader("Origin"),
                        carrier.getHeader("Access-Control-Request-Method"),
                        asked,
                        carrier.getHeader("Access-Control-Request-Private-Network"));
                if (preflight != null) {
                    String remaining = Baton.remaining(preflight);
                    if (remaining == null) carrier.removeHeader("Access-Control-Request-Headers");
                    else if (!remaining.equals(asked))
                        carrier.setValue("Access-Control-Request-Headers").setString(remaining);
                    Baton.owe(request, preflight);
                    String[] grant = Baton.grant(preflight);
                    if (grant == null) return Baton.serve(null);
                    response.setStatus(Integer.parseInt(grant[0]));
                    for (int i = 1; i < grant.length; i += 2) response.setHeader(grant[i], grant[i + 1]);
                    response.action(ActionCode.CLOSE, null);
                    return grant;
                }
            }
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
            Baton.owe(request, context);
            return Baton.serve(context);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter Object scope) {
            if (!(scope instanceof String[])) Baton.close(scope);
        }
    }

    static final class Dispatch {
        @OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Argument(0) Request request) {
            MimeHeaders carrier = request.getMimeHeaders();
            String[] names = Baton.names();
            String[] headers = null;
            for (int key = 0; key < names.length; key++) {
                Enumeration<String> values = carrier.values(names[key]);
                while (values.hasMoreElements()) headers = Baton.add(headers, key, values.nextElement());
            }
            return Baton.serve(Baton.extractAgain(headers));
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter Object scope) {
            Baton.close(scope);
        }
    }

    static final class Commit {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@This Object processor) {
            Request request = ((AbstractProcessor) processor).getRequest();
            Object owed = Baton.owed(request);
            if (owed == null) return;
            MimeHeaders carrier = request.getResponse().getMimeHeaders();
            String[] names = Baton.responseNames();
            String[] lines = null;
            for (int key = 0; key < names.length; key++) {
                Enumeration<String> values = carrier.values(names[key]);
                while (values.hasMoreElements()) lines = Baton.addResponse(lines, key, values.nextElement());
            }
            String[] values = Baton.respond(owed, lines);
            for (int key = 0; key < values.length; key++) {
                if (values[key] != null) carrier.setValue(names[key]).setString(values[key]);
            }
            Baton.owe(request, null);
        }
    }

    static final class CommitStream {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@FieldValue("coyoteRequest") Request request) {
            Object owed = Baton.owed(request);
            if (owed == null) return;
            MimeHeaders carrier = request.getResponse().getMimeHeaders();
            String[] names = Baton.responseNames();
            String[] lines = null;
            for (int key = 0; key < names.length; key++) {
                Enumeration<String> values = carrier.values(names[key]);
                while (values.hasMoreElements()) lines = Baton.addResponse(lines, key, values.nextElement());
            }
            String[] values = Baton.respond(owed, lines);
            for (int key = 0; key < values.length; key++) {
                if (values[key] != null) carrier.setValue(names[key]).setString(values[key]);
            }
            Baton.owe(request, null);
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
            return Baton.open(Baton.extractAgain(headers));
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter Object scope) {
            Baton.close(scope);
        }
    }
}
