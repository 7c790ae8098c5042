// SPDX-License-Identifier: Apache-2.0
package reactor.core.publisher;

import org.reactivestreams.Publisher;

/** The shape of Reactor's class of this name, which is not public. */
public class FluxSource {
    public FluxSource(Publisher<?> source) {
        throw new UnsupportedOperationException("a shape, never run");
    }
}
