// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.client;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.NoteCaller;
import dev.baton.weaver.advice.Switch;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.Return;
import net.bytebuddy.asm.Advice.This;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * The asynchronous clients of Apache HttpClient 5.0–5.6, minimal ones included, over HTTP/1.1 and HTTP/2. Heads are written
 * by threads of the client's own, which have no context; one class of HttpCore writes or converts them all, and gets or
 * makes a copy with trace headers.
 *
 * <p>The context comes there from object to object. What is made on the caller's thread notes it: the {@code ExecRuntime}
 * of a call, which its redirects and retries share, or the minimal client's callback of a leased connection. The handler of
 * an exchange, which either leads to, captures it once more, and asks for the head to be written under it.
 */
public final class ApacheAsyncClient5 {
    private static final String CLIENT = "org.apache.hc.client5.http.impl.async.";
    private static final String CORE = "org.apache.hc.core5.http";

    private ApacheAsyncClient5() {}

    public static Edge edge() {
        Edge edge = Edge.out("httpasyncclient5", "Apache HttpClient 5.0–5.6, asynchronous")
                .relocated("org.apache.hc")
                .type(CORE + ".impl.nio.AbstractMessageWriter")
                .advice("write", Write.class, CORE + ".HttpMessage")
                .type(CORE + "2.impl.DefaultH2RequestConverter")
                .advice("convert", Convert.class, CORE + ".HttpRequest")
                .type(CLIENT + "InternalHttpAsyncExecRuntime")
                .advice("<init>", NoteCaller.class)
                .type(CLIENT + "InternalH2AsyncExecRuntime")
                .advice("<init>", NoteCaller.class)
                .type(CLIENT + "HttpAsyncMainClientExec")
                .advice("execute", Execute.class, CORE + ".HttpRequest")
                .type(CLIENT + "H2AsyncMainClientExec")
                .advice("execute", Execute.class, CORE + ".HttpRequest");
        // Of whoever leases a connection.
        edge.type(CORE + ".nio.support.BasicClientExchangeHandler")
                .advice("<init>", Capture.class)
                .advice("produceRequest", Switch.class);
        carries(edge, "HttpAsyncMainClientExec$1");
        carries(edge, "H2AsyncMainClientExec$1");
        // Callback and handler of the minimal clients: in 5.0 and 5.1 ...
        carries(edge, "MinimalHttpAsyncClient$4$1");
        carries(edge, "MinimalHttpAsyncClient$4$1$1");
        carries(edge, "MinimalH2AsyncClient$3$1");
        carries(edge, "MinimalH2AsyncClient$3$1$1");
        // ... and later.
        carries(edge, "MinimalHttpAsyncClient$3");
        carries(edge, "MinimalHttpAsyncClient$3$1");
        carries(edge, "MinimalH2AsyncClient$1");
        carries(edge, "MinimalH2AsyncClient$1$1");
        return edge;
    }

    private static void carries(Edge edge, String type) {
        edge.type(CLIENT + type)
                .advice("<init>", Capture.class)
                .advice("completed", Switch.class, "java.lang.Object") // once, in the bridge
                .advice("produceRequest", Switch.class);
    }

    static final class Capture {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@This Object carrier) {
            Baton.capture(carrier);
        }
    }

    static final class Execute {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Argument(2) AsyncExecChain.Scope call) {
            return Baton.open(Baton.noted(call.execRuntime, null));
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            Baton.close(scope);
        }
    }

    static final class Write {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(value = 0, readOnly = false) HttpMessage carrier) {
            if (!(carrier instanceof HttpRequest)) return;
            Object context = Baton.departing();
            if (context == null) return;
            HttpRequest request = (HttpRequest) carrier;
            String method = request.getMethod();
            if (method.equals("CONNECT")) return;
            String target = request.getRequestUri();
            BasicHttpRequest copy = new BasicHttpRequest(method, (HttpHost) null, target);
            copy.setVersion(request.getVersion());
            int size = method.length() + (target == null ? 0 : target.length()) + 12;
            String[] present = null;
            for (Iterator<Header> headers = request.headerIterator(); headers.hasNext(); ) {
                Header header = headers.next();
                copy.addHeader(header);
                String value = header.getValue();
                size += header.getName().length() + (value == null ? 0 : value.length()) + 4;
                int key = Baton.key(header.getName());
                if (key >= 0) present = Baton.add(present, key, value == null ? "" : value);
            }
            String[] names = Baton.names();
            String[] values = Baton.inject(context, present, size);
            for (int key = 0; key < values.length; key++) {
                if (values[key] != null) copy.addHeader(names[key], values[key]);
            }
            carrier = copy;
        }
    }

    static final class Convert {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@Argument(0) HttpRequest request, @Return(readOnly = false) List<Header> carrier) {
            Object context = Baton.departing();
            if (context == null || request.getMethod().equals("CONNECT")) return;
            List<Header> copy = new ArrayList<Header>(carrier);
            int size = 0;
            String[] present = null;
            for (int i = 0; i < carrier.size(); i++) {
                Header header = carrier.get(i);
                String value = header.getValue();
                size += header.getName().length() + (value == null ? 0 : value.length()) + 4;
                int key = Baton.key(header.getName());
                if (key >= 0) present = Baton.add(present, key, value == null ? "" : value);
            }
            String[] names = Baton.names();
            String[] values = Baton.inject(context, present, size);
            for (int key = 0; key < values.length; key++) {
                if (values[key] != null) copy.add(new BasicHeader(names[key].toLowerCase(Locale.ROOT), values[key]));
            }
            carrier = copy;
        }
    }
}
