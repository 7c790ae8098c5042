// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.app;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Is in a request's scope, by calling the door as advice does, until there is something to read, and leaves it then; prints
 * whether there is a context, a line each. Ends when standard input does.
 */
public final class LastingScope {
    private static final String TRACEPARENT = "00-00000000000000004d65822107fcfd52-78629a0f5f3f164f-01";

    private LastingScope() {}

    public static void main(String[] arguments) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Object context = context();
        Object scope = call("open", context);
        say("at first");
        System.in.read();
        say("later");
        Object inner = call("open", context());
        say("in a new scope");
        call("close", inner);
        say("after it");
        Object again = call("open", context);
        say("in one of the first context");
        call("close", again);
        call("close", scope);
        say("at last");
        System.out.println("over");
        while (System.in.read() >= 0) {
            // whoever started it wants it to go on
        }
        server.stop(0);
        System.exit(0);
    }

    private static void say(String when) throws ReflectiveOperationException {
        Object current = door().getMethod("current").invoke(null);
        System.out.println(when + ": " + (current == null ? "none" : "context"));
    }

    private static @Nullable Object context() throws ReflectiveOperationException {
        int key = (Integer) door().getMethod("key", String.class).invoke(null, "traceparent");
        Object headers =
                door().getMethod("add", String[].class, int.class, String.class).invoke(null, null, key, TRACEPARENT);
        return door().getMethod("extract", String[].class).invoke(null, headers);
    }

    private static @Nullable Object call(String method, @Nullable Object argument) throws ReflectiveOperationException {
        return door().getMethod(method, Object.class).invoke(null, argument);
    }

    private static Class<?> door() throws ClassNotFoundException {
        return Class.forName("java.lang.Baton");
    }
}
