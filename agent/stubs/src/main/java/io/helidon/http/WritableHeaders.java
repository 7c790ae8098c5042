// SPDX-License-Identifier: Apache-2.0
package io.helidon.http;

/** The shape of the interface of this name, in Helidon 4. */
public interface WritableHeaders<B extends WritableHeaders<B>> extends Headers {
    static WritableHeaders<?> create(Headers headers) {
        throw new UnsupportedOperationException("a shape, never run");
    }

    B add(Header header);
}
