// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.client;

import dev.baton.weaver.Edge;
import net.bytebuddy.asm.Advice.FieldValue;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import sun.net.www.MessageHeader;

/**
 * {@code HttpURLConnection} of JDK 8–26, HTTPS included, which delegates to it. {@code writeRequests} is called for every
 * request that goes onto the wire: redirects, authentication and retries alike. The application's own headers are in
 * {@code userHeaders} and reach {@code requests} below this point, where they do not replace what is there; so both are
 * looked at.
 */
public final class UrlConnection {
    private UrlConnection() {}

    public static Edge edge() {
        return Edge.out("urlconnection", "HttpURLConnection of JDK 8–26")
                .type("sun.net.www.protocol.http.HttpURLConnection")
                .advice("writeRequests", WriteRequests.class);
    }

    static final class WriteRequests {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @FieldValue("requests") MessageHeader carrier, @FieldValue("userHeaders") MessageHeader userHeaders) {
            Object context = Baton.current();
            if (context == null) return;
            String[] names = Baton.names();
            String[] present = null;
            for (int key = 0; key < names.length; key++) {
                String value = userHeaders.findValue(names[key]);
                if (value == null) value = carrier.findValue(names[key]);
                if (value != null) present = Baton.add(present, key, value);
            }
            String[] values = Baton.inject(context, present);
            for (int key = 0; key < values.length; key++) {
                if (values[key] != null) carrier.set(names[key], values[key]);
            }
        }
    }
}
