// SPDX-License-Identifier: Apache-2.0
package io.smallrye.mutiny.subscription;

/** The shape of Mutiny's class of this name, which hands on what it is told. */
public class UniDelegatingSubscriber<I, O> implements UniSubscriber<I> {
    public UniDelegatingSubscriber(UniSubscriber<? super O> subscriber) {
        throw new UnsupportedOperationException("a shape, never run");
    }
}
