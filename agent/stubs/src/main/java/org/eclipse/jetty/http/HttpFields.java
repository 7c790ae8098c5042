// SPDX-License-Identifier: Apache-2.0
package org.eclipse.jetty.http;

/**
 * The shape of Jetty's interface of this name, 10.0–12.1. It is a class up to 9.4, which is why a jar of Jetty cannot stand
 * in for this; what is called in all versions, is called as {@code Iterable}.
 */
public interface HttpFields extends Iterable<HttpField> {
    static Mutable build(HttpFields fields) {
        throw new UnsupportedOperationException("a shape, never run");
    }

    /** With {@code field} in place of those of its name. */
    static Mutable build(HttpFields fields, HttpField field) {
        throw new UnsupportedOperationException("a shape, never run");
    }

    String get(String name);

    /** An interface from 12.0 on, a class in 10 and 11. */
    interface Mutable extends HttpFields {
        Mutable add(String name, String value);

        Mutable put(String name, String value);

        Mutable remove(String name);
    }
}
