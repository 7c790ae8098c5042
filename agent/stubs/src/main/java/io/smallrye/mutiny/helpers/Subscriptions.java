// SPDX-License-Identifier: Apache-2.0
package io.smallrye.mutiny.helpers;

/** The shape of Mutiny's class of this name. */
public class Subscriptions {
    private Subscriptions() {}

    /** What a subscriber gets of which there is nothing to come but an end. */
    public static class EmptySubscription {
        public EmptySubscription() {
            throw new UnsupportedOperationException("a shape, never run");
        }
    }
}
