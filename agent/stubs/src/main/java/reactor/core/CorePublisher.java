// SPDX-License-Identifier: Apache-2.0
package reactor.core;

import org.reactivestreams.Publisher;

/** The shape of Reactor's interface of this name. */
public interface CorePublisher<T> extends Publisher<T> {}
