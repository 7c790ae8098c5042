// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests;

import java.util.Map;

/**
 * The agent of this JVM, awake, and contexts to work under without a server. Tests that are compiled for Java 11 and later
 * cannot name {@code java.lang.Baton}: there the compiler looks for that package in {@code java.base} alone.
 */
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

    /** The context of the running thread; null when there is none. */
    public static Object current() {
        return Baton.current();
    }

    /** Ends what {@link #open} began. */
    public static void close(Object scope) {
        Baton.close(scope);
    }

    /**
     * Opens a context as a server would for a request with these headers; null: none.
     *
     * @return the scope to {@link #close}
     */
    public static Object open(Map<String, String> headers) {
        if (headers == null) return Baton.open(null);
        String[] noted = null;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            noted = Baton.add(noted, Baton.key(header.getKey()), header.getValue());
        }
        return Baton.open(Baton.extract(noted));
    }
}
