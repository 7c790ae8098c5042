// SPDX-License-Identifier: Apache-2.0
package io.smallrye.mutiny.operators.multi;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.AbstractMulti;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import java.util.function.Function;

/** The shape of Mutiny's class of this name: {@code map}. */
public class MultiMapOp<T, U> extends AbstractMulti<U> {
    public MultiMapOp(Multi<T> upstream, Function<? super T, ? extends U> mapper) {
        throw new UnsupportedOperationException("a shape, never run");
    }

    /** Stands between a source and its subscriber, and hands on what either says. */
    public static class MapProcessor<I, O> implements MultiSubscriber<I> {
        public MapProcessor(MultiSubscriber<? super O> actual, Function<? super I, ? extends O> mapper) {
            throw new UnsupportedOperationException("a shape, never run");
        }
    }
}
