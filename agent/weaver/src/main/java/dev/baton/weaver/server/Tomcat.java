// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.server;

import dev.baton.weaver.Edge;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import org.apache.coyote.Request;
import org.apache.tomcat.util.http.MimeHeaders;

/**
 * Tomcat 8.5–11, embedded and standalone. Every request enters through {@code CoyoteAdapter}: {@code service} first,
 * {@code asyncDispatch} when it resumes; HTTP/1.1, HTTP/2 and AJP alike. {@code org.apache.coyote.Request} has never been
 * a servlet type, so {@code javax} against {@code jakarta} does not arise.
 */
public final class Tomcat {
    private Tomcat() {}

    public static Edge edge() {
        return Edge.in("tomcat", "Tomcat 8.5–11")
                .type("org.apache.catalina.connector.CoyoteAdapter")
                .advice("service|asyncDispatch", Service.class, "org.apache.coyote.Request");
    }

    static final class Service {
        @OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Argument(0) Request request) {
            MimeHeaders carrier = request.getMimeHeaders();
            String[] headers = null;
            for (int i = 0, size = carrier.size(); i < size; i++) {
                int key = Baton.key(carrier.getName(i).toString());
                if (key >= 0)
                    headers = Baton.add(headers, key, carrier.getValue(i).toString());
            }
            return Baton.open(Baton.extract(headers));
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter Object scope) {
            Baton.close(scope);
        }
    }
}
