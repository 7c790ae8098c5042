// SPDX-License-Identifier: Apache-2.0
package io.reactivex.rxjava3.internal.operators.flowable;

/** The shape of RxJava's class of this name. */
public class FlowableHide {
    private FlowableHide() {}

    /** Stands between a source and its subscriber, and hands on what either says. */
    public static class HideSubscriber {
        public HideSubscriber(org.reactivestreams.Subscriber<?> subscriber) {
            throw new UnsupportedOperationException("a shape, never run");
        }
    }
}
