// SPDX-License-Identifier: Apache-2.0
package org.eclipse.jetty.http;

/** The shape of Jetty's class of this name, 9.2–12.1. */
public class HttpField {
    public HttpField(String name, String value) {
        throw new UnsupportedOperationException("a shape, never run");
    }

    public String getName() {
        throw new UnsupportedOperationException("a shape, never run");
    }

    public String getValue() {
        throw new UnsupportedOperationException("a shape, never run");
    }
}
