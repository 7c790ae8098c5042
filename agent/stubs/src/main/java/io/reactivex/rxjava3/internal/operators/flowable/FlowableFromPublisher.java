// SPDX-License-Identifier: Apache-2.0
package io.reactivex.rxjava3.internal.operators.flowable;

/** The shape of RxJava's class of this name. */
public class FlowableFromPublisher {
    public FlowableFromPublisher(org.reactivestreams.Publisher<?> publisher) {
        throw new UnsupportedOperationException("a shape, never run");
    }
}
