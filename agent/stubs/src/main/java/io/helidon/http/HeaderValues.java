// SPDX-License-Identifier: Apache-2.0
package io.helidon.http;

/** The shape of the class of this name, in Helidon 4. */
public final class HeaderValues {
    private HeaderValues() {}

    public static Header create(String name, String value) {
        throw new UnsupportedOperationException("a shape, never run");
    }

    public static Header create(HeaderName name, boolean changing, boolean sensitive, String... values) {
        throw new UnsupportedOperationException("a shape, never run");
    }
}
