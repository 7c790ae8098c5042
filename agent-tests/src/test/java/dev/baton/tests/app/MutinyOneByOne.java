// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import io.smallrye.mutiny.subscription.MultiSubscriber;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** A subscriber of the application's, of Mutiny's kind. */
final class MutinyOneByOne extends OneByOne implements MultiSubscriber<Integer> {
    MutinyOneByOne(
            CompletableFuture<List<Integer>> done, List<Integer> values, Consumer<String> probe, Executor outside) {
        super(done, values, probe, outside);
    }

    @Override
    public void onNext(Integer value) {
        super.onNext(value);
    }

    @Override
    public void onError(Throwable failure) {
        super.onError(failure);
    }

    @Override
    public void onComplete() {
        super.onComplete();
    }

    @Override
    public void onItem(Integer value) {
        onNext(value);
    }

    @Override
    public void onFailure(Throwable failure) {
        onError(failure);
    }

    @Override
    public void onCompletion() {
        onComplete();
    }
}
