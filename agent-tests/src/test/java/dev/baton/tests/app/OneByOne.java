// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** A subscriber of nobody's, that requests on a thread of its own. */
class OneByOne implements Subscriber<Integer> {
    Subscription subscription;

    private final CompletableFuture<List<Integer>> done;
    private final List<Integer> values;
    private final Consumer<String> probe;
    private final Executor outside;

    /**
     * @param done gets the values, once all have come
     * @param values gets each that comes
     */
    OneByOne(CompletableFuture<List<Integer>> done, List<Integer> values, Consumer<String> probe, Executor outside) {
        this.done = done;
        this.values = values;
        this.probe = probe;
        this.outside = outside;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        probe.accept("subscriber's onSubscribe");
        this.subscription = subscription;
        outside.execute(() -> subscription.request(1));
    }

    @Override
    public void onNext(Integer value) {
        probe.accept("subscriber");
        values.add(value);
        outside.execute(() -> subscription.request(1));
    }

    @Override
    public void onError(Throwable fault) {
        done.completeExceptionally(fault);
    }

    @Override
    public void onComplete() {
        probe.accept("subscriber's completion");
        done.complete(values);
    }
}
