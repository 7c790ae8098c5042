// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.server;

import com.sun.net.httpserver.Headers;
import dev.baton.weaver.Edge;
import java.util.List;
import java.util.Map;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.FieldValue;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.Return;
import org.jspecify.annotations.Nullable;

/**
 * {@code com.sun.net.httpserver} of JDK 8–26, with TLS and without. A request is one call of {@code Exchange.run}, on the
 * server's executor or, without one, on its dispatcher; filters and the handler run inside. It parses the header block in
 * {@code Request.headers}, and asks for it a second time to make what handlers see of it: between the two the block can
 * be added to, and the context begins.
 */
public final class JdkHttpServer {
    private JdkHttpServer() {}

    public static Edge edge() {
        return Edge.in("httpserver", "com.sun.net.httpserver of JDK 8–26")
                .wokenBy("sun.net.httpserver.ServerImpl")
                .type("sun.net.httpserver.ServerImpl$Exchange")
                .advice("run", Run.class)
                .type("sun.net.httpserver.Request")
                .advice("headers", ParseHeaders.class);
    }

    static final class Run {
        /** Whatever the thread has is left from a request that was being read while Baton was attached: no scope of it. */
        @OnMethodEnter(suppress = Throwable.class)
        static Object enter() {
            Baton.open(null);
            return Baton.open(null);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter Object scope) {
            Baton.close(scope);
        }
    }

    static final class ParseHeaders {
        @OnMethodEnter(suppress = Throwable.class)
        static boolean enter(@FieldValue("hdrs") @Nullable Headers parsed) {
            return parsed == null;
        }

        /** Opens a scope that {@link Run} ends. */
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@Return Headers carrier, @Enter boolean isParsing) {
            if (!isParsing) return;
            String[] headers = null;
            for (Map.Entry<String, List<String>> header : carrier.entrySet()) {
                int key = Baton.key(header.getKey());
                if (key < 0) continue;
                for (String value : header.getValue()) headers = Baton.add(headers, key, value);
            }
            Object context = Baton.extract(headers);
            String[] additions = Baton.inbound(context);
            for (int key = 0; key < additions.length; key++) {
                if (additions[key] != null) carrier.add(Baton.names()[key], additions[key]);
            }
            Baton.open(context);
        }
    }
}
