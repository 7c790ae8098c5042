// SPDX-License-Identifier: Apache-2.0
package reactor.core;

import org.reactivestreams.Subscriber;

/** The shape of Reactor's interface of this name. */
public interface CoreSubscriber<T> extends Subscriber<T> {}
