// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.server;

import dev.baton.weaver.Edge;
import java.util.Enumeration;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import org.jspecify.annotations.Nullable;

/**
 * Any other servlet container, by what the specification gives all of them: {@code HttpServlet.service}, of {@code
 * javax} (Servlet 3.0–4.0) and {@code jakarta} (5.0–6.1). A request is read there, unless the edge of a server has read it
 * on this thread; dispatches to other threads come by again. The classes that run filters before the servlet are a
 * container's own; of those known, the first filter is where a request begins.
 *
 * <p>It has no hand on what the application reads: a container's request is of a class of its own, and to pass another
 * one on in its place would be seen. So the formats that did not arrive are carried, but not found on the request; and a
 * preflight's names reach an application that may refuse them. What it allows is completed when the servlet returns,
 * unless the response is on its way by then.
 */
public final class Servlets {
    /** The implementations of {@code FilterChain}. */
    private static final String[] CHAINS = {
        "org.apache.catalina.core.ApplicationFilterChain", // GlassFish and Payara; Tomcat too, and what is made of it
        "org.glassfish.grizzly.servlet.FilterChainImpl",
        "org.eclipse.jetty.servlet.ServletHandler$CachedChain", // Jetty 7 and 8
        "org.eclipse.jetty.servlet.ServletHandler$Chain",
        "com.caucho.server.dispatch.FilterFilterChain", // Resin
        "com.ibm.ws.webcontainer.filter.WebAppFilterChain", // WebSphere and Liberty
        "weblogic.servlet.internal.FilterChainImpl",
    };

    private Servlets() {}

    public static Edge edge() {
        String javax = "javax.servlet.http.HttpServlet";
        String jakarta = "jakarta.servlet.http.HttpServlet";
        Edge edge = Edge.in("servlet", "any other servlet container, Servlet 3.0–6.1")
                .wokenBy(javax, jakarta)
                .type(javax)
                .advice("service", Javax.class, "javax.servlet.ServletRequest", "javax.servlet.ServletResponse")
                .type(jakarta)
                .advice("service", Jakarta.class, "jakarta.servlet.ServletRequest", "jakarta.servlet.ServletResponse");
        for (String chain : CHAINS) {
            edge.type(chain)
                    .advice("doFilter|invokeFilterChain", Javax.class, "javax.servlet.ServletRequest", "*")
                    .advice("doFilter|invokeFilterChain", Jakarta.class, "jakarta.servlet.ServletRequest", "*");
        }
        return edge;
    }

    static final class Javax {
        @OnMethodEnter(suppress = Throwable.class, skipOn = String[].class)
        static @Nullable Object enter(@Argument(0) Object request, @Argument(1) Object response) {
            if (Baton.isServing() || !(request instanceof javax.servlet.http.HttpServletRequest)) return null;
            javax.servlet.http.HttpServletRequest carrier = (javax.servlet.http.HttpServletRequest) request;
            if ("OPTIONS".equals(carrier.getMethod())) {
                Object preflight = Baton.preflight(
                        carrier.getHeader("Origin"),
                        carrier.getHeader("Access-Control-Request-Method"),
                        carrier.getHeader("Access-Control-Request-Headers"),
                        carrier.getHeader("Access-Control-Request-Private-Network"));
                if (preflight != null) {
                    Baton.owe(response, preflight);
                    String[] grant = Baton.grant(preflight);
                    if (grant == null) return Baton.serve(null);
                    javax.servlet.http.HttpServletResponse answer = (javax.servlet.http.HttpServletResponse) response;
                    answer.setStatus(Integer.parseInt(grant[0]));
                    for (int i = 1; i < grant.length; i += 2) answer.setHeader(grant[i], grant[i + 1]);
                    return grant;
                }
            }
            String[] names = Baton.names();
            String[] headers = null;
            for (int key = 0; key < names.length; key++) {
                Enumeration<String> values = carrier.getHeaders(names[key]);
                while (values != null && values.hasMoreElements()) {
                    headers = Baton.add(headers, key, values.nextElement());
                }
            }
            Object context = Baton.extract(headers);
            Baton.owe(response, context);
            return Baton.serve(context);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope, @Argument(1) Object response) {
            if (scope == null || scope instanceof String[]) return;
            Baton.close(scope);
            Object owed = Baton.owed(response);
            if (owed == null) return;
            Baton.owe(response, null);
            javax.servlet.http.HttpServletResponse carrier = (javax.servlet.http.HttpServletResponse) response;
            if (carrier.isCommitted()) return;
            String[] names = Baton.responseNames();
            String[] lines = null;
            for (int key = 0; key < names.length; key++) {
                for (String value : carrier.getHeaders(names[key])) lines = Baton.addResponse(lines, key, value);
            }
            String[] values = Baton.respond(owed, lines);
            for (int key = 0; key < values.length; key++) {
                if (values[key] != null) carrier.setHeader(names[key], values[key]);
            }
        }
    }

    static final class Jakarta {
        @OnMethodEnter(suppress = Throwable.class, skipOn = String[].class)
        static @Nullable Object enter(@Argument(0) Object request, @Argument(1) Object response) {
            if (Baton.isServing() || !(request instanceof jakarta.servlet.http.HttpServletRequest)) return null;
            jakarta.servlet.http.HttpServletRequest carrier = (jakarta.servlet.http.HttpServletRequest) request;
            if ("OPTIONS".equals(carrier.getMethod())) {
                Object preflight = Baton.preflight(
                        carrier.getHeader("Origin"),
                        carrier.getHeader("Access-Control-Request-Method"),
                        carrier.getHeader("Access-Control-Request-Headers"),
                        carrier.getHeader("Access-Control-Request-Private-Network"));
                if (preflight != null) {
                    Baton.owe(response, preflight);
                    String[] grant = Baton.grant(preflight);
                    if (grant == null) return Baton.serve(null);
                    jakarta.servlet.http.HttpServletResponse answer =
                            (jakarta.servlet.http.HttpServletResponse) response;
                    answer.setStatus(Integer.parseInt(grant[0]));
                    for (int i = 1; i < grant.length; i += 2) answer.setHeader(grant[i], grant[i + 1]);
                    return grant;
                }
            }
            String[] names = Baton.names();
            String[] headers = null;
            for (int key = 0; key < names.length; key++) {
                Enumeration<String> values = carrier.getHeaders(names[key]);
                while (values != null && values.hasMoreElements()) {
                    headers = Baton.add(headers, key, values.nextElement());
                }
            }
            Object context = Baton.extract(headers);
            Baton.owe(response, context);
            return Baton.serve(context);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope, @Argument(1) Object response) {
            if (scope == null || scope instanceof String[]) return;
            Baton.close(scope);
            Object owed = Baton.owed(response);
            if (owed == null) return;
            Baton.owe(response, null);
            jakarta.servlet.http.HttpServletResponse carrier = (jakarta.servlet.http.HttpServletResponse) response;
            if (carrier.isCommitted()) return;
            String[] names = Baton.responseNames();
            String[] lines = null;
            for (int key = 0; key < names.length; key++) {
                for (String value : carrier.getHeaders(names[key])) lines = Baton.addResponse(lines, key, value);
            }
            String[] values = Baton.respond(owed, lines);
            for (int key = 0; key < values.length; key++) {
                if (values[key] != null) carrier.setHeader(names[key], values[key]);
            }
        }
    }
}
