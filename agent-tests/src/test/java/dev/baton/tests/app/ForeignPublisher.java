// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import java.util.concurrent.Executor;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** A publisher of nobody's: signals on a thread of its own, as much as is requested. */
final class ForeignPublisher implements Publisher<Integer> {
    private final Executor subscribing;
    private final Executor outside;
    private final Integer[] values;

    /** @param subscribing where it gives its subscription */
    ForeignPublisher(Executor subscribing, Executor outside, Integer... values) {
        this.subscribing = subscribing;
        this.outside = outside;
        this.values = values;
    }

    @Override
    public void subscribe(Subscriber<? super Integer> subscriber) {
        subscribing.execute(() -> subscriber.onSubscribe(new Subscription() {
            private long requested;
            private int next;
            private boolean isOver;

            @Override
            public void request(long n) {
                outside.execute(() -> {
                    requested = requested + n < 0 ? Long.MAX_VALUE : requested + n;
                    drain();
                });
            }

            private void drain() {
                while (requested > 0 && next < values.length && !isOver) {
                    requested--;
                    subscriber.onNext(values[next++]);
                }
                if (isOver || next < values.length) return;
                isOver = true;
                subscriber.onComplete();
            }

            @Override
            public void cancel() {
                outside.execute(() -> isOver = true);
            }
        }));
    }
}
