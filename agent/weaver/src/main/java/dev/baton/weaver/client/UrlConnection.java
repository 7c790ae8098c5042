// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.client;

import dev.baton.weaver.Edge;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import sun.net.www.MessageHeader;

/**
 * {@code HttpURLConnection} of JDK 8–26, HTTPS included, which delegates to it. Every request that it puts onto the wire
 * passes the three-argument {@code writeRequests} of its {@code HttpClient}, redirects, authentication and its own retry
 * alike, complete with the application's headers; a {@code CONNECT} to a proxy passes the one with two. What is written
 * is a copy, so that {@code getRequestProperty} shows the application what it always did, and the {@code HttpClient}
 * keeps that copy for its retry on a stale connection.
 */
public final class UrlConnection {
    private UrlConnection() {}

    public static Edge edge() {
        return Edge.out("urlconnection", "HttpURLConnection of JDK 8–26")
                .type("sun.net.www.http.HttpClient")
                .advice("writeRequests", WriteRequests.class, "sun.net.www.MessageHeader", "*", "boolean");
    }

    static final class WriteRequests {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(value = 0, readOnly = false) MessageHeader carrier) {
            Object context = Baton.departing();
            if (context == null) return;
            MessageHeader copy = new MessageHeader();
            int size = 0;
            String[] present = null;
            for (int i = 0; carrier.getKey(i) != null || carrier.getValue(i) != null; i++) {
                String name = carrier.getKey(i);
                String value = carrier.getValue(i);
                copy.add(name, value);
                size += (name == null ? 0 : name.length()) + (value == null ? 0 : value.length()) + 4;
                int key = name == null ? -1 : Baton.key(name);
                if (key >= 0) present = Baton.add(present, key, value == null ? "" : value);
            }
            String[] names = Baton.names();
            String[] values = Baton.inject(context, present, size);
            for (int key = 0; key < values.length; key++) {
                if (values[key] != null) copy.add(names[key], values[key]);
            }
            carrier = copy;
        }
    }
}
