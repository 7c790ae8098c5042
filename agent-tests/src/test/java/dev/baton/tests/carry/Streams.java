// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A library of reactive streams, for {@link ReactiveContract}. */
public interface Streams {
    /** What a stream can pass on its way, by name. */
    List<String> hops();

    /** The ways to subscribe, by name. */
    List<String> ways();

    /**
     * A chain of operators that brings 1, 2 and 3.
     *
     * @param hop what the stream passes, with operators on either side
     * @param way how it is to be subscribed to
     * @param probe to be told of each function that an operator or a subscriber calls, by its place
     * @param outside runs what it is given on a thread of its own, under the context of another request
     * @return subscribes each time it is asked to; the values, once all have come
     */
    Supplier<CompletableFuture<List<Integer>>> assemble(
            String hop, String way, Consumer<String> probe, Executor outside);

    /**
     * Subscribes to what never ends.
     *
     * @param way as in {@link #assemble}
     * @param probe as in {@link #assemble}
     * @param outside as in {@link #assemble}
     * @return cancels
     */
    Runnable subscribeForEver(String way, Consumer<String> probe, Executor outside);

    /** What many subscribers get the same values from, by name. */
    List<String> hubs();

    Hub hub(String name, Executor outside);

    /** Subscribes and waits, as cheaply as can be; of an asynchronous source. */
    void subscribeOnce();

    /** A source that others emit to. */
    interface Hub {
        /**
         * Subscribes; the values, once all have come.
         *
         * @param probe as in {@link #assemble}
         */
        CompletableFuture<List<Integer>> subscribe(Consumer<String> probe);

        /** Emits 1, 2 and 3 and completes. */
        void emit();
    }
}
