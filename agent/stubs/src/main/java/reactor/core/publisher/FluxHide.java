// SPDX-License-Identifier: Apache-2.0
package reactor.core.publisher;

import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;

/** The shape of Reactor's class of this name, which is not public. */
public class FluxHide {
    private FluxHide() {}

    /** Stands between a source and its subscriber, and hands on what either says. */
    public static class SuppressFuseableSubscriber implements CoreSubscriber<Object>, Subscription {
        public Subscription s;

        public SuppressFuseableSubscriber(CoreSubscriber<?> actual) {
            throw new UnsupportedOperationException("a shape, never run");
        }
    }
}
