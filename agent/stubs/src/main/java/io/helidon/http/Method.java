// SPDX-License-Identifier: Apache-2.0
package io.helidon.http;

/** The shape of the class of this name, in Helidon 4. */
public final class Method {
    private Method() {}

    public String text() {
        throw new UnsupportedOperationException("a shape, never run");
    }
}
