// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests;

import java.util.Map;

/** The agent of this JVM, awake, and contexts to work under without a server. */
public final class Woken {
    static {
        try {
            Class.forName("org.apache.catalina.connector.CoyoteAdapter");
        } catch (ClassNotFoundException fault) {
            throw new ExceptionInInitializerError(fault);
        }
    }

    private Woken() {}

    /** Makes the agent wake up, if it has not. */
    public static void up() {
        // the static initializer did it
    }

    /** Opens a context as a server would for a request with these headers; the result goes to {@link Baton#close}. */
    public static Object open(Map<String, String> headers) {
        String[] noted = null;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            noted = Baton.add(noted, Baton.key(header.getKey()), header.getValue());
        }
        return Baton.open(Baton.extract(noted));
    }
}
