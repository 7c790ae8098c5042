// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import io.smallrye.mutiny.Multi;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** What subscribers are told of a stream that fails before they could be subscribed to it, since Mutiny 1.3. */
public final class MutinyFailures implements Supplier<List<String>> {
    @Override
    public List<String> get() {
        Multi<Integer> failing = Multi.createFrom().item(1).withContext((multi, context) -> {
            throw new IllegalStateException("on purpose");
        });
        CompletableFuture<List<Integer>> done = new CompletableFuture<>();
        CompletableFuture<List<Integer>> doneOfMutiny = new CompletableFuture<>();
        failing.subscribe(new OneByOne(done, new ArrayList<>(), place -> {}, Runnable::run));
        failing.subscribe()
                .withSubscriber(new MutinyOneByOne(doneOfMutiny, new ArrayList<>(), place -> {}, Runnable::run));
        List<String> told = new ArrayList<>();
        told.add(outcome(done));
        told.add(outcome(doneOfMutiny));
        return told;
    }

    private static String outcome(CompletableFuture<List<Integer>> done) {
        try {
            return done.isDone() ? done.join().toString() : "nothing";
        } catch (CompletionException failed) {
            return failed.getCause().getMessage();
        }
    }
}
